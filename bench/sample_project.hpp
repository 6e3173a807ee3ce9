#pragma once

#include <filesystem>
#include <string>

namespace cfplan::bench {

/// A project of `customers` deployments in one wrangler.toml, in a temporary folder that goes away
/// with this object. Only the manifest says what is wanted; `cfplan apply` makes the rest.
class SampleProject {
 public:
  explicit SampleProject(int customers);
  ~SampleProject();
  SampleProject(const SampleProject&) = delete;
  SampleProject& operator=(const SampleProject&) = delete;
  [[nodiscard]] std::string folder() const { return folder_.string(); }

 private:
  std::filesystem::path folder_;
};

}  // namespace cfplan::bench
