// transaction_bench [--files N] FOLDER…: what durability costs a transaction, on the file system of
// each folder.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>
#include <string>
#include <thread>
#include <vector>

#include "bench/child.hpp"
#include "bench/transaction/unsynced_file_system.hpp"
#include "cfplan/apply/state_folder.hpp"
#include "cfplan/apply/transaction.hpp"
#include "cfplan/base/digest.hpp"
#include "cfplan/ports/clock.hpp"
#include "cfplan/providers/posix_disk.hpp"

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

[[noreturn]] void stop(const char* what) {
  std::fprintf(stderr, "transaction_bench: %s\n", what);
  std::exit(1);
}

/// Everything on the file system of a folder is on its device.
void sync_file_system(const fs::path& folder) {
  const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0 || ::syncfs(fd) != 0) stop("cannot sync the file system");
  ::close(fd);
}

/// Env files of many customers, long on the disk, and the transaction that changes a line in each.
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
    // What is measured must not pay for what was there before.
    sync_file_system(top_);
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

enum class Ending { AsItIs, SyncedOnce };

struct Measured {
  double ms = std::numeric_limits<double>::infinity();
  SyncsSeen syncs;
};

Measured measure(const EnvFiles& files, Syncs syncs, Ending ending) {
  const auto disk = make_posix_disk();
  const std::string root = fs::canonical(files.project()).string();
  const auto where = find_state_folder(*disk, root);
  if (!where) stop("no place for the state folder");
  auto state = make_state_folder(*disk, *where);
  auto project = disk->open(root);
  if (!state || !project) stop("cannot open the project");
  Measured measured;
  UnsyncedFileSystem project_files(*std::move(project), syncs, measured.syncs);
  UnsyncedFileSystem state_files(*std::move(state), syncs, measured.syncs);
  const ProjectFolders folders{project_files, state_files, root, shown_path(*where, root)};
  const RunIdentity run{.id = "20261125-101500-000000", .command = "apply"};
  RealClock clock;
  const auto lock = ProjectLock::acquire(state_files, run, clock, std::chrono::seconds(0));
  if (!lock) stop("the project is locked");

  const auto begin = std::chrono::steady_clock::now();
  const TransactionReport report = write_files(folders, *lock, files.writes(), {.run = run});
  if (ending == Ending::SyncedOnce) sync_file_system(files.project());
  measured.ms = Milliseconds(std::chrono::steady_clock::now() - begin).count();
  if (report.kind != OutcomeKind::Done) stop("the transaction failed");
  return measured;
}

/// As many flushes of the device as a run has calls for durability, with next to nothing to write.
double barriers_ms(const EnvFiles& files, std::size_t count) {
  const fs::path path = files.project() / "barriers";
  const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  if (fd < 0) stop("cannot write a file");
  const auto begin = std::chrono::steady_clock::now();
  for (std::size_t i = 0; i < count; ++i) {
    if (::write(fd, "x", 1) != 1 || ::fsync(fd) != 0) stop("cannot sync a file");
  }
  const Milliseconds taken = std::chrono::steady_clock::now() - begin;
  ::close(fd);
  return taken.count();
}

double copy_ms(const fs::path& folder, const EnvFiles& files) {
  const auto begin = std::chrono::steady_clock::now();
  const Usage copied = run_program(
      folder.string(), {"/bin/cp", "-r", files.project().string(), files.copy().string()});
  const Milliseconds taken = std::chrono::steady_clock::now() - begin;
  if (copied.exit_code != 0) stop("cp failed");
  return taken.count();
}

/// One line: the least of several runs of each, taken in turn so that a busy moment of the machine
/// meets them all.
struct Line {
  Measured synced;
  double unsynced = std::numeric_limits<double>::infinity();
  double synced_once = unsynced;
  double barriers = unsynced;
  double copied = unsynced;
};

void measure_once(const fs::path& folder, std::size_t count, Line& line) {
  const auto taken = [&](Syncs syncs, Ending ending) {
    return measure(EnvFiles(folder, count), syncs, ending);
  };
  const Measured synced = taken(Syncs::Passed, Ending::AsItIs);
  if (synced.ms < line.synced.ms) line.synced = synced;
  line.unsynced = std::min(line.unsynced, taken(Syncs::Skipped, Ending::AsItIs).ms);
  line.synced_once = std::min(line.synced_once, taken(Syncs::Skipped, Ending::SyncedOnce).ms);
  const EnvFiles files(folder, count);
  line.copied = std::min(line.copied, copy_ms(folder, files));
  line.barriers = std::min(line.barriers, barriers_ms(files, synced.syncs.calls));
}

void measure_folder(const fs::path& folder, const std::vector<std::size_t>& counts) {
  std::printf("\n%s\n", folder.c_str());
  std::printf(
      "files  transaction  in its syncs  without sync  ratio  synced once  bare syncs"
      "       cp -r  ratio\n");
  for (const std::size_t count : counts) {
    Line line;
    for (int i = 0; i < kRuns; ++i) measure_once(folder, count, line);
    std::printf(
        "%5zu  %8.1f ms  %zu: %6.1f ms  %9.1f ms  %5.2f  %8.1f ms  %7.1f ms  %7.1f ms  %5.2f\n",
        count, line.synced.ms, line.synced.syncs.calls, line.synced.syncs.waited.count(),
        line.unsynced, line.synced.ms / line.unsynced, line.synced_once, line.barriers, line.copied,
        line.synced.ms / line.copied);
  }
}

}  // namespace
}  // namespace cfplan::bench

int main(int argc, char** argv) {
  std::vector<std::string> arguments(argv + 1, argv + argc);
  std::vector<std::size_t> counts = {1, 100, 1'000, 10'000};
  if (arguments.size() > 1 && arguments[0] == "--files") {
    counts = {std::strtoul(arguments[1].c_str(), nullptr, 10)};
    arguments.erase(arguments.begin(), arguments.begin() + 2);
  }
  if (arguments.empty() || counts.front() == 0) {
    std::fprintf(stderr, "usage: transaction_bench [--files N] FOLDER...\n");
    return 64;
  }
  std::printf("elapsed time, least of several runs; before-images included\n");
  for (const std::string& folder : arguments) cfplan::bench::measure_folder(folder, counts);
  return 0;
}
