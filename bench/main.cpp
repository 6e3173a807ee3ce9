// bench CFPLAN [N…]: how long the program at CFPLAN takes; see README.md.
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "bench/child.hpp"
#include "bench/floor.hpp"
#include "bench/sample_project.hpp"

namespace cfplan::bench {
namespace {

constexpr int kRuns = 5;

class Bench {
 public:
  explicit Bench(std::string program) : program_(std::move(program)) {}

  /// False when the program itself fails.
  bool measure(int deployments) {
    const SampleProject project(deployments);
    const Usage apply = run(project, {"apply", "--auto-approve"});
    if (apply.exit_code != 0) {
      std::fprintf(stderr, "apply ended with %d\n", apply.exit_code);
      return false;
    }
    const Usage plan = least_of(kRuns, [&] {
      return run(project, {"plan", "--detailed-exitcode"});
    });
    const Usage floor =
        least_of(kRuns, [&] { return run_function([&] { do_the_least(project.folder()); }); });
    std::printf("%11d  %9.1f ms  %9.1f ms  %5.2f  %7.1f MiB  %9.1f ms\n", deployments, plan.cpu_ms,
                floor.cpu_ms, plan.cpu_ms / floor.cpu_ms, plan.memory_mib, apply.cpu_ms);
    return plan.exit_code == 0;
  }

 private:
  Usage run(const SampleProject& project, std::vector<std::string> words) const {
    words.insert(words.begin(), program_);
    words.insert(words.end(), {"--account-file", "account.json"});
    return run_program(project.folder(), words);
  }

  std::string program_;
};

int run(const std::vector<std::string>& words) {
  if (words.empty()) {
    std::fprintf(stderr, "usage: bench CFPLAN [N...]\n");
    return 64;
  }
  std::vector<int> sizes;
  for (std::size_t i = 1; i < words.size(); ++i) sizes.push_back(std::stoi(words[i]));
  if (sizes.empty()) sizes = {1, 100, 1'000, 10'000};
  std::printf("CPU time; plan finds nothing to change; apply wrote everything before it\n");
  std::printf("deployments          plan         floor  ratio       memory         apply\n");
  Bench bench(std::filesystem::absolute(words.front()).string());
  bool all_ran = true;
  for (int size : sizes) all_ran = bench.measure(size) && all_ran;
  return all_ran ? 0 : 1;
}

}  // namespace
}  // namespace cfplan::bench

int main(int argc, char** argv) {
  return cfplan::bench::run(std::vector<std::string>(argv + 1, argv + argc));
}
