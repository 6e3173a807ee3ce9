// edge_bench CFPLAN: how long a plan waits for an API with latency; see bench/README.md.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "bench/child.hpp"
#include "cfplan/providers/host/curl_http_client.hpp"
#include "emulator/cloudflare_emulator.hpp"
#include "emulator/sample_fleet.hpp"

namespace cfplan::bench {
namespace {

namespace fs = std::filesystem;
namespace fleet = tests::fleet;
using Milliseconds = std::chrono::duration<double, std::milli>;

constexpr int kRuns = 3;
constexpr std::chrono::milliseconds kLatency{50};

/// A project in a temporary folder that goes away with this object.
class Project {
 public:
  explicit Project(fleet::DeclaredSecrets secrets) {
    std::string pattern = (fs::temp_directory_path() / "cfplan-bench.XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) std::abort();
    folder_ = pattern;
    std::ofstream(folder_ / "deployments.yaml") << fleet::manifest(secrets);
    std::ofstream(folder_ / "wrangler.toml") << fleet::wrangler_file();
  }
  ~Project() { fs::remove_all(folder_); }
  Project(const Project&) = delete;
  Project& operator=(const Project&) = delete;
  [[nodiscard]] std::string folder() const { return folder_.string(); }

 private:
  fs::path folder_;
};

struct Measured {
  Usage usage;
  double ms = 0;
  std::size_t requests = 0;
};

class Bench {
 public:
  explicit Bench(std::string program)
      : program_(std::move(program)), emulator_(fleet::account(), {.latency = kLatency}) {
    ::setenv("CLOUDFLARE_API_BASE_URL", emulator_.base_url().c_str(), 1);
    ::setenv("CLOUDFLARE_API_TOKEN", "token", 1);
  }

  /// False when the program itself fails.
  bool measure(const char* what, const Project& project, const std::vector<std::string>& words) {
    Measured best = run(project, words);
    for (int i = 1; i < kRuns; ++i) {
      const Measured next = run(project, words);
      if (next.ms < best.ms) best = next;
    }
    const double floor = least_ms(best.requests);
    std::printf("%-28s  %8zu  %9.0f ms  %9.0f ms  %5.2f  %7.1f ms  %7.1f MiB\n", what,
                best.requests, best.ms, floor, best.ms / floor, best.usage.cpu_ms,
                best.usage.memory_mib);
    return best.usage.exit_code == 0;
  }

 private:
  /// As many at once as the client allows itself, and no request needing another's answer.
  static double least_ms(std::size_t requests) {
    const std::size_t at_once = HttpLimits{}.concurrency;
    return Milliseconds(kLatency).count() * static_cast<double>((requests + at_once - 1) / at_once);
  }

  Measured run(const Project& project, const std::vector<std::string>& words) {
    emulator_.forget_requests();
    std::vector<std::string> all = {program_};
    all.insert(all.end(), words.begin(), words.end());
    const auto begin = std::chrono::steady_clock::now();
    const Usage usage = run_program(project.folder(), all);
    const Milliseconds taken = std::chrono::steady_clock::now() - begin;
    return {usage, taken.count(), emulator_.requests().size()};
  }

  std::string program_;
  tests::CloudflareEmulator emulator_;
};

int run(const std::string& program) {
  Bench bench(fs::absolute(program).string());
  const Project with(fleet::DeclaredSecrets::One);
  const Project without(fleet::DeclaredSecrets::None);
  std::printf("an API that answers after %d ms; elapsed time, least of %d runs\n",
              static_cast<int>(kLatency.count()), kRuns);
  std::printf("%-28s  %8s  %12s  %12s  %5s  %10s  %11s\n", "plan of", "requests", "plan", "least",
              "ratio", "CPU", "memory");
  const bool all = bench.measure("500 deployments", with, {"plan"});
  const bool bare = bench.measure("500 without secrets", without, {"plan"});
  const bool one = bench.measure("one of them", with, {"plan", "--customer", fleet::customer(42)});
  return all && bare && one ? 0 : 1;
}

}  // namespace
}  // namespace cfplan::bench

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: edge_bench CFPLAN\n");
    return 64;
  }
  return cfplan::bench::run(argv[1]);
}
