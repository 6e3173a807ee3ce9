#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "cfplan/document/documents.hpp"
#include "cfplan/model/desired.hpp"
#include "cfplan/plan/wrangler_reader.hpp"

namespace cfplan {

/// One wrangler file's facts, found by `[env.X]` in constant time.
class WranglerIndex {
 public:
  explicit WranglerIndex(const ObservedFile& observed);

  [[nodiscard]] const ObservedFile& observed() const { return *observed_; }
  [[nodiscard]] const WranglerFacts& facts() const { return facts_; }
  /// Null when there is no such `[env.X]`.
  [[nodiscard]] const WranglerSection* section(const std::string& env) const;
  /// wrangler's rule, also for a section that is not there yet.
  [[nodiscard]] std::optional<std::string> worker_name(const std::string& env) const;
  /// `[env.X] account_id`, else the top-level one.
  [[nodiscard]] std::optional<std::string> account_id(const std::string& env) const;
  /// Where the path stands; the file as a whole when it does not.
  [[nodiscard]] Place place(const ValuePath& path) const;

 private:
  const ObservedFile* observed_;
  WranglerFacts facts_;
  std::unordered_map<std::string_view, std::size_t> by_env_;
};

/// What the manifest's files say, read once. Desired and Documents must outlive it.
class ProjectFacts {
 public:
  ProjectFacts(const Desired& desired, const Documents& documents);

  /// Null when it is not there, broken, or no wrangler file.
  [[nodiscard]] const WranglerIndex* wrangler(const std::string& path) const;
  [[nodiscard]] const std::map<std::string, WranglerIndex>& wrangler_files() const {
    return wrangler_;
  }
  /// Null when it is not there or broken.
  [[nodiscard]] const ObservedFile* file(const std::string& path) const;
  [[nodiscard]] bool is_broken(const std::string& path) const;
  /// The name wrangler gives the deployment's Worker once the plan is carried out.
  [[nodiscard]] std::optional<std::string> worker_of(const Deployment& deployment) const;

 private:
  const Documents* documents_;
  std::map<std::string, WranglerIndex> wrangler_;
};

}  // namespace cfplan
