#include "golden/golden_case.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <regex>
#include <set>
#include <sstream>

#include "golden/emulator_process.hpp"
#include "golden/shell_run.hpp"
#include "golden/tree.hpp"

namespace cfplan::tests {
namespace {

const std::filesystem::path kCases = "tests/golden/cases";
const std::filesystem::path kDemo = "manifests/demo";
const std::filesystem::path kAccount = "tests/golden/account.json";

/// What differs from run to run has a name in its place.
std::string normalised(std::string text, const std::filesystem::path& folder) {
  for (std::size_t at = text.find(folder.string()); at != std::string::npos;
       at = text.find(folder.string(), at)) {
    text.replace(at, folder.string().size(), "<folder>");
  }
  text = std::regex_replace(text, std::regex(R"(\d{8}-\d{6}-[0-9a-f]{6})"), "<run>");
  text = std::regex_replace(text, std::regex(R"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)"), "<time>");
  text = std::regex_replace(text, std::regex(R"(127\.0\.0\.1:\d+)"), "127.0.0.1:<port>");
  return std::regex_replace(text, std::regex(R"( on [A-Za-z0-9._-]+, (\d+ file))"),
                            " on <host>, $1");
}

bool starts_word(const std::string& line, const std::string& word) {
  return line == word || line.starts_with(word + " ");
}

/// The command that must find nothing after `apply` succeeded, or none.
std::optional<std::string> plan_after(const std::string& apply) {
  std::istringstream words(apply);
  std::string word;
  std::string plan = "cfplan plan --detailed-exitcode";
  words >> word >> word;
  while (words >> word) {
    const bool takes_value = word == "--account-file" || word == "--customer" ||
                             word == "--environment" || word == "-C" || word == "-f";
    if (!takes_value) continue;
    std::string value;
    words >> value;
    plan += " " + word + " " + value;
  }
  return plan;
}

/// One run of one case.
class Run {
 public:
  explicit Run(const GoldenCase& golden) : golden_(golden) { lay_out(); }

  GoldenRun all() {
    std::istringstream steps(read_file(golden_.folder / "steps"));
    for (std::string line; std::getline(steps, line);) {
      if (!line.empty() && !line.starts_with("#")) step(line);
    }
    if (emulator_) result_.record += "requests:\n" + normalise(emulator_->requests());
    const Tree after = read_tree(project_);
    const std::string changes = describe_changes(before_, after);
    result_.record += changes.empty() ? "files: as they were\n" : "files:\n" + changes;
    expect_no_canary();
    return std::move(result_);
  }

 private:
  void lay_out() {
    const auto source = golden_.folder / "project";
    std::filesystem::copy(std::filesystem::exists(source) ? source : kDemo, project_,
                          std::filesystem::copy_options::recursive);
    auto account = golden_.folder / "account.json";
    if (!std::filesystem::exists(account)) account = kAccount;
    std::filesystem::copy_file(account, folder_.path() / "account.json");
    const auto emulator = golden_.folder / "emulator";
    if (std::filesystem::exists(emulator)) {
      std::string options = read_file(emulator);
      std::replace(options.begin(), options.end(), '\n', ' ');
      emulator_ = std::make_unique<EmulatorProcess>(folder_.path() / "account.json", folder_.path(),
                                                    options);
      variables_["CLOUDFLARE_API_BASE_URL"] = emulator_->base_url();
    }
    before_ = read_tree(project_);
    start_ = before_;
  }

  void step(const std::string& line) {
    if (starts_word(line, "env")) return set_variable(line.substr(4));
    if (starts_word(line, "sh")) {
      const ShellResult done = run_shell(project_, line.substr(3), variables_);
      if (done.exit_code != 0) violate(line + " failed: " + done.err);
      result_.record += "$ " + line.substr(3) + "\n" + normalise(done.out) + "\n";
      // What the case puts there before its first command is where it starts from.
      if (outputs_.empty()) before_ = read_tree(project_);
      return;
    }
    const ShellResult done = run(line);
    result_.record += "$ " + line + "\n" + normalise(done.out);
    if (!done.err.empty()) result_.record += "stderr:\n" + normalise(done.err);
    result_.record += "exit " + std::to_string(done.exit_code) + "\n\n";
    if (done.exit_code != 0) return;
    if (starts_word(line, "cfplan apply")) expect_empty_plan(line);
    if (starts_word(line, "cfplan migrate")) {
      expect_empty_plan(line);
      expect_nothing_to_migrate(line);
    }
  }

  void set_variable(const std::string& assignment) {
    const std::size_t equals = assignment.find('=');
    variables_[assignment.substr(0, equals)] = assignment.substr(equals + 1);
  }

  ShellResult run(const std::string& line) {
    ShellResult done = run_shell(project_, line, variables_);
    outputs_ += done.out + done.err;
    return done;
  }

  void expect_empty_plan(const std::string& apply) {
    const Tree before = read_tree(project_);
    const auto plan = plan_after(apply);
    const ShellResult done = run(*plan);
    if (done.exit_code != 0) {
      violate("after \"" + apply + "\" the plan is not empty:\n" + done.out + done.err);
    }
    if (read_tree(project_) != before) violate("plan changed a file");
  }

  void expect_nothing_to_migrate(const std::string& migrate) {
    const Tree before = read_tree(project_);
    const ShellResult done = run(migrate);
    if (done.exit_code != 0 || read_tree(project_) != before) {
      violate("\"" + migrate + "\" has something to do again:\n" + done.out + done.err);
    }
  }

  /// Those that stand in the project's own files from the beginning.
  void expect_no_canary_of_files() {
    std::set<std::string> canaries;
    for (const auto& [path, bytes] : start_) {
      const std::regex word("canary[-A-Za-z0-9]+");
      for (std::sregex_iterator at(bytes.begin(), bytes.end(), word), end; at != end; ++at) {
        canaries.insert(at->str());
      }
    }
    const Tree after = read_tree(project_);
    for (const std::string& canary : canaries) {
      if (outputs_.find(canary) != std::string::npos) violate(canary + " was shown");
      for (const auto& [path, bytes] : after) {
        const auto before = start_.find(path);
        const bool was_there =
            before != start_.end() && before->second.find(canary) != std::string::npos;
        if (!was_there && bytes.find(canary) != std::string::npos) {
          violate(canary + " is in " + path);
        }
      }
    }
  }

  void expect_no_canary() {
    expect_no_canary_of_files();
    for (const auto& [name, value] : variables_) {
      if (!value.starts_with("canary")) continue;
      if (outputs_.find(value) != std::string::npos) violate("the value of " + name + " was shown");
      for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_.path())) {
        if (!entry.is_regular_file()) continue;
        if (read_file(entry.path()).find(value) == std::string::npos) continue;
        violate("the value of " + name + " is in " + entry.path().string());
      }
    }
  }

  std::string normalise(const std::string& text) const {
    return normalised(text, std::filesystem::canonical(folder_.path()));
  }

  void violate(std::string what) { result_.violations.push_back(std::move(what)); }

  const GoldenCase& golden_;
  TemporaryFolder folder_;
  std::filesystem::path project_ = folder_.path() / "project";
  std::unique_ptr<EmulatorProcess> emulator_;
  Variables variables_;
  Tree before_;
  Tree start_;
  std::string outputs_;
  GoldenRun result_;
};

}  // namespace

std::vector<GoldenCase> golden_cases() {
  std::vector<GoldenCase> cases;
  for (const auto& entry : std::filesystem::directory_iterator(kCases)) {
    if (entry.is_directory()) cases.push_back({entry.path().filename().string(), entry.path()});
  }
  std::sort(cases.begin(), cases.end(),
            [](const auto& a, const auto& b) { return a.name < b.name; });
  return cases;
}

GoldenRun run_golden_case(const GoldenCase& golden) { return Run(golden).all(); }

}  // namespace cfplan::tests
