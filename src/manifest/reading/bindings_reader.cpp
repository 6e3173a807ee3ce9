#include "manifest/reading/bindings_reader.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cfplan/base/text.hpp"
#include "cfplan/manifest/name_rules.hpp"
#include "cfplan/model/binding_kind.hpp"
#include "manifest/reading/fault.hpp"
#include "manifest/reading/secret_reader.hpp"
#include "manifest/reading/var_value.hpp"
#include "manifest/wording.hpp"

namespace cfplan {
namespace {

// Cloudflare's limit for one Worker.
constexpr std::size_t kMaxBindings = 128;

class BindingsReader {
 public:
  BindingsReader(Deployment& deployment, const DeploymentLayers& layers, DeploymentNames& names)
      : deployment_(deployment), layers_(layers), names_(names) {}

  void read() {
    read_vars();
    for (const BindingWords& words : kBindingKinds) read_things(words);
    read_secrets();
  }

 private:
  void read_vars() {
    for (const auto& [name, stack] :
         merged_members(mergeable(layers_.stack("vars"), YamlKind::Map))) {
      auto value = merged_value(stack, names_);
      if (!value) continue;
      claim(std::string(name), "var", stack.back().spot());
      deployment_.vars.emplace(std::string(name),
                               Sourced<Value>{std::move(*value), stack.back().origin()});
    }
  }

  void read_things(const BindingWords& words) {
    const Stack lists = mergeable(layers_.stack(words.manifest_key), YamlKind::List);
    if (lists.empty()) return;
    if (words.kind == BindingKind::Database) deployment_.databases_declared = true;
    else deployment_.declared_kinds.insert(words.kind);
    std::vector<std::string> order;
    std::map<std::string, Stack> by_binding;
    for (const Written& list : lists) {
      for (auto& [binding, item] : things_of(list)) {
        Stack& stack = by_binding[binding];
        if (stack.empty()) order.push_back(binding);
        stack.push_back(item);
      }
    }
    for (const std::string& binding : order) read_thing(words, binding, by_binding.at(binding));
  }

  // The items of one list that have a binding of their own, by that.
  [[nodiscard]] std::vector<std::pair<std::string, Written>> things_of(const Written& list) {
    std::vector<std::pair<std::string, Written>> items;
    std::set<std::string> seen;
    for (const YamlEntry& item : list.node().entries) {
      const YamlNode* written = item.value->find("binding");
      if (written == nullptr || written->kind != YamlKind::Scalar) continue;
      const Spot spot{list.layer, written->span};
      auto binding = names_.fill(written->text, spot);
      if (!binding) continue;
      if (!is_identifier(*binding)) {
        report("CFP1405",
               {in_quotes(*binding) + " is no name of a binding",
                "a binding is a JavaScript identifier: letters, digits, _ and $, not beginning "
                "with a digit"},
               spot);
      } else if (!seen.insert(*binding).second) {
        report("CFP1412",
               {"the binding " + *binding + " stands twice in one list", "keep one of them"}, spot);
      } else {
        items.push_back({std::move(*binding), Written{&item, list.layer}});
      }
    }
    return items;
  }

  void read_thing(const BindingWords& words, const std::string& binding, const Stack& maps) {
    DesiredBinding thing{binding, {}, false, maps.back().origin(), words.kind};
    const std::string noun(words.noun);
    std::optional<Written> name;
    for (const auto& [key, stack] : merged_members(maps)) {
      if (key == "name" && !stack.back().is(YamlKind::Null)) name = stack.back();
      if (key == "create") thing.create = stack.back().node().text == "true";
    }
    if (!name) {
      return report(
          "CFP1412",
          {"the " + noun + " " + binding + " has no name", "write name: beside its binding"},
          maps.back().spot());
    }
    if (!name->is(YamlKind::Scalar)) return;
    auto text = names_.fill(*name);
    if (!text) return;
    if (text->empty() || visible(*text) != *text) {
      return report("CFP1412",
                    {"no " + noun + " can be called " + in_quotes(*text),
                     "write the name as Cloudflare shows it"},
                    name->spot());
    }
    thing.name = std::move(*text);
    claim(binding, words.noun, maps.back().spot());
    auto& all =
        words.kind == BindingKind::Database ? deployment_.databases : deployment_.other_bindings;
    all.push_back(std::move(thing));
  }

  void read_secrets() {
    const Stack maps = mergeable(layers_.stack("secrets"), YamlKind::Map);
    deployment_.secrets_declared = !maps.empty();
    for (const auto& [name, stack] : merged_members(maps)) {
      auto secret = read_secret(name, stack, layers_, names_);
      if (!secret) continue;
      claim(secret->name, "secret", stack.back().spot());
      deployment_.secrets.push_back(std::move(*secret));
    }
  }

  void claim(const std::string& name, std::string_view kind, const Spot& spot) {
    const auto [taken, is_new] = taken_.emplace(name, kind);
    if (!is_new) {
      return report("CFP1411",
                    {name + " is a " + std::string(kind) + " and a " + std::string(taken->second) +
                         " at once",
                     "give one of them another name"},
                    spot);
    }
    if (taken_.size() == kMaxBindings + 1) {
      report("CFP1414",
             {layers_.key().text() + " has more than 128 vars, secrets and other bindings",
              "Cloudflare takes 128 for one Worker; join some vars into a map"},
             spot);
    }
  }

  void report(std::string code, Fault fault, const Spot& spot) const {
    layers_.report(std::move(code), std::move(fault.message), spot, std::move(fault.hint));
  }

  Deployment& deployment_;
  const DeploymentLayers& layers_;
  DeploymentNames& names_;
  std::map<std::string, std::string_view> taken_;
};

}  // namespace

void read_bindings(Deployment& deployment, const DeploymentLayers& layers, DeploymentNames& names) {
  BindingsReader(deployment, layers, names).read();
}

}  // namespace cfplan
