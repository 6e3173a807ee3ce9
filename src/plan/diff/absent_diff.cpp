#include "plan/diff/absent_diff.hpp"

#include <algorithm>

namespace cfplan {
namespace {

// For a POSIX shell.
std::string shell_word(const std::string& word) {
  const bool plain = !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.';
  });
  if (plain) return word;
  std::string quoted = "'";
  for (const char c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

std::vector<std::string> removal_commands(const Deployment& wanted, const WranglerIndex& file,
                                          const WranglerSection& section,
                                          const KeptDatabases& kept) {
  std::vector<std::string> commands;
  // The Worker as the file names it: that is what was deployed.
  const auto worker = file.facts().worker_name(section);
  if (worker) {
    for (const DesiredSecret& secret : wanted.secrets) {
      commands.push_back("wrangler secret delete " + shell_word(secret.name) + " --name " +
                         shell_word(*worker));
    }
    std::string what = "the Worker";
    if (!section.routes.empty()) what += " and its routes";
    commands.push_back("wrangler delete --name " + shell_word(*worker) + "  # " + what);
  }
  for (const BindingFact& database : section.databases) {
    if (!database.name || kept.contains(*database.name)) continue;
    commands.push_back("wrangler d1 delete " + shell_word(*database.name));
  }
  return commands;
}

}  // namespace

KeptDatabases::KeptDatabases(const Desired& desired, const ProjectFacts& project) {
  std::set<std::pair<std::string, std::string>> leaving;
  for (const Deployment& deployment : desired.deployments) {
    if (deployment.state == DeploymentState::Absent) {
      leaving.emplace(deployment.wrangler_file, deployment.wrangler_env);
    } else {
      for (const DesiredBinding& database : deployment.databases) names_.insert(database.name);
    }
  }
  for (const auto& [path, file] : project.wrangler_files()) {
    for (const BindingFact& fact : file.facts().top.databases) {
      if (fact.name) names_.insert(*fact.name);
    }
    for (const WranglerSection& section : file.facts().sections) {
      if (leaving.contains({path, section.env})) continue;
      for (const BindingFact& fact : section.databases) {
        if (fact.name) names_.insert(*fact.name);
      }
    }
  }
}

void add_removal(const KeptDatabases& kept, const ProjectFacts& project, DeploymentDraft& draft) {
  const Deployment& wanted = *draft.wanted;
  const WranglerIndex* file = project.wrangler(wanted.wrangler_file);
  const WranglerSection* section = file == nullptr ? nullptr : file->section(wanted.wrangler_env);
  if (section != nullptr) {
    draft.section.push_back(
        remove_change(section->path, *section->map, Subject::Section, Effect::Remove));
    draft.removal_commands = removal_commands(wanted, *file, *section, kept);
  }
  draft.deletes_env_file = wanted.env_file && project.file(*wanted.env_file) != nullptr;
}

}  // namespace cfplan
