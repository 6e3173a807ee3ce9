#include "manifest/schema/schema_table.hpp"

#include <algorithm>
#include <array>

namespace cfplan {
namespace {

using W = std::string_view;
constexpr std::array<W, 2> kOwnership{"additive", "exact"};
constexpr std::array<W, 2> kZoneIdPlace{"route", "env"};
constexpr std::array<W, 2> kState{"present", "absent"};

// clang-format off
constexpr std::array kKeys = [] {
  using enum Section;
  using enum Shape;
  return std::array{
    SchemaKey{Manifest, "version", One, "Version of this format.", "",
              Nulls::Refused, Templates::Refused, Presence::Required},
    SchemaKey{Manifest, "service", Text, "Name of the service, for templates.",
              "the top-level name in the wrangler file"},
    SchemaKey{Manifest, "wrangler", Text,
              "The wrangler file of the project: wrangler.toml, wrangler.jsonc or wrangler.json.",
              "the first of wrangler.json, wrangler.jsonc and wrangler.toml that is there"},
    SchemaKey{Manifest, "accounts", MapOfMaps,
              "Cloudflare accounts by a name of your own; without them there is one, and its token is in CLOUDFLARE_API_TOKEN.",
              "", Nulls::Allowed, Templates::Refused, Presence::Optional, {}, Account, KeyRule::Name},
    SchemaKey{Manifest, "layout", Map, "Where the files and sections of a deployment are.", "",
              Nulls::Allowed, Templates::Refused, Presence::Optional, {}, Layout},
    SchemaKey{Manifest, "ownership", Word,
              "additive: keys that are not declared are left alone; exact: they are deleted.", "additive",
              Nulls::Refused, Templates::Refused, Presence::Optional, kOwnership},
    SchemaKey{Manifest, "include", TextList,
              "Patterns of further files that hold customers, so that each can have its own code owner.", "",
              Nulls::Allowed},
    SchemaKey{Manifest, "defaults", Map, "Layer 1: what every deployment has.", "",
              Nulls::Allowed, Templates::Filled, Presence::Optional, {}, Deployment},
    SchemaKey{Manifest, "environments", MapOfMaps,
              "Layer 2: what every deployment of an environment has, by the environment's name.", "",
              Nulls::Allowed, Templates::Filled, Presence::Optional, {}, Deployment, KeyRule::Name},
    SchemaKey{Manifest, "customers", MapOfMaps, "Layers 3 and 4: the customers and their environments.", "",
              Nulls::Allowed, Templates::Filled, Presence::Optional, {}, Customer, KeyRule::Name},

    SchemaKey{Include, "customers", MapOfMaps, "The customers of this file and their environments.", "",
              Nulls::Allowed, Templates::Filled, Presence::Optional, {}, Customer, KeyRule::Name},

    SchemaKey{Account, "id", Text, "The account's id.", "found from the token"},
    SchemaKey{Account, "token_env", Text,
              "The environment variable that holds the account's API token; its name ends in CLOUDFLARE_API_TOKEN.",
              "CLOUDFLARE_API_TOKEN"},

    SchemaKey{Layout, "wrangler_env", Text, "The X of a deployment's section [env.X].", "${environment}",
              Nulls::Refused, Templates::Filled},
    SchemaKey{Layout, "worker", Text,
              "Name of a deployment's Worker, written as [env.X] name; null: wrangler's own rule, and nothing is written.",
              "null", Nulls::Allowed, Templates::Filled},
    SchemaKey{Layout, "env_file", Text, "A deployment's env file; null: none is managed.",
              "config/customers/${customer}/${environment}.env", Nulls::Allowed, Templates::Filled},
    SchemaKey{Layout, "base_env_file", Text, "An env file with the values that all customers share; only read.",
              "config/base/variables.base.env"},
    SchemaKey{Layout, "base_wrangler", Text,
              "A wrangler file whose account_id is kept equal to the root's when the root's changes.",
              "config/base/wrangler.base.toml"},
    SchemaKey{Layout, "zone_id", Word,
              "route: the zone id is written in the route; env: as a bare [env.X] zone_id, which wrangler 4 ignores with a warning.",
              "route", Nulls::Refused, Templates::Refused, Presence::Optional, kZoneIdPlace},

    SchemaKey{Deployment, "domain", Text, "Host name of the deployment; CUSTOMER_DOMAIN in its env file.", "",
              Nulls::Allowed, Templates::Filled},
    SchemaKey{Deployment, "worker", Text, "Name of the Worker, written as [env.X] name; wins over the layout.", "",
              Nulls::Allowed, Templates::Filled},
    SchemaKey{Deployment, "wrangler", Text, "The wrangler file of this deployment.", "",
              Nulls::Allowed, Templates::Filled},
    SchemaKey{Deployment, "wrangler_env", Text, "The X of its section [env.X]; wins over the layout.", "",
              Nulls::Allowed, Templates::Filled},
    SchemaKey{Deployment, "env_file", Text, "Its env file; wins over the layout; null: none is managed.", "",
              Nulls::Allowed, Templates::Filled},
    SchemaKey{Deployment, "account", Text, "Its Cloudflare account, a name under accounts.", "",
              Nulls::Allowed, Templates::Filled},
    SchemaKey{Deployment, "routes", ListOfEither,
              "Its routes: patterns, or maps with pattern and custom_domain.", "",
              Nulls::Allowed, Templates::Filled, Presence::Optional, {}, Route},
    SchemaKey{Deployment, "zone", Text,
              "Name of the zone of its routes, found from each route's host otherwise; null: no zone id is written.", "",
              Nulls::Allowed, Templates::Filled},
    SchemaKey{Deployment, "databases", ListOfMaps, "Its D1 databases; layers merge by binding.", "",
              Nulls::Allowed, Templates::Filled, Presence::Optional, {}, Resource},
    SchemaKey{Deployment, "kv_namespaces", ListOfMaps, "Its KV namespaces; layers merge by binding.", "",
              Nulls::Allowed, Templates::Filled, Presence::Optional, {}, Resource},
    SchemaKey{Deployment, "r2_buckets", ListOfMaps, "Its R2 buckets; layers merge by binding.", "",
              Nulls::Allowed, Templates::Filled, Presence::Optional, {}, Resource},
    SchemaKey{Deployment, "queues", ListOfMaps, "The queues it sends to; layers merge by binding.", "",
              Nulls::Allowed, Templates::Filled, Presence::Optional, {}, Resource},
    SchemaKey{Deployment, "hyperdrive", ListOfMaps, "Its Hyperdrive configurations; layers merge by binding.", "",
              Nulls::Allowed, Templates::Filled, Presence::Optional, {}, Existing},
    SchemaKey{Deployment, "vectorize", ListOfMaps, "Its Vectorize indexes; layers merge by binding.", "",
              Nulls::Allowed, Templates::Filled, Presence::Optional, {}, Existing},
    SchemaKey{Deployment, "vars", AnyMap, "Its [env.X.vars].", "",
              Nulls::Allowed, Templates::Filled, Presence::Optional, {}, Manifest, KeyRule::Identifier},
    SchemaKey{Deployment, "env", TextMap, "Entries of its env file.", "",
              Nulls::Allowed, Templates::Filled, Presence::Optional, {}, Manifest, KeyRule::EnvKey},
    SchemaKey{Deployment, "secrets", MapOfMaps, "Its secrets and where each value comes from.", "",
              Nulls::Allowed, Templates::Filled, Presence::Optional, {}, Secret, KeyRule::Identifier},
    SchemaKey{Deployment, "state", Word, "absent: the deployment is removed from the files.", "present",
              Nulls::Allowed, Templates::Refused, Presence::Optional, kState},
    SchemaKey{Deployment, "ownership", Word, "As at the top level, for these deployments.", "",
              Nulls::Allowed, Templates::Refused, Presence::Optional, kOwnership},
    SchemaKey{Deployment, "protected", Boolean, "Whether guards watch over its deletions.", "false",
              Nulls::Allowed},
    SchemaKey{Deployment, "create_worker", Boolean,
              "Whether apply creates the empty Worker so that its secrets can be set.", "false", Nulls::Allowed},
    SchemaKey{Deployment, "allow_plaintext", TextList,
              "Names under vars and env whose value may look like a credential.", "",
              Nulls::Allowed, Templates::Filled},

    SchemaKey{Customer, "environments", MapOfMaps, "Layer 4: its deployments, by the environment's name.", "",
              Nulls::Allowed, Templates::Filled, Presence::Optional, {}, Deployment, KeyRule::Name},

    SchemaKey{Route, "pattern", Text, "The pattern, or the host of a custom domain.", "",
              Nulls::Refused, Templates::Filled, Presence::Required},
    SchemaKey{Route, "custom_domain", Boolean, "Whether the host is a custom domain of the Worker.", "false",
              Nulls::Allowed},

    SchemaKey{Resource, "binding", Text, "Name of the binding.", "",
              Nulls::Refused, Templates::Filled, Presence::Required},
    SchemaKey{Resource, "name", Text, "Its name at Cloudflare.", "", Nulls::Allowed, Templates::Filled},
    SchemaKey{Resource, "create", Boolean, "Whether apply creates it when there is none.", "false",
              Nulls::Allowed},

    SchemaKey{Existing, "binding", Text, "Name of the binding.", "",
              Nulls::Refused, Templates::Filled, Presence::Required},
    SchemaKey{Existing, "name", Text, "Its name at Cloudflare.", "", Nulls::Allowed, Templates::Filled},

    SchemaKey{Secret, "from_env", Text, "The environment variable of apply that holds the value.", "",
              Nulls::Allowed, Templates::Filled},
    SchemaKey{Secret, "from_file", Text, "The file that holds the value; it alone may be an absolute path.", "",
              Nulls::Allowed, Templates::Filled},
    SchemaKey{Secret, "from_command", TextList, "The program, with its arguments, that prints the value.", "",
              Nulls::Allowed, Templates::Filled},
    SchemaKey{Secret, "generate", ByteCount, "Number of random bytes, written as base64url and set once.", "",
              Nulls::Allowed},
    SchemaKey{Secret, "version", Text, "Any text; another version sets the secret anew.", "",
              Nulls::Allowed, Templates::Filled},
    SchemaKey{Secret, "keep_newline", Boolean, "Whether the final line ending of the file or output is kept.",
              "false", Nulls::Allowed},
    SchemaKey{Secret, "pass_env", TextList, "Environment variables that the program gets.", "",
              Nulls::Allowed, Templates::Filled},
  };
}();
// clang-format on

}  // namespace

std::span<const SchemaKey> schema_keys() { return kKeys; }

const SchemaKey* find_schema_key(Section section, std::string_view name) {
  const auto find = [&](Section where) {
    const auto found = std::find_if(kKeys.begin(), kKeys.end(), [&](const SchemaKey& key) {
      return key.section == where && key.name == name;
    });
    return found == kKeys.end() ? nullptr : &*found;
  };
  const SchemaKey* key = find(section);
  return key == nullptr && section == Section::Customer ? find(Section::Deployment) : key;
}

std::vector<std::string> key_names(Section section) {
  std::vector<std::string> names;
  for (const SchemaKey& key : kKeys) {
    const bool inherited = section == Section::Customer && key.section == Section::Deployment;
    if (key.section == section || inherited) names.emplace_back(key.name);
  }
  return names;
}

}  // namespace cfplan
