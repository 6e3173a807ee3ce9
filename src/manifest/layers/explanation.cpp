#include "manifest/layers/explanation.hpp"

#include <algorithm>
#include <utility>

#include "cfplan/base/value_path.hpp"
#include "manifest/reading/var_value.hpp"
#include "manifest/schema/schema_table.hpp"

namespace cfplan {
namespace {

/// The members of what several layers say of one map, each with its values weakest first. A null in
/// place of the map is said of every member that a weaker layer has.
using StackByKey = std::vector<std::pair<std::string, Stack>>;

void add_member(StackByKey& members, const std::string& key, const Written& written) {
  auto found = std::find_if(members.begin(), members.end(),
                            [&](const auto& member) { return member.first == key; });
  if (found == members.end()) found = members.insert(members.end(), {key, {}});
  found->second.push_back(written);
}

void add_to_all(StackByKey& members, const Written& written) {
  for (auto& [key, stack] : members) stack.push_back(written);
}

StackByKey members_of(const Stack& stack) {
  StackByKey members;
  for (const Written& written : stack) {
    if (!written.is(YamlKind::Map)) {
      add_to_all(members, written);
      continue;
    }
    for (const YamlEntry& entry : written.node().entries) {
      add_member(members, entry.key, {&entry, written.layer});
    }
  }
  return members;
}

StackByKey databases_of(const Stack& stack) {
  StackByKey databases;
  for (const Written& written : stack) {
    if (!written.is(YamlKind::List)) add_to_all(databases, written);
    for (const YamlEntry& item : written.node().entries) {
      const YamlNode* binding = item.value->find("binding");
      if (binding != nullptr) add_member(databases, binding->text, {&item, written.layer});
    }
  }
  return databases;
}

bool is_source(std::string_view key) { return key.starts_with("from_") || key == "generate"; }

bool are_maps(const Stack& stack) {
  return std::all_of(stack.begin(), stack.end(), [](const Written& written) {
    return written.is(YamlKind::Map) || written.is(YamlKind::Null);
  });
}

class Explainer {
 public:
  Explainer(const DeploymentLayers& layers, DeploymentNames& names)
      : layers_(layers), names_(names) {}

  Explanation explain() {
    for (const SchemaKey& key : schema_keys()) {
      if (key.section == Section::Deployment) explain_key(key);
    }
    return std::move(explanation_);
  }

 private:
  void explain_key(const SchemaKey& key) {
    const Stack stack = layers_.stack(key.name);
    const ValuePath path{std::string(key.name)};
    if (key.name == "databases") {
      for (const auto& [binding, maps] : databases_of(stack)) explain_map(path / binding, maps);
    } else if (key.name == "secrets") {
      for (const auto& [name, maps] : members_of(stack)) explain_secret(path / name, maps);
    } else if (key.shape == Shape::AnyMap || key.shape == Shape::TextMap) {
      explain_map(path, stack);
      if (key.name == "env") explain_derived(path);
    } else {
      add(path, stack, texts(stack));
      if (const auto fallback = fallback_of(key.name)) say_last(path, *fallback);
    }
  }

  void explain_map(const ValuePath& path, const Stack& maps) {
    for (const auto& [key, stack] : members_of(maps)) {
      if (key == "binding") continue;
      if (are_maps(stack) && stack.front().is(YamlKind::Map)) {
        explain_map(path / key, stack);
      } else {
        add(path / key, stack, texts(stack));
      }
    }
  }

  /// A secret's source is one value, whichever of its keys names it; the other keys stand alone.
  void explain_secret(const ValuePath& path, const Stack& maps) {
    Stack sources;
    std::vector<std::string> source_texts;
    for (const auto& [key, stack] : members_of(maps)) {
      if (!is_source(key)) add(path / key, stack, texts(stack));
    }
    for (const Written& map : maps) {
      if (map.is(YamlKind::Null)) {
        sources.push_back(map);
        source_texts.emplace_back("null");
      }
      for (const YamlEntry& entry : map.node().entries) {
        if (!is_source(entry.key)) continue;
        sources.push_back({&entry, map.layer});
        source_texts.push_back(entry.key + ": " + text_of(sources.back()));
      }
    }
    add(path, sources, source_texts);
  }

  void explain_derived(const ValuePath& path) {
    const Origin derived{.layer = "derived"};
    say_last(path / "CUSTOMER_ID", {layers_.key().customer, derived});
    if (const auto domain = names_.domain()) {
      say_last(path / "CUSTOMER_DOMAIN", {domain->value, derived});
    }
  }

  /// What holds when no layer says anything.
  [[nodiscard]] std::optional<LayerStatement> fallback_of(std::string_view key) {
    const bool is_of_layout = key == "wrangler_env" || key == "env_file" || key == "worker";
    const SharedFacts& shared = layers_.shared();
    if (is_of_layout) {
      const Written written{shared.layout.find(key), &shared.layout};
      if (written.entry != nullptr) return LayerStatement{text_of(written), written.origin()};
    }
    if (key == "wrangler") {
      return LayerStatement{shared.wrangler_file, {.layer = "the project's wrangler file"}};
    }
    if (key == "wrangler_env") {
      return LayerStatement{layers_.key().environment, {.layer = "default layout"}};
    }
    if (key != "env_file") return std::nullopt;
    const auto file = names_.fill("config/customers/${customer}/${environment}.env", Spot{});
    return LayerStatement{file.value_or(""), {.layer = "default layout"}};
  }

  /// As one line; text without quotes.
  [[nodiscard]] std::string text_of(const Written& written) {
    if (written.is(YamlKind::Null)) return "null";
    if (written.is(YamlKind::Scalar)) return names_.fill(written).value_or(written.node().text);
    const auto value = merged_value({written}, names_);
    return value ? one_line_text(*value) : "null";
  }

  [[nodiscard]] std::vector<std::string> texts(const Stack& stack) {
    std::vector<std::string> texts;
    for (const Written& written : stack) texts.push_back(text_of(written));
    return texts;
  }

  void add(const ValuePath& path, const Stack& stack, const std::vector<std::string>& texts) {
    if (stack.empty()) return;
    ExplainedValue value{path.text(), {}};
    for (std::size_t i = stack.size(); i-- > 0;) {
      value.statements.push_back({texts[i], stack[i].origin()});
    }
    explanation_.push_back(std::move(value));
  }

  void say_last(const ValuePath& path, LayerStatement statement) {
    const std::string text = path.text();
    auto found = std::find_if(explanation_.begin(), explanation_.end(),
                              [&](const ExplainedValue& value) { return value.path == text; });
    if (found == explanation_.end()) found = explanation_.insert(found, {text, {}});
    found->statements.push_back(std::move(statement));
  }

  const DeploymentLayers& layers_;
  DeploymentNames& names_;
  Explanation explanation_;
};

}  // namespace

Explanation explain_layers(const DeploymentLayers& layers, DeploymentNames& names) {
  return Explainer(layers, names).explain();
}

}  // namespace cfplan
