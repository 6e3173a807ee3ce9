#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cfplan {

/// The kinds of maps of the manifest whose keys are fixed.
enum class Section {
  Manifest,    ///< the top level of deployments.yaml
  Include,     ///< the top level of an included file
  Account,     ///< one of `accounts`
  Layout,      ///< `layout`
  Deployment,  ///< one layer's keys of a deployment
  Customer,    ///< the keys of a deployment and `environments`
  Route,       ///< a route written as a map
  Resource,    ///< one of `databases` or of another kind of binding that apply can create
  Existing,    ///< one of a kind of binding that must be there
  Secret,      ///< one of `secrets`
};

/// Limits of `generate`: 128 bits, and Cloudflare's 5 KB for a value as base64url.
inline constexpr int kLeastSecretBytes = 16;
inline constexpr int kMostSecretBytes = 3840;

/// What a value looks like.
enum class Shape {
  One,          ///< the number 1
  Text,         ///< any scalar, taken as it is written
  Word,         ///< one of `words`
  Boolean,      ///< true or false
  ByteCount,    ///< a whole number of random bytes
  TextList,     ///< a list of scalars
  TextMap,      ///< a map of scalars, nulls allowed
  AnyMap,       ///< a map of anything
  Map,          ///< one map of the section `inner`
  MapOfMaps,    ///< names, each with a map of the section `inner`
  ListOfMaps,   ///< a list of maps of the section `inner`
  ListOfEither  ///< a list of scalars and maps of the section `inner`
};

enum class Nulls { Refused, Allowed };
enum class Presence { Optional, Required };

/// Whether `${…}` is filled in.
enum class Templates { Refused, Filled };

/// What the keys of a map may be called.
enum class KeyRule { Any, Name, Identifier, EnvKey };

/// One key of the manifest: the one place that says where it may stand and what it holds. The
/// checks, the JSON Schema for editors and the list of known keys are all made from these rows.
struct SchemaKey {
  Section section;
  std::string_view name;
  Shape shape;
  std::string_view doc;            ///< one sentence for people
  std::string_view default_value;  ///< as it would be written; empty: none
  Nulls null = Nulls::Refused;
  Templates templates = Templates::Refused;
  Presence presence = Presence::Optional;
  std::span<const std::string_view> words = {};
  Section inner = Section::Manifest;
  KeyRule keys = KeyRule::Any;
};

/// All rows, by section, in the order in which they are described.
[[nodiscard]] std::span<const SchemaKey> schema_keys();

/// The row of a key, or null when it may not stand in this section.
[[nodiscard]] const SchemaKey* find_schema_key(Section section, std::string_view name);

/// The names of the keys that may stand in a section.
[[nodiscard]] std::vector<std::string> key_names(Section section);

}  // namespace cfplan
