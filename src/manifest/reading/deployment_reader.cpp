#include "manifest/reading/deployment_reader.hpp"

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "cfplan/base/comparable_route.hpp"
#include "cfplan/base/text.hpp"
#include "cfplan/manifest/name_rules.hpp"
#include "manifest/reading/bindings_reader.hpp"
#include "manifest/reading/host_name.hpp"
#include "manifest/reading/project_file.hpp"
#include "manifest/reading/route_pattern.hpp"
#include "manifest/wording.hpp"

namespace cfplan {
namespace {

// What a small file may grow to when its shared layers are filled in for every deployment.
constexpr std::size_t kMaxTotalSize = std::size_t{256} << 20;
constexpr std::string_view kDefaultEnvFile = "config/customers/${customer}/${environment}.env";

// Without an entry: the built-in default.
Written written_env_file(const DeploymentLayers& layers) {
  const Written written = layers.strongest("env_file");
  const Layer& layout = layers.shared().layout;
  if (written.entry != nullptr) return written;
  return {layout.find("env_file"), &layout};
}

class DeploymentReader {
 public:
  DeploymentReader(const DeploymentLayers& layers, DeploymentNames& names, Origin written)
      : layers_(layers), names_(names) {
    deployment_.key = layers.key();
    deployment_.origin = std::move(written);
  }

  [[nodiscard]] Deployment read() {
    read_words();
    read_names();
    read_env_file();
    read_zone();
    read_account();
    read_routes();
    read_env();
    read_allow_plaintext();
    read_bindings(deployment_, layers_, names_);
    const bool looks_up_zone =
        deployment_.domain && !std::holds_alternative<NoZone>(deployment_.zone);
    deployment_.account_managed =
        deployment_.account || deployment_.routes_declared || deployment_.databases_declared ||
        !deployment_.declared_kinds.empty() || deployment_.secrets_declared || looks_up_zone;
    return std::move(deployment_);
  }

 private:
  [[nodiscard]] bool flag(std::string_view key) const {
    const auto written = layers_.strongest(key, YamlKind::Scalar);
    return written && written->node().text == "true";
  }

  [[nodiscard]] std::string_view word(std::string_view key) const {
    const auto written = layers_.strongest(key, YamlKind::Scalar);
    return written ? std::string_view(written->node().text) : std::string_view();
  }

  void read_words() {
    if (word("state") == "absent") deployment_.state = DeploymentState::Absent;
    deployment_.ownership = word("ownership") == "exact"      ? Ownership::Exact
                            : word("ownership") == "additive" ? Ownership::Additive
                                                              : layers_.shared().ownership;
    deployment_.removal_origin = removal_origin();
    deployment_.zone_id_place = layers_.shared().zone_id_place;
    deployment_.is_protected = flag("protected");
    deployment_.create_worker = flag("create_worker");
  }

  [[nodiscard]] Origin removal_origin() const {
    const bool is_absent = deployment_.state == DeploymentState::Absent;
    if (!is_absent && deployment_.ownership == Ownership::Additive) return {};
    const std::string words = is_absent ? "state: absent" : "ownership: exact";
    const auto written = layers_.strongest(is_absent ? "state" : "ownership", YamlKind::Scalar);
    if (written) {
      Origin origin = written->origin();
      origin.layer += ", " + words;
      return origin;
    }
    const ManifestFile& main = *layers_.shared().main;
    const YamlNode* top_level = main.tree.root->find("ownership");
    const LineColumn at = main.text.position(top_level->span.begin);
    return {main.text.name(), at.line, at.column, words};
  }

  void read_names() {
    if (auto file = names_.wrangler_file()) deployment_.wrangler_file = std::move(file->value);
    if (auto env = names_.wrangler_env()) deployment_.wrangler_env = std::move(env->value);
    deployment_.worker = names_.worker();
    deployment_.domain = names_.domain();
  }

  void read_env_file() {
    const Written written = written_env_file(layers_);
    const bool built_in = written.entry == nullptr;
    if (!built_in && !written.is(YamlKind::Scalar)) return;
    const auto text = built_in ? names_.fill(kDefaultEnvFile, Spot{}) : names_.fill(written);
    if (!text) return;
    PathCheck path = check_project_file(*text);
    if (path.fault && built_in) return;  // a customer's name that is none, which is told already
    if (path.fault) return report("CFP1407", std::move(*path.fault), written.spot());
    deployment_.env_file = std::move(path.path);
  }

  void read_zone() {
    const Written written = layers_.strongest("zone");
    if (written.entry == nullptr) return;
    if (written.is(YamlKind::Null)) deployment_.zone = NoZone{};
    if (!written.is(YamlKind::Scalar)) return;
    const auto name = names_.fill(written);
    if (!name) return;
    if (auto fault = host_fault(*name)) return report("CFP1402", std::move(*fault), written.spot());
    deployment_.zone = ZoneNamed{lower_ascii(*name)};
  }

  void read_account() {
    const auto written = layers_.strongest("account", YamlKind::Scalar);
    if (!written) return;
    auto name = names_.fill(*written);
    if (!name) return;
    const auto& accounts = layers_.shared().accounts;
    if (accounts.contains(*name) && !name->empty()) {
      deployment_.account = Sourced<std::string>{std::move(*name), written->origin()};
      return;
    }
    std::vector<std::string> known;
    for (const auto& [account, desired] : accounts) {
      if (!account.empty()) known.push_back(account);
    }
    const auto close = likely(*name, known);
    report("CFP1408",
           {"the account " + in_quotes(*name) + " is not declared",
            close           ? "the account is \"" + *close + "\""
            : known.empty() ? "declare it under accounts: at the top level"
                            : "declare it under accounts; there are " + join(known, ", ")},
           written->spot());
  }

  void read_routes() {
    const auto written = layers_.strongest("routes", YamlKind::List);
    if (!written) return;
    deployment_.routes_declared = true;
    std::set<std::string> seen;
    for (const YamlEntry& item : written->node().entries) {
      auto route = read_route({&item, written->layer});
      if (!route) continue;
      if (!seen.insert(comparable_route(route->pattern)).second) {
        report("CFP1403",
               {"the route " + in_quotes(route->pattern) + " stands twice in one list",
                "keep one of them"},
               Spot{written->layer, item.value->span});
      }
      deployment_.routes.push_back(std::move(*route));
    }
  }

  [[nodiscard]] std::optional<DesiredRoute> read_route(const Written& item) {
    const bool map = item.is(YamlKind::Map);
    const YamlNode* pattern = map ? item.node().find("pattern") : &item.node();
    if (pattern == nullptr || pattern->kind != YamlKind::Scalar) return std::nullopt;
    const Spot spot{item.layer, pattern->span};
    auto text = names_.fill(pattern->text, spot);
    if (!text) return std::nullopt;
    const YamlNode* custom = map ? item.node().find("custom_domain") : nullptr;
    const bool custom_domain = custom != nullptr && custom->text == "true";
    auto fault = custom_domain ? custom_domain_fault(*text) : route_fault(*text);
    if (fault) {
      report("CFP1403", std::move(*fault), spot);
      return std::nullopt;
    }
    return DesiredRoute{std::move(*text), custom_domain, spot.origin()};
  }

  void read_env() {
    const Origin derived{.layer = "derived"};
    deployment_.env["CUSTOMER_ID"] = {layers_.key().customer, derived};
    if (deployment_.domain) {
      deployment_.env["CUSTOMER_DOMAIN"] = {deployment_.domain->value, derived};
    }
    for (const auto& [name, stack] :
         merged_members(mergeable(layers_.stack("env"), YamlKind::Map))) {
      const Written& written = stack.back();
      if (written.is(YamlKind::Null)) deployment_.env.erase(std::string(name));
      if (!written.is(YamlKind::Scalar)) continue;
      auto text = names_.fill(written);
      if (text) deployment_.env[std::string(name)] = {std::move(*text), written.origin()};
    }
  }

  void read_allow_plaintext() {
    const auto written = layers_.strongest("allow_plaintext", YamlKind::List);
    if (!written) return;
    for (const YamlEntry& item : written->node().entries) {
      if (item.value->kind != YamlKind::Scalar) continue;
      auto name = names_.fill(Written{&item, written->layer});
      if (name) deployment_.allow_plaintext.push_back(std::move(*name));
    }
  }

  void report(std::string code, Fault fault, const Spot& spot) const {
    layers_.report(std::move(code), std::move(fault.message), spot, std::move(fault.hint));
  }

  const DeploymentLayers& layers_;
  DeploymentNames& names_;
  Deployment deployment_;
};

// What is written is checked where it stands. wrangler itself takes any name that it makes; only
// cfplan's own requests would be refused.
void check_derived_worker(const Candidate& candidate, const DeploymentLayers& layers,
                          const Spot& spot) {
  const Deployment& deployment = candidate.deployment;
  const bool asked_for = deployment.create_worker || !deployment.secrets.empty();
  if (deployment.worker || !candidate.worker || !asked_for) return;
  if (deployment.state == DeploymentState::Absent || is_worker_name(*candidate.worker)) return;
  layers.report("CFP1404",
                in_quotes(*candidate.worker) + ", wrangler's own name for this Worker, is none",
                spot,
                "give it worker: with a-z, 0-9, _ and -, not beginning with -, and at most "
                "63 characters");
}

Candidate read_candidate(const DeclaredDeployment& declared, const SharedFacts& shared,
                         Problems& problems) {
  const DeploymentLayers layers(declared.key, declared.layers, shared, problems);
  DeploymentNames names(layers);
  const Spot spot{declared.layers.back(), declared.span};
  Candidate candidate{{}, std::nullopt, declared.file, declared.span, {}, {}};
  candidate.deployment = DeploymentReader(layers, names, spot.origin()).read();
  const Written env_file = written_env_file(layers);
  if (env_file.entry != nullptr) candidate.env_file_spot = env_file.spot();
  const auto wrangler = layers.strongest("wrangler", YamlKind::Scalar);
  if (wrangler) candidate.wrangler_spot = wrangler->spot();
  candidate.worker = names.effective_worker();
  check_derived_worker(candidate, layers, spot);
  return candidate;
}

std::size_t size_of(const Value& value) {
  std::size_t size = 1;
  if (const auto* text = value.string()) size += text->size();
  if (const auto* list = value.as<Value::List>()) {
    for (const Value& item : *list) size += size_of(item);
  }
  if (const auto* map = value.as<Value::Map>()) {
    for (const Member& member : *map) size += member.key.size() + size_of(member.value);
  }
  return size;
}

std::size_t size_of(const Deployment& deployment) {
  std::size_t size = 0;
  for (const auto& [name, var] : deployment.vars) size += size_of(var.value);
  for (const auto& [name, text] : deployment.env) size += text.value.size();
  return size;
}

}  // namespace

std::vector<Candidate> read_candidates(const Declarations& declarations, const SharedFacts& shared,
                                       Problems& problems) {
  std::vector<Candidate> candidates;
  candidates.reserve(declarations.deployments.size());
  std::size_t size = 0;
  for (const DeclaredDeployment& declared : declarations.deployments) {
    candidates.push_back(read_candidate(declared, shared, problems));
    size += size_of(candidates.back().deployment);
    if (size <= kMaxTotalSize) continue;
    problems.report({.code = "CFP1017",
                     .message = "the vars and env files of all deployments are larger than 256 MiB",
                     .place = declared.file->text.place(declared.span),
                     .hint = "put less into defaults and the other shared layers"},
                    {});
    break;
  }
  return candidates;
}

}  // namespace cfplan
