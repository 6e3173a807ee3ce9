#include <gtest/gtest.h>

#include <regex>
#include <sstream>

#include "golden/shell_run.hpp"

namespace cfplan::tests {
namespace {

/// A page of the documentation and the project that its commands run in.
struct DocumentedProject {
  const char* page;
  const char* project;
};

/// Runs the ```console blocks of a page, in their order, in one copy of its project; what they
/// print must be what the page shows.
class Page {
 public:
  explicit Page(const DocumentedProject& documented) : path_(documented.page) {
    std::filesystem::copy(documented.project, project_, std::filesystem::copy_options::recursive);
  }

  std::string as_run() {
    std::istringstream lines(read_file(path_));
    for (std::string line; std::getline(lines, line);) {
      if (in_block_ && line == "```") in_block_ = false;
      // The output that the page shows is left out, and what the command printed comes instead.
      if (in_block_ && !line.starts_with("$ ")) continue;
      text_ += line + "\n";
      if (in_block_) run(line.substr(2));
      if (line == "```console") in_block_ = true;
    }
    return text_;
  }

 private:
  void run(const std::string& command) {
    const ShellResult done = run_shell(project_, command + " 2>&1", variables());
    std::string out = std::regex_replace(done.out, std::regex(R"(\d{8}-\d{6}-[0-9a-f]{6})"),
                                         "20261125-101500-9f3c01");
    text_ +=
        std::regex_replace(out, std::regex(R"( on [A-Za-z0-9._-]+, (\d+ file))"), " on laptop, $1");
  }

  static Variables variables() {
    return {{"TESTCORP_CLOUDFLARE_API_TOKEN", "canary-1"},
            {"ACMECORP_CLOUDFLARE_API_TOKEN", "canary-2"}};
  }

  std::filesystem::path path_;
  TemporaryFolder folder_;
  std::filesystem::path project_ = folder_.path() / "project";
  bool in_block_ = false;
  std::string text_;
};

class Documentation : public testing::TestWithParam<DocumentedProject> {};

TEST_P(Documentation, ShowsWhatItsCommandsPrint) {
  const std::string text = Page(GetParam()).as_run();
  EXPECT_EQ(text.find("canary"), std::string::npos);
  if (accepting()) {
    write_file(GetParam().page, text);
    GTEST_SKIP() << "accepted as it is";
  }
  EXPECT_EQ(text, read_file(GetParam().page)) << "CFPLAN_ACCEPT=1 accepts it as it is now";
}

constexpr DocumentedProject kPages[] = {{"README.md", "manifests/demo"},
                                        {"docs/commands.md", "manifests/demo"},
                                        {"docs/migration.md", "manifests/old-layout"}};

INSTANTIATE_TEST_SUITE_P(Pages, Documentation, testing::ValuesIn(kPages), [](const auto& page) {
  return std::filesystem::path(page.param.page).stem().string();
});

}  // namespace
}  // namespace cfplan::tests
