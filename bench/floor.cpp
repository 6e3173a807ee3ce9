#include "bench/floor.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <yaml-cpp/yaml.h>

#include <filesystem>

#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

namespace cfplan::bench {
namespace {

std::string read_whole(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat facts {};
  ::fstat(file, &facts);
  std::string bytes(static_cast<std::size_t>(facts.st_size), '\0');
  const ssize_t count = ::read(file, bytes.data(), bytes.size());
  ::close(file);
  bytes.resize(count < 0 ? 0 : static_cast<std::size_t>(count));
  return bytes;
}

}  // namespace

void do_the_least(const std::string& folder) {
  const YAML::Node manifest = YAML::Load(read_whole(folder + "/deployments.yaml"));
  const toml::table wrangler = toml::parse(read_whole(folder + "/wrangler.toml"));
  std::size_t bytes = manifest.size() + wrangler.size();
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder + "/config")) {
    if (entry.is_regular_file()) bytes += read_whole(entry.path().string()).size();
  }
  // Used, so that nobody leaves the work out.
  if (bytes == 0) ::_exit(1);
}

}  // namespace cfplan::bench
