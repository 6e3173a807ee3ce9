#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "cfplan/model/desired.hpp"
#include "cfplan/model/plan.hpp"
#include "plan/project_facts.hpp"

namespace cfplan {

/// Which `[env.X]` and env files the manifest speaks of: selected or not, sound or broken.
class Declared {
 public:
  explicit Declared(const Desired& desired);
  [[nodiscard]] bool section(const std::string& file, const std::string& env) const {
    return sections_.contains({file, env});
  }
  [[nodiscard]] bool env_file(const std::string& path) const { return env_files_.contains(path); }

 private:
  std::set<std::pair<std::string, std::string>> sections_;
  std::set<std::string> env_files_;
};

/// What is there and no deployment declares: sections of the wrangler files, and of `env_files`.
[[nodiscard]] std::vector<Unmanaged> find_unmanaged(const Declared& declared,
                                                    const ProjectFacts& project,
                                                    const std::vector<std::string>& env_files);

}  // namespace cfplan
