#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <chrono>
#include <filesystem>
#include <future>
#include <set>
#include <string>

#include "golden/emulator_process.hpp"
#include "golden/shell_run.hpp"

namespace cfplan::tests {
namespace {

constexpr const char* kManifest = R"(version: 1
customers:
  testcorp:
    environments:
      production:
        worker: data-service-prod
        secrets:
          FROM_ENV:     { from_env: TESTCORP_SECRET }
          FROM_FILE:    { from_file: secret.txt }
          FROM_COMMAND: { from_command: [sh, "-c", "env > ../environment; cat secret.txt"] }
)";

constexpr const char* kAccount = R"({"writable": true,
  "account": { "id": "0506015145cda87c34f9ab8e9675a8a9", "name": "Example" },
  "zones": [], "databases": [], "workers": [ { "name": "data-service-prod", "secrets": [] } ]})";

/// What the process table said of the processes of this test while it ran.
struct Sighting {
  std::string argument_lists;
  std::set<std::string> core_limits;  ///< of the processes that are cfplan
};

bool is_process(const std::string& name) {
  return !name.empty() && std::isdigit(static_cast<unsigned char>(name.front())) != 0;
}

void look(Sighting& seen) {
  std::error_code gone;
  for (const auto& entry : std::filesystem::directory_iterator("/proc", gone)) {
    if (!is_process(entry.path().filename().string())) continue;
    seen.argument_lists += read_file(entry.path() / "cmdline") + "\n";
    if (read_file(entry.path() / "comm") != "cfplan\n") continue;
    const std::string limits = read_file(entry.path() / "limits");
    const std::size_t line = limits.find("Max core file size");
    if (line != std::string::npos) {
      seen.core_limits.insert(limits.substr(line, limits.find('\n', line) - line));
    }
  }
}

/// An apply that the API keeps waiting while it sends its secrets.
class SecretTraces : public testing::Test {
 protected:
  void SetUp() override {
    write_file(project_ / "wrangler.toml", "name = \"shop\"\n");
    write_file(project_ / "deployments.yaml", kManifest);
    write_file(project_ / "secret.txt", "traced-canary-in-file\n");
    write_file(folder_.path() / "account.json", kAccount);
  }

  ShellResult apply_and_look(Sighting& seen) {
    const EmulatorProcess emulator(folder_.path() / "account.json", folder_.path(),
                                   "--fault 'PATCH */secrets-bulk* delay=800'");
    const Variables variables = {{"CLOUDFLARE_API_BASE_URL", emulator.base_url()},
                                 {"CLOUDFLARE_API_TOKEN", "traced-canary-token"},
                                 {"TESTCORP_SECRET", "traced-canary-in-environment"}};
    // The variables come from a file: this test's own processes hold them in no argument either.
    std::string exports;
    for (const auto& [name, value] : variables) exports += "export " + name + "=" + value + "\n";
    write_file(folder_.path() / "variables", exports);
    auto apply = std::async(std::launch::async, [&] {
      return run_shell(project_,
                       ". ../variables; ulimit -S -c \"$(ulimit -H -c)\"; "
                       "exec cfplan apply --auto-approve",
                       {});
    });
    while (apply.wait_for(std::chrono::milliseconds(5)) != std::future_status::ready) look(seen);
    return apply.get();
  }

  TemporaryFolder folder_;
  std::filesystem::path project_ = folder_.path() / "project";
};

TEST_F(SecretTraces, AreInNoArgumentListAndNoCoreWhileSecretsAreSent) {
  Sighting seen;
  const ShellResult apply = apply_and_look(seen);
  ASSERT_EQ(apply.exit_code, 0) << apply.err;
  ASSERT_NE(seen.argument_lists.find("--auto-approve"), std::string::npos);
  EXPECT_EQ(seen.argument_lists.find("traced-canary"), std::string::npos);
  EXPECT_EQ((apply.out + apply.err).find("traced-canary"), std::string::npos);
  // Whatever the limit was before, none is left once values are read.
  const std::string none = "Max core file size        0                    0";
  EXPECT_TRUE(std::any_of(seen.core_limits.begin(), seen.core_limits.end(),
                          [&](const std::string& line) { return line.starts_with(none); }));
}

TEST_F(SecretTraces, AreNotInTheEnvironmentOfACommandThatDoesNotNeedThem) {
  Sighting seen;
  const ShellResult apply = apply_and_look(seen);
  ASSERT_EQ(apply.exit_code, 0) << apply.err;
  const std::string environment = read_file(folder_.path() / "environment");
  EXPECT_NE(environment.find("PATH="), std::string::npos);
  EXPECT_EQ(environment.find("traced-canary-token"), std::string::npos) << environment;
}

}  // namespace
}  // namespace cfplan::tests
