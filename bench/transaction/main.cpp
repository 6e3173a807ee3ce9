// transaction_bench FOLDER…: what durability costs a transaction, on the file system of each
// folder.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "bench/child.hpp"
#include "bench/transaction/unsynced_file_system.hpp"
#include "cfplan/apply/state_folder.hpp"
#include "cfplan/apply/transaction.hpp"
#include "cfplan/base/digest.hpp"
#include "cfplan/ports/clock.hpp"
#include "cfplan/providers/posix_file_system.hpp"

namespace cfplan::bench {
namespace {

namespace fs = std::filesystem;
using Milliseconds = std::chrono::duration<double, std::milli>;

constexpr int kRuns = 3;

class RealClock final : public Clock {
 public:
  std::chrono::system_clock::time_point now() const override {
    return std::chrono::system_clock::now();
  }
  std::chrono::steady_clock::time_point steady() const override {
    return std::chrono::steady_clock::now();
  }
  void sleep(std::chrono::milliseconds duration) override { std::this_thread::sleep_for(duration); }
};

std::string env_text(std::size_t file, const char* level) {
  return "# customer " + std::to_string(file) + "\nCUSTOMER_ID=c" + std::to_string(file) +
         "\nCUSTOMER_DOMAIN=c" + std::to_string(file) +
         ".example.com\nAPI_URL=https://api.example.com/v1\nLOG_LEVEL=" + level + "\n";
}

/// Env files of many customers, and the transaction that changes a line in each.
class EnvFiles {
 public:
  EnvFiles(const fs::path& folder, std::size_t count) : top_(folder / "cfplan-bench") {
    fs::remove_all(top_);
    for (std::size_t i = 0; i < count; ++i) {
      const std::string path = "config/customers/c" + std::to_string(i) + "/production.env";
      const std::string before = env_text(i, "info");
      fs::create_directories((project() / path).parent_path());
      std::ofstream(project() / path, std::ios::binary) << before;
      fs::permissions(project() / path, static_cast<fs::perms>(0644));
      writes_.push_back({.path = path,
                         .operation = FileOperation::Edit,
                         .before = FileState{sha256_hex(before), 0644},
                         .bytes = env_text(i, "warn")});
    }
  }
  ~EnvFiles() { fs::remove_all(top_); }
  EnvFiles(const EnvFiles&) = delete;
  EnvFiles& operator=(const EnvFiles&) = delete;

  [[nodiscard]] fs::path project() const { return top_ / "project"; }
  [[nodiscard]] fs::path copy() const { return top_ / "copy"; }
  [[nodiscard]] const std::vector<FileWrite>& writes() const { return writes_; }

 private:
  fs::path top_;
  std::vector<FileWrite> writes_;
};

struct Measured {
  double ms = 0;
  std::size_t sync_calls = 0;
};

[[noreturn]] void stop(const char* what) {
  std::fprintf(stderr, "transaction_bench: %s\n", what);
  std::exit(1);
}

Measured measure(const EnvFiles& files, Syncs syncs) {
  const auto disk = make_posix_disk();
  const std::string root = fs::canonical(files.project()).string();
  const auto where = find_state_folder(*disk, root);
  if (!where) stop("no place for the state folder");
  auto state = make_state_folder(*disk, *where);
  auto project = disk->open(root);
  if (!state || !project) stop("cannot open the project");
  UnsyncedFileSystem project_files(*std::move(project), syncs);
  UnsyncedFileSystem state_files(*std::move(state), syncs);
  const ProjectFolders folders{project_files, state_files, root, shown_path(*where, root)};
  const RunIdentity run{.id = "20261125-101500-000000", .command = "apply"};
  RealClock clock;
  const auto lock = ProjectLock::acquire(state_files, run, clock, std::chrono::seconds(0));
  if (!lock) stop("the project is locked");

  const auto begin = std::chrono::steady_clock::now();
  const TransactionReport report = write_files(folders, *lock, files.writes(), {.run = run});
  const Milliseconds taken = std::chrono::steady_clock::now() - begin;
  if (report.kind != OutcomeKind::Done) stop("the transaction failed");
  return {taken.count(), project_files.sync_calls() + state_files.sync_calls()};
}

Measured least(const fs::path& folder, std::size_t count, Syncs syncs) {
  Measured best;
  for (int i = 0; i < kRuns; ++i) {
    const EnvFiles files(folder, count);
    const Measured now = measure(files, syncs);
    if (i == 0 || now.ms < best.ms) best = now;
  }
  return best;
}

double copy_ms(const fs::path& folder, std::size_t count) {
  double best = 0;
  for (int i = 0; i < kRuns; ++i) {
    const EnvFiles files(folder, count);
    const auto begin = std::chrono::steady_clock::now();
    const Usage copied = run_program(
        folder.string(), {"/bin/cp", "-r", files.project().string(), files.copy().string()});
    const Milliseconds taken = std::chrono::steady_clock::now() - begin;
    if (copied.exit_code != 0) stop("cp failed");
    if (i == 0 || taken.count() < best) best = taken.count();
  }
  return best;
}

void measure_folder(const fs::path& folder) {
  std::printf("\n%s\n", folder.c_str());
  std::printf("files    transaction   without sync  ratio  sync calls        cp -r  ratio\n");
  for (const std::size_t count : {1U, 100U, 1'000U, 10'000U}) {
    const Measured synced = least(folder, count, Syncs::Passed);
    const Measured unsynced = least(folder, count, Syncs::Skipped);
    const double copied = copy_ms(folder, count);
    std::printf("%5zu  %10.1f ms  %10.1f ms  %5.2f  %10zu  %8.1f ms  %5.2f\n", count, synced.ms,
                unsynced.ms, synced.ms / unsynced.ms, synced.sync_calls, copied,
                synced.ms / copied);
  }
}

}  // namespace
}  // namespace cfplan::bench

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: transaction_bench FOLDER...\n");
    return 64;
  }
  std::printf("elapsed time, least of several runs; before-images included\n");
  for (int i = 1; i < argc; ++i) cfplan::bench::measure_folder(argv[i]);
  return 0;
}
