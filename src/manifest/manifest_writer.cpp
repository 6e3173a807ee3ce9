#include "cfplan/manifest/manifest_writer.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string_view>

#include "cfplan/base/text.hpp"
#include "manifest/writing/comment_lines.hpp"
#include "manifest/writing/credential_remark.hpp"
#include "manifest/writing/standing_keys.hpp"
#include "manifest/yaml/yaml_writer.hpp"

namespace cfplan {
namespace {

constexpr std::size_t kStep = 2;

std::string indented(std::size_t indent) { return std::string(indent, ' '); }

/// `layout:` and the layers of one manifest, as text.
class WrittenManifest {
 public:
  explicit WrittenManifest(const StandingProject& project)
      : project_(project), keys_(standing_keys(project)) {
    for (const PlacedKey& key : keys_.keys) {
      for (const auto& [layer, value] : key.placement.values) {
        layers_[layer].push_back({&key.path, &value});
      }
    }
  }

  std::string all() {
    text_ += "version: 1\n";
    if (project_.wrangler_file != "wrangler.toml") {
      text_ += "wrangler: " + flow_text(project_.wrangler_file) + "\n";
    }
    write_remarks();
    write_layout();
    write_shared();
    write_customers();
    return std::move(text_);
  }

 private:
  struct Entry {
    const ValuePath* path;
    const Value* value;
  };
  using Entries = std::vector<Entry>;

  void write_remarks() {
    if (project_.remarks.empty()) return;
    text_ += "\n";
    for (const std::string& remark : project_.remarks) text_ += comment_lines(remark, 0);
  }

  void write_layout() {
    std::string body;
    const auto line = [&](std::string_view key, const std::optional<std::string>& value) {
      if (value) body += "  " + std::string(key) + ": " + flow_text(*value) + "\n";
    };
    line("wrangler_env", keys_.wrangler_env);
    line("worker", keys_.worker);
    if (keys_.without_env_files) body += "  env_file: null\n";
    line("base_env_file", project_.base_env_file);
    line("base_wrangler", project_.base_wrangler);
    if (!body.empty()) text_ += "\nlayout:\n" + body;
  }

  void write_shared() {
    if (const std::string body = layer_text({}, kStep); !body.empty()) {
      text_ += "\ndefaults:\n" + body;
    }
    std::string body;
    for (const std::string& name : names(&DeploymentKey::environment)) {
      const std::string own = layer_text({"", name}, 2 * kStep);
      if (!own.empty()) body += "  " + key_text(name) + ":\n" + own;
    }
    if (!body.empty()) text_ += "\nenvironments:\n" + body;
  }

  void write_customers() {
    if (project_.deployments.empty()) {
      text_ += "\ncustomers: {}\n";
      return;
    }
    text_ += "\ncustomers:\n";
    for (const std::string& name : names(&DeploymentKey::customer)) {
      text_ += "  " + key_text(name) + ":\n" + layer_text({name, ""}, 2 * kStep);
      text_ += "    environments:\n";
      for (std::size_t i = 0; i < project_.deployments.size(); ++i) {
        if (project_.deployments[i].key.customer == name) write_deployment(i);
      }
    }
  }

  void write_deployment(std::size_t at) {
    const StandingDeployment& deployment = project_.deployments[at];
    const std::size_t indent = 3 * kStep;
    for (const std::string& remark : deployment.remarks) text_ += comment_lines(remark, indent);
    if (!keys_.undeclared.credentials[at].empty()) {
      text_ += comment_lines(
          std::string(kCredentialRemark) + join(keys_.undeclared.credentials[at], ", "), indent);
    }
    if (!keys_.undeclared.unsayable[at].empty()) {
      text_ += comment_lines("Not declared, since no manifest can say it: " +
                                 join(keys_.undeclared.unsayable[at], ", "),
                             indent);
    }
    const std::string body = layer_text(deployment.key, indent + kStep);
    text_ += indented(indent) + key_text(deployment.key.environment) + ":" +
             (body.empty() ? " {}" : "") + "\n" + body;
  }

  /// The names in the order of the deployments.
  [[nodiscard]] std::vector<std::string> names(std::string DeploymentKey::*part) const {
    std::vector<std::string> names;
    for (const StandingDeployment& one : project_.deployments) {
      const std::string& name = one.key.*part;
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    return names;
  }

  [[nodiscard]] std::string layer_text(const DeploymentKey& layer, std::size_t indent) const {
    const auto found = layers_.find(layer);
    if (found == layers_.end()) return "";
    std::string text;
    std::string_view group;
    for (const Entry& entry : found->second) {
      const auto& steps = entry.path->steps();
      const auto& first = std::get<std::string>(steps.front());
      if (steps.size() == 1) {
        text += indented(indent) + first + ": " + flow_text(*entry.value) +
                reason(first, *entry.value) + "\n";
        continue;
      }
      if (group != first) text += indented(indent) + first + ":\n";
      group = first;
      text += indented(indent + kStep) +
              item(first, std::get<std::string>(steps[1]), *entry.value) + "\n";
    }
    return text;
  }

  static std::string reason(std::string_view key, const Value& value) {
    return key == "zone" && value.is<Null>() ? "  # none is looked up; remove it to declare routes"
                                             : "";
  }

  static std::string item(std::string_view group, const std::string& key, const Value& value) {
    if (group != "databases") return key_text(key) + ": " + flow_text(value);
    return "- " + flow_text(Value::Map{{"binding", key}, {"name", value}});
  }

  const StandingProject& project_;
  StandingKeys keys_;
  std::map<DeploymentKey, Entries> layers_;
  std::string text_;
};

}  // namespace

std::string write_manifest(const StandingProject& project) {
  return WrittenManifest(project).all();
}

}  // namespace cfplan
