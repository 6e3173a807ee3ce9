#include "plan/project_facts.hpp"

#include <utility>

namespace cfplan {

WranglerIndex::WranglerIndex(const ObservedFile& observed)
    : observed_(&observed), facts_(read_wrangler(*observed.document)) {
  by_env_.reserve(facts_.sections.size());
  for (std::size_t i = 0; i < facts_.sections.size(); ++i) {
    by_env_.emplace(facts_.sections[i].env, i);
  }
}

const WranglerSection* WranglerIndex::section(const std::string& env) const {
  const auto found = by_env_.find(env);
  return found == by_env_.end() ? nullptr : &facts_.sections[found->second];
}

std::optional<std::string> WranglerIndex::worker_name(const std::string& env) const {
  if (const WranglerSection* there = section(env)) return facts_.worker_name(*there);
  if (!facts_.top.name) return std::nullopt;
  return *facts_.top.name + "-" + env;
}

std::optional<std::string> WranglerIndex::account_id(const std::string& env) const {
  const WranglerSection* there = section(env);
  return there == nullptr ? facts_.top.account_id : facts_.account_id(*there);
}

Place WranglerIndex::place(const ValuePath& path) const {
  const SourceFile& source = observed_->document->source();
  const std::optional<SourceSpan> span = observed_->document->find(path);
  return span ? source.place(*span) : file_place(source.name());
}

ProjectFacts::ProjectFacts(const Desired& desired, const Documents& documents)
    : documents_(&documents) {
  const auto add = [&](const std::string& path) {
    const ObservedFile* observed = wrangler_.contains(path) ? nullptr : documents.find(path);
    if (observed == nullptr || observed->format == DocumentFormat::Env) return;
    wrangler_.emplace(path, WranglerIndex(*observed));
  };
  add(desired.wrangler_file);
  for (const Deployment& deployment : desired.deployments) add(deployment.wrangler_file);
}

const WranglerIndex* ProjectFacts::wrangler(const std::string& path) const {
  const auto found = wrangler_.find(path);
  return found == wrangler_.end() ? nullptr : &found->second;
}

const ObservedFile* ProjectFacts::file(const std::string& path) const {
  return documents_->find(path);
}

bool ProjectFacts::is_broken(const std::string& path) const {
  return documents_->broken.contains(path);
}

std::optional<std::string> ProjectFacts::worker_of(const Deployment& deployment) const {
  if (deployment.worker) return deployment.worker->value;
  const WranglerIndex* file = wrangler(deployment.wrangler_file);
  return file == nullptr ? std::nullopt : file->worker_name(deployment.wrangler_env);
}

}  // namespace cfplan
