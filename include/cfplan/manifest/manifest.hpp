#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "cfplan/base/diagnostic.hpp"
#include "cfplan/base/result.hpp"
#include "cfplan/base/source_file.hpp"
#include "cfplan/model/desired.hpp"
#include "cfplan/model/explanation.hpp"

namespace cfplan {

/// What a wrangler file says of one section's Worker; an empty text counts as none.
struct WranglerWorker {
  std::optional<std::string> name;
  std::optional<std::string> account_id;
};

/// The Workers of a wrangler file: at its top level, and by X in each `[env.X]` that says
/// something.
struct WranglerWorkers {
  WranglerWorker top;
  std::map<std::string, WranglerWorker> sections;
};

/// An entry of `include:`.
struct IncludePattern {
  std::string glob;  ///< project-relative, in its normal form
  Place place;
};

/// A manifest as read: its files parsed and checked against the schema table, not yet layered.
/// Problems are collected, not thrown away at the first.
class Manifest {
 public:
  /// `main` is deployments.yaml. Never fails as a whole: what is wrong is in `diagnostics`.
  [[nodiscard]] static Manifest parse(const SourceFile& main);
  ~Manifest();
  Manifest(Manifest&&) noexcept;
  Manifest& operator=(Manifest&&) noexcept;

  /// The entries of `include:`, in their order.
  [[nodiscard]] const std::vector<IncludePattern>& include_patterns() const;
  /// Add the files that the globs matched; they may hold `customers:` only. Parsed in parallel;
  /// problems in the order of `files`.
  void include(const std::vector<SourceFile>& files);
  /// The top-level `wrangler:`; empty when the manifest names none.
  [[nodiscard]] const std::string& wrangler_file() const;

  /// Every wrangler file that the manifest names, also for single deployments.
  [[nodiscard]] std::set<std::string> wrangler_files() const;

  struct Reading {
    Desired desired;
    Diagnostics diagnostics;  ///< in order of place; those of one deployment carry its key
  };
  /// Layers merged, templates filled in, names and clashes checked. `wrangler_file`: what stands
  /// for a missing `wrangler:`; `workers`: of the wrangler files that could be read, by path. The
  /// main one's top-level `name` is the default of `service`.
  [[nodiscard]] Reading read(const std::string& wrangler_file,
                             const std::map<std::string, WranglerWorkers>& workers) const;
  /// The same where only the main file's top-level name is known.
  [[nodiscard]] Reading read(const std::string& wrangler_file,
                             const std::optional<std::string>& wrangler_name) const;
  /// What each layer says of each value of one deployment; nothing of one that is not declared.
  [[nodiscard]] Explanation explain(const DeploymentKey& key, const std::string& wrangler_file,
                                    const std::map<std::string, WranglerWorkers>& workers) const;

 private:
  struct State;
  explicit Manifest(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// The JSON Schema of the manifest for editors, made from the same table as the checks.
[[nodiscard]] std::string manifest_json_schema();

}  // namespace cfplan
