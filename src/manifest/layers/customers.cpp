#include "manifest/layers/customers.hpp"

#include <map>
#include <string>
#include <utility>

#include "cfplan/base/text.hpp"
#include "cfplan/base/value_path.hpp"
#include "manifest/reading/project_file.hpp"
#include "manifest/wording.hpp"

namespace cfplan {
namespace {

const YamlNode* map_member(const YamlNode* map, std::string_view key) {
  const YamlNode* found = map == nullptr ? nullptr : map->find(key);
  return found != nullptr && found->kind == YamlKind::Map ? found : nullptr;
}

class Collector {
 public:
  Collector(const std::deque<ManifestFile>& files, Problems& problems)
      : files_(files), problems_(problems) {}

  [[nodiscard]] Declarations collect() {
    const ManifestFile& main = files_.front();
    defaults_ = new_layer("defaults", main, map_member(main.tree.root, "defaults"));
    if (const YamlNode* environments = map_member(main.tree.root, "environments")) {
      for (const YamlEntry& entry : environments->entries) {
        if (entry.key.size() > kLongestKey) continue;
        const std::string name = ValuePath{"environments", entry.key}.text();
        environments_[entry.key] = {&entry, new_layer(name, main, entry.value)};
      }
    }
    for (const ManifestFile& file : files_) collect_file(file);
    report_unused_environments(main);
    if (found_.deployments.empty()) report_nothing(main);
    return std::move(found_);
  }

 private:
  struct Environment {
    const YamlEntry* entry = nullptr;
    const Layer* layer = nullptr;
  };
  struct Customer {
    const ManifestFile* file;
    SourceSpan span;
  };

  const Layer* new_layer(std::string name, const ManifestFile& file, const YamlNode* map) {
    return &found_.layers.emplace_back(std::move(name), file, map);
  }

  void collect_file(const ManifestFile& file) {
    const YamlNode* customers = map_member(file.tree.root, "customers");
    if (customers == nullptr) return;
    for (const YamlEntry& entry : customers->entries) {
      const auto [known, is_new] = customers_.emplace(entry.key, Customer{&file, entry.key_span});
      if (is_new) collect_customer(file, entry);
      else report_second_customer(file, entry, known->second);
    }
  }

  void collect_customer(const ManifestFile& file, const YamlEntry& customer) {
    if (customer.key.size() > kLongestKey) return;
    const Layer* own = new_layer(ValuePath{"customers", customer.key}.text(), file, customer.value);
    const YamlNode* environments = map_member(customer.value, "environments");
    if (environments == nullptr || environments->entries.empty()) {
      return report("CFP1208", Severity::Warning,
                    "the customer " + in_quotes(customer.key) + " has no environments", file,
                    customer.key_span, "write environments: { production: {} } below it");
    }
    for (const YamlEntry& entry : environments->entries) {
      if (entry.key.size() > kLongestKey) continue;
      const std::string name =
          ValuePath{"customers", customer.key, "environments", entry.key}.text();
      std::vector<const Layer*> layers{defaults_};
      const auto shared = environments_.find(entry.key);
      if (shared != environments_.end()) layers.push_back(shared->second.layer);
      layers.push_back(own);
      layers.push_back(new_layer(name, file, entry.value));
      used_.insert(entry.key);
      found_.deployments.push_back(
          {{customer.key, entry.key}, &file, entry.key_span, std::move(layers)});
    }
  }

  void report_second_customer(const ManifestFile& file, const YamlEntry& entry,
                              const Customer& first) {
    const LineColumn at = first.file->text.position(first.span.begin);
    report("CFP1209", Severity::Error,
           "the customer " + in_quotes(entry.key) + " stands in two files", file, entry.key_span,
           "the first is at " + first.file->text.name() + ":" + std::to_string(at.line) + ":" +
               std::to_string(at.column) + "; keep one of them");
  }

  void report_unused_environments(const ManifestFile& main) {
    const std::vector<std::string> used(used_.begin(), used_.end());
    if (used.empty()) return;
    for (const auto& [name, environment] : environments_) {
      if (used_.contains(name)) continue;
      const auto close = likely(name, used);
      report(
          "CFP1207", Severity::Warning, "no customer has the environment " + in_quotes(name), main,
          environment.entry->key_span,
          close ? "the environment is " + in_quotes(*close) : "remove it, or add it to a customer");
    }
  }

  void report_nothing(const ManifestFile& main) {
    const bool unreadable = main.tree.root == nullptr || main.tree.root->kind != YamlKind::Map;
    if (unreadable || !customers_.empty()) return;
    problems_.report({.code = "CFP1208",
                      .severity = Severity::Warning,
                      .message = "the manifest declares no deployment",
                      .place = file_place(main.text.name()),
                      .hint = "add a customer with an environment below customers:"},
                     {});
  }

  void report(std::string code, Severity severity, std::string message, const ManifestFile& file,
              SourceSpan span, std::string hint) {
    problems_.report({.code = std::move(code),
                      .severity = severity,
                      .message = std::move(message),
                      .place = file.text.place(span),
                      .hint = std::move(hint)},
                     {});
  }

  const std::deque<ManifestFile>& files_;
  Problems& problems_;
  Declarations found_;
  const Layer* defaults_ = nullptr;
  std::map<std::string, Environment> environments_;
  std::map<std::string, Customer> customers_;
  std::set<std::string> used_;
};

}  // namespace

Declarations collect_deployments(const std::deque<ManifestFile>& files, Problems& problems) {
  return Collector(files, problems).collect();
}

std::set<std::string> named_wrangler_files(const std::deque<ManifestFile>& files) {
  std::set<std::string> named;
  const auto add = [&](const YamlNode* node) {
    if (node == nullptr || node->kind != YamlKind::Scalar) return;
    PathCheck path = check_wrangler_file(node->text);
    if (!path.fault) named.insert(std::move(path.path));
  };
  const YamlNode* root = files.front().tree.root;
  if (root != nullptr) add(root->find("wrangler"));
  Problems told_elsewhere;
  for (const Layer& layer : collect_deployments(files, told_elsewhere).layers) {
    const YamlEntry* entry = layer.find("wrangler");
    if (entry != nullptr) add(entry->value);
  }
  return named;
}

}  // namespace cfplan
