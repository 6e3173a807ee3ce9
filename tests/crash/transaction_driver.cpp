// One transaction on a folder, as a process of its own: what the sweeps kill and break.
//   transaction_driver apply|recover PROJECT RUN_ID
// The project holds what tests/crash/sample_project.hpp says. Exit codes are those of cfplan.

#include <chrono>
#include <iostream>
#include <string>
#include <thread>

#include "cfplan/apply/recovery.hpp"
#include "cfplan/apply/state_folder.hpp"
#include "cfplan/apply/transaction.hpp"
#include "cfplan/providers/posix_disk.hpp"
#include "crash/sample_project.hpp"

namespace cfplan {
namespace {

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

void print(const Diagnostics& diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics) {
    std::cerr << diagnostic.code << ": " << diagnostic.message << " (" << diagnostic.hint << ")\n";
  }
}

int failed(const Error& error, OutcomeKind kind) {
  print(error.diagnostics);
  return exit_code(kind);
}

int run(const std::string& mode, const std::string& root, const std::string& id) {
  const auto disk = make_posix_disk();
  const auto where = find_state_folder(*disk, root);
  if (!where) return failed(where.error(), OutcomeKind::Failed);
  const auto state = make_state_folder(*disk, *where);
  if (!state) return failed(state.error(), OutcomeKind::Failed);
  const auto project = disk->open(root);
  if (!project) return exit_code(OutcomeKind::Failed);
  const ProjectFolders folders{**project, **state, root, shown_path(*where, root)};
  const RunIdentity identity{.id = id, .command = mode, .user = "test", .host = "here"};
  RealClock clock;
  const auto lock = ProjectLock::acquire(**state, identity, clock, std::chrono::seconds(0));
  if (!lock) return failed(lock.error(), OutcomeKind::Locked);
  const RecoveryReport recovered = recover(folders, *lock);
  print(recovered.diagnostics);
  if (recovered.result == RecoveryResult::HalfWay) return exit_code(OutcomeKind::HalfWay);
  if (mode == "recover") return exit_code(OutcomeKind::Done);
  const TransactionReport report = write_files(folders, *lock, sample_writes(), {.run = identity});
  print(report.diagnostics);
  return exit_code(report.kind);
}

}  // namespace
}  // namespace cfplan

int main(int argc, char** argv) {
  if (argc != 4) return 64;
  return cfplan::run(argv[1], argv[2], argv[3]);
}
