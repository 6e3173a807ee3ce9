#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace cfplan::tests {

/// A folder of tests/golden/cases:
///   steps         one a line: `cfplan …`, `env NAME=VALUE` for the steps after it, or `sh COMMAND`
///   project/      the project; demo in its place: a copy of manifests/demo
///   account.json  beside the project when it runs, for `--account-file ../account.json`; where a
///                 case has none, tests/golden/account.json
///   emulator      options for an emulator of the API that holds account.json
///   expected      what happened: the transcript, the requests sent, the files that changed
struct GoldenCase {
  std::string name;
  std::filesystem::path folder;
};

/// All cases, by name.
[[nodiscard]] std::vector<GoldenCase> golden_cases();

/// What a case did, and what it broke of the laws that hold for every case.
struct GoldenRun {
  std::string record;
  std::vector<std::string> violations;
};

/// Runs a case in a temporary folder. The laws: after an apply that succeeded, the same plan is
/// empty and changes no file; a value that begins with "canary" is in no output and no file but
/// where the case itself put it.
[[nodiscard]] GoldenRun run_golden_case(const GoldenCase& golden);

}  // namespace cfplan::tests
