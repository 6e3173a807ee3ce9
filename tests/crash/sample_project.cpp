#include "crash/sample_project.hpp"

#include <stdlib.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "cfplan/base/check.hpp"
#include "cfplan/base/digest.hpp"

namespace cfplan {

namespace fs = std::filesystem;

namespace {

FileWrite edit(const std::string& path, std::string bytes) {
  const SampleFile before = tree_before().at(path);
  return {path, FileOperation::Edit, FileState{sha256_hex(before.bytes), before.mode},
          std::move(bytes)};
}

}  // namespace

SampleTree tree_before() {
  return {{"wrangler.toml", {"name = \"shop\"\n# before\n"}},
          {"config/", {}},
          {"config/one.env", {"A=1\n", 0600}},
          {"config/old.env", {"OLD=1\n"}},
          {"config/other.txt", {"left alone\n"}}};
}

SampleTree tree_after() {
  SampleTree tree = tree_before();
  tree["wrangler.toml"].bytes = "name = \"shop\"\n# after, and longer than before\n";
  tree["config/one.env"].bytes = "A=2\n";
  tree.erase("config/old.env");
  tree["config/new/"] = {};
  tree["config/new/two.env"] = {"B=1\n", 0640};
  return tree;
}

std::vector<FileWrite> sample_writes() {
  const SampleTree before = tree_before();
  const SampleTree after = tree_after();
  const SampleFile& old = before.at("config/old.env");
  return {
      edit("wrangler.toml", after.at("wrangler.toml").bytes),
      edit("config/one.env", after.at("config/one.env").bytes),
      {"config/new/two.env", FileOperation::Create, std::nullopt,
       after.at("config/new/two.env").bytes, 0640},
      {"config/old.env", FileOperation::Delete, FileState{sha256_hex(old.bytes), old.mode}, ""}};
}

fs::path make_sweep_folder() {
  const fs::path memory = "/dev/shm";
  const bool in_memory =
      std::getenv("TMPDIR") == nullptr && ::access(memory.c_str(), W_OK | X_OK) == 0;
  std::string pattern =
      ((in_memory ? memory : fs::temp_directory_path()) / "cfplan-sweep-XXXXXX").string();
  check(::mkdtemp(pattern.data()) != nullptr, "there is a place for temporary folders");
  return pattern;
}

void lay_out(const fs::path& folder, const SampleTree& tree) {
  fs::remove_all(folder);
  fs::create_directories(folder);
  for (const auto& [path, file] : tree) {
    if (path.ends_with('/')) {
      fs::create_directories(folder / path);
      continue;
    }
    fs::create_directories((folder / path).parent_path());
    std::ofstream(folder / path, std::ios::binary) << file.bytes;
    fs::permissions(folder / path, static_cast<fs::perms>(file.mode));
  }
}

SampleTree tree_in(const fs::path& folder) {
  SampleTree tree;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string path = fs::relative(entry.path(), folder).string();
    if (path.starts_with(".cfplan/") || path == ".cfplan") continue;
    if (entry.is_directory()) {
      tree[path + "/"] = {};
      continue;
    }
    std::ifstream in(entry.path(), std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    tree[path] = {bytes.str(), static_cast<unsigned>(entry.status().permissions())};
  }
  return tree;
}

}  // namespace cfplan
