#include "crash/sample_project.hpp"

#include "cfplan/base/digest.hpp"

namespace cfplan {
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

}  // namespace cfplan
