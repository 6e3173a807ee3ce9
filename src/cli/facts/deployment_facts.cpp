#include "cli/facts/deployment_facts.hpp"

#include <map>
#include <set>
#include <utility>

#include "cfplan/plan/wrangler_reader.hpp"
#include "cli/facts/layout_match.hpp"
#include "cli/facts/section_facts.hpp"

namespace cfplan {
namespace {

const StructuredDocument* document_at(const Documents& documents, const std::string& path) {
  const ObservedFile* file = documents.find(path);
  return file == nullptr ? nullptr : file->document.get();
}

/// Goes through what is declared, then through what is left.
class Gathering {
 public:
  Gathering(const Project& project, const Selection& selection)
      : desired_(project.desired),
        documents_(project.documents),
        selection_(selection),
        layout_(project.desired),
        base_(document_at(documents_, desired_.layout.base_env_file)) {}

  std::vector<DeploymentFacts> run(const std::vector<std::string>& env_files) {
    index_wrangler_files();
    for (const Deployment& deployment : desired_.deployments) add_declared(deployment);
    add_left_sections(env_files);
    add_left_env_files(env_files);
    return std::move(facts_);
  }

 private:
  void index_wrangler_files() {
    index(desired_.wrangler_file);
    for (const Deployment& deployment : desired_.deployments) index(deployment.wrangler_file);
  }

  void index(const std::string& file) {
    if (wrangler_.contains(file)) return;
    if (const StructuredDocument* document = document_at(documents_, file)) {
      wrangler_.emplace(file, IndexedWrangler(file, read_wrangler(*document)));
    }
  }

  void add_declared(const Deployment& deployment) {
    DeploymentFacts facts{.key = deployment.key,
                          .wrangler_file = deployment.wrangler_file,
                          .wrangler_env = deployment.wrangler_env,
                          .env_file = deployment.env_file.value_or("")};
    declared_sections_.emplace(deployment.wrangler_file, deployment.wrangler_env);
    declared_env_files_.insert(facts.env_file);
    const auto wrangler = wrangler_.find(deployment.wrangler_file);
    if (wrangler != wrangler_.end()) {
      const WranglerSection* section = wrangler->second.find(deployment.wrangler_env);
      if (section != nullptr) wrangler->second.describe(*section, &deployment, facts);
    }
    finish(std::move(facts), &deployment);
  }

  /// Sections that nobody declares, with the env file that belongs to them by the layout.
  void add_left_sections(const std::vector<std::string>& env_files) {
    for (const std::string& path : env_files) {
      if (const auto key = key_of_env_file(path)) env_file_by_key_.emplace(*key, path);
    }
    for (const auto& [file, wrangler] : wrangler_) {
      for (const WranglerSection& section : wrangler.facts().sections) {
        if (declared_sections_.contains({file, section.env})) continue;
        DeploymentFacts facts{
            .is_managed = false, .wrangler_file = file, .wrangler_env = section.env};
        facts.key =
            layout_.read(desired_.layout.wrangler_env, section.env).value_or(DeploymentKey{});
        take_env_file(facts);
        wrangler.describe(section, nullptr, facts);
        finish(std::move(facts), nullptr);
      }
    }
  }

  void take_env_file(DeploymentFacts& facts) {
    const auto found = env_file_by_key_.find(facts.key);
    if (found == env_file_by_key_.end()) return;
    if (declared_env_files_.insert(found->second).second) facts.env_file = found->second;
  }

  void add_left_env_files(const std::vector<std::string>& env_files) {
    for (const std::string& path : env_files) {
      if (declared_env_files_.contains(path)) continue;
      DeploymentFacts facts{.is_managed = false, .env_file = path};
      facts.key = key_of_env_file(path).value_or(DeploymentKey{});
      finish(std::move(facts), nullptr);
    }
  }

  std::optional<DeploymentKey> key_of_env_file(const std::string& path) const {
    if (!desired_.layout.env_file) return std::nullopt;
    return layout_.read(*desired_.layout.env_file, path);
  }

  void finish(DeploymentFacts facts, const Deployment* deployment) {
    // A key that says only one of the two names is none.
    if (facts.key.customer.empty() || facts.key.environment.empty()) facts.key = {};
    if (!selection_.covers_all() && !selection_.covers(facts.key)) return;
    if (base_ != nullptr) facts.base_env_file = desired_.layout.base_env_file;
    describe_env(document_at(documents_, facts.env_file), base_, deployment, facts);
    facts_.push_back(std::move(facts));
  }

  const Desired& desired_;
  const Documents& documents_;
  const Selection& selection_;
  LayoutMatch layout_;
  const StructuredDocument* base_;
  std::map<std::string, IndexedWrangler> wrangler_;
  std::set<std::pair<std::string, std::string>> declared_sections_;
  std::set<std::string> declared_env_files_;
  std::map<DeploymentKey, std::string> env_file_by_key_;
  std::vector<DeploymentFacts> facts_;
};

}  // namespace

std::vector<DeploymentFacts> gather_facts(Project& project, const ProjectFiles& files,
                                          const Selection& selection) {
  for (const std::string& path : project.env_files) {
    read_document(files, path, DocumentFormat::Env, project.documents);
  }
  return Gathering(project, selection).run(project.env_files);
}

}  // namespace cfplan
