// edge_bench CFPLAN: how long a plan waits for an API with latency; see bench/README.md.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <vector>

#include "bench/child.hpp"
#include "bench/edge/many_requests.hpp"
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

/// The emulator in a process of its own, forked while this one is small: what a child of this one
/// uses at most counts from its fork on.
class EmulatorChild {
 public:
  explicit EmulatorChild(const fs::path& folder) : log_(folder / "requests") {
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) std::abort();
    process_ = ::fork();
    if (process_ == 0) serve(ends[1]);
    ::close(ends[1]);
    std::array<char, 256> told{};
    const ssize_t size = ::read(ends[0], told.data(), told.size());
    base_url_.assign(told.data(), static_cast<std::size_t>(std::max<ssize_t>(size, 0)));
  }
  ~EmulatorChild() {
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
  }
  EmulatorChild(const EmulatorChild&) = delete;
  EmulatorChild& operator=(const EmulatorChild&) = delete;

  [[nodiscard]] const std::string& base_url() const { return base_url_; }
  /// The targets of all requests since it started.
  [[nodiscard]] std::vector<std::string> targets() const {
    std::vector<std::string> targets;
    std::ifstream in(log_);
    for (std::string line; std::getline(in, line);) {
      const std::size_t target = line.find(' ') + 1;
      targets.push_back(line.substr(target, line.find(' ', target) - target));
    }
    return targets;
  }

 private:
  [[noreturn]] void serve(int told) const {
    const tests::CloudflareEmulator emulator(fleet::account(),
                                             {.latency = kLatency, .request_log = log_.string()});
    const std::string url = emulator.base_url();
    if (::write(told, url.data(), url.size()) < 0) ::_exit(1);
    while (true) ::pause();
  }

  fs::path log_;
  std::string base_url_;
  pid_t process_ = 0;
};

struct Measured {
  Usage usage;
  double ms = 0;
};

double elapsed_ms(const std::function<void()>& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return Milliseconds(std::chrono::steady_clock::now() - begin).count();
}

class Bench {
 public:
  Bench(std::string program, const fs::path& folder)
      : program_(std::move(program)), emulator_(folder) {
    ::setenv("CLOUDFLARE_API_BASE_URL", emulator_.base_url().c_str(), 1);
    ::setenv("CLOUDFLARE_API_TOKEN", "token", 1);
  }

  /// False when the program itself fails.
  bool measure(const char* what, const Project& project, const std::vector<std::string>& words) {
    const auto before = static_cast<std::ptrdiff_t>(emulator_.targets().size());
    Measured best = run(project, words);
    std::vector<std::string> targets = emulator_.targets();
    targets.erase(targets.begin(), targets.begin() + before);
    for (int i = 1; i < kRuns; ++i) {
      const Measured next = run(project, words);
      if (next.ms < best.ms) best = next;
    }
    const double floor = floor_ms(targets);
    std::printf("%-22s  %8zu  %7.0f ms  %7.0f ms  %5.2f  %7.1f ms  %7.1f MiB\n", what,
                targets.size(), best.ms, floor, best.ms / floor, best.usage.cpu_ms,
                best.usage.memory_mib);
    return best.usage.exit_code == 0;
  }

 private:
  /// The same requests, as many at once as the client allows itself, by threads that do nothing
  /// else and wait for no other answer.
  [[nodiscard]] double floor_ms(const std::vector<std::string>& targets) const {
    double least = 0;
    for (int i = 0; i < kRuns; ++i) {
      const double ms = elapsed_ms([&] {
        (void)run_function(
            [&] { send_requests(emulator_.base_url(), targets, HttpLimits{}.concurrency); });
      });
      if (i == 0 || ms < least) least = ms;
    }
    return least;
  }

  [[nodiscard]] Measured run(const Project& project, const std::vector<std::string>& words) const {
    std::vector<std::string> all = {program_};
    all.insert(all.end(), words.begin(), words.end());
    Measured measured;
    measured.ms = elapsed_ms([&] { measured.usage = run_program(project.folder(), all); });
    return measured;
  }

  std::string program_;
  EmulatorChild emulator_;
};

int run(const std::string& program) {
  const Project with(fleet::DeclaredSecrets::One);
  Bench bench(fs::absolute(program).string(), with.folder());
  const Project without(fleet::DeclaredSecrets::None);
  std::printf("an API that answers after %d ms; elapsed time, least of %d runs\n",
              static_cast<int>(kLatency.count()), kRuns);
  std::printf("%-22s  %8s  %10s  %10s  %5s  %10s  %11s\n", "plan of", "requests", "plan", "floor",
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
