#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include "golden/shell_run.hpp"
#include "golden/tree.hpp"

namespace cfplan::tests {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kUsualSample = 24;

/// The folder of real files; empty when it is not there.
fs::path corpus() {
  const char* named = std::getenv("CFPLAN_CORPUS");
  const fs::path path = named != nullptr ? named : "../shared/corpus";
  return fs::is_directory(path) ? fs::canonical(path) : fs::path{};
}

std::vector<fs::path> files_in(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

std::size_t number_or(const char* variable, std::size_t otherwise) {
  const char* text = std::getenv(variable);
  return text == nullptr ? otherwise : std::strtoul(text, nullptr, 10);
}

/// Some of the files; CFPLAN_SEED repeats the choice and CFPLAN_SAMPLES makes it larger.
std::vector<fs::path> sampled(std::vector<fs::path> files) {
  const auto seed = static_cast<unsigned>(number_or("CFPLAN_SEED", std::random_device()()));
  std::cout << "import of the corpus: CFPLAN_SEED=" << seed << "\n";
  std::shuffle(files.begin(), files.end(), std::mt19937(seed));
  files.resize(std::min(files.size(), number_or("CFPLAN_SAMPLES", kUsualSample)));
  return files;
}

/// A project of one wrangler file, with the env file of one customer where one is named.
class ImportedProject {
 public:
  explicit ImportedProject(const fs::path& wrangler) {
    const fs::path extension = wrangler.extension();
    fs::copy_file(wrangler, folder_.path() / ("wrangler" + extension.string()));
  }

  void add_env_file(const fs::path& file, const std::string& customer,
                    const std::string& environment) {
    const fs::path place = folder_.path() / "config/customers" / customer / (environment + ".env");
    fs::create_directories(place.parent_path());
    fs::copy_file(file, place);
  }

  /// Imports and plans; what is wrong, or empty.
  [[nodiscard]] std::string fault(const std::string& options) const {
    const Tree before = read_tree(folder_.path());
    const ShellResult imported = run_shell(folder_.path(), "cfplan import " + options, {});
    if (imported.err.find("CFP2015") != std::string::npos) return "";  // an empty wrangler file
    if (imported.exit_code != 0) return imported.err;
    const ShellResult planned = run_shell(folder_.path(), "cfplan plan --detailed-exitcode", {});
    Tree after = read_tree(folder_.path());
    const std::string manifest = after["deployments.yaml"];
    after.erase("deployments.yaml");
    if (planned.exit_code != 0) return manifest + planned.out + planned.err;
    return after == before ? "" : "a file changed:\n" + describe_changes(before, after);
  }

 private:
  TemporaryFolder folder_;
};

std::vector<fs::path> wrangler_files() {
  std::vector<fs::path> files = files_in(corpus() / "wrangler-toml");
  for (const fs::path& file : files_in(corpus() / "wrangler-jsonc")) files.push_back(file);
  return files;
}

TEST(ImportCorpus, HasAnEmptyPlanForOneCustomer) {
  ASSERT_TRUE(binary_is_there()) << "set CFPLAN_BINARY to the program: ctest does";
  if (corpus().empty()) GTEST_SKIP() << "the corpus is not there: set CFPLAN_CORPUS";
  for (const fs::path& file : sampled(wrangler_files())) {
    EXPECT_EQ(ImportedProject(file).fault("--customer acme"), "") << file.filename();
  }
}

TEST(ImportCorpus, HasAnEmptyPlanWithTheEnvFilesOfACustomer) {
  ASSERT_TRUE(binary_is_there()) << "set CFPLAN_BINARY to the program: ctest does";
  if (corpus().empty()) GTEST_SKIP() << "the corpus is not there: set CFPLAN_CORPUS";
  const std::vector<fs::path> wranglers = wrangler_files();
  std::size_t next = 0;
  for (const fs::path& env : sampled(files_in(corpus() / "env"))) {
    const fs::path& wrangler = wranglers[next++ % wranglers.size()];
    ImportedProject project(wrangler);
    project.add_env_file(env, "acme", "production");
    project.add_env_file(env, "acme", "staging");
    project.add_env_file(env, "acme", "dev");
    EXPECT_EQ(project.fault(""), "") << wrangler.filename() << " with " << env.filename();
  }
}

}  // namespace
}  // namespace cfplan::tests
