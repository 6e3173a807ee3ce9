#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

#include "unit/manifest/reading.hpp"

namespace cfplan {
namespace {

// Tests run in the repository's root.
std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file) << path;
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> yaml_blocks(const std::string& page) {
  constexpr std::string_view kFence = "```yaml\n";
  std::vector<std::string> blocks;
  for (std::size_t at = page.find(kFence); at != std::string::npos;
       at = page.find(kFence, at + 1)) {
    const std::size_t begin = at + kFence.size();
    blocks.push_back(page.substr(begin, page.find("```", begin) - begin));
  }
  return blocks;
}

TEST(Documentation, HoldsOnlyManifestsThatAreRight) {
  const auto blocks = yaml_blocks(read_file("docs/manifest.md"));
  EXPECT_GE(blocks.size(), 8U);
  for (const std::string& block : blocks) {
    EXPECT_FALSE(has_errors(read_manifest(block).diagnostics)) << block;
  }
}

TEST(Documentation, ExplainsEveryCodeOfTheRoom) {
  const std::string page = read_file("docs/diagnostics.md");
  const std::regex code("\"(CFP[12][0-9]{3})\"");
  std::set<std::string> codes;
  for (const auto& entry : std::filesystem::recursive_directory_iterator("src/manifest")) {
    if (!entry.is_regular_file()) continue;
    const std::string source = read_file(entry.path());
    for (std::sregex_iterator match(source.begin(), source.end(), code), end; match != end;
         ++match) {
      codes.insert((*match)[1]);
    }
  }
  EXPECT_GE(codes.size(), 40U);
  for (const std::string& each : codes) {
    EXPECT_NE(page.find("\n## " + each + ": "), std::string::npos) << each;
  }
}

TEST(Schema, IsTheCommittedFile) {
  EXPECT_EQ(manifest_json_schema(), read_file("schema/deployments.schema.json"))
      << "write it anew with: cfplan schema > schema/deployments.schema.json";
}

}  // namespace
}  // namespace cfplan
