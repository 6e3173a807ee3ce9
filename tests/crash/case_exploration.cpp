// What no crash of a correct run can reach, but a broken disk, another version or a bug can.

#include <string>

#include "apply/journal.hpp"
#include "cfplan/apply/project_lock.hpp"
#include "cfplan/apply/state_folder.hpp"
#include "cfplan/base/digest.hpp"
#include "crash/exploration.hpp"
#include "crash/sample_project.hpp"

namespace cfplan {
namespace {

std::string unsealed_journal_of_a_creation() {
  Journal journal;
  journal.run.id = "torn";
  journal.root = "/p";
  JournaledFile file;
  file.operation = FileOperation::Create;
  file.path = "config/other.txt";
  file.staged = "config/.cfplan-torn-0";
  file.after = FileState{sha256_hex(tree_before().at("config/other.txt").bytes), 0644};
  journal.files.push_back(file);
  const std::string whole = journal_text(journal);
  return whole.substr(0, whole.find("seal "));
}

/// A journal without its seal tells nothing: not even that a file of the same bytes is the run's.
/// It waits for somebody to look at it, and nothing is touched.
std::optional<std::string> unsealed_journal_is_kept() {
  CrashWorld world({.name = "unsealed"});
  world.disk.put("/p/.cfplan/journal", unsealed_journal_of_a_creation(), 0600);
  const Said said = world.recover_only();
  if (said.recovery != RecoveryResult::HalfWay) return "a damaged journal was acted upon";
  if (!world.disk.tree().contains("/p/.cfplan/journal")) return "a damaged journal was dropped";
  world.disk.remove("/p/.cfplan/journal");
  return world.repair_and_judge({});
}

/// The run's own check of the new meaning refuses: everything goes back.
std::optional<std::string> refused_result_is_rolled_back() {
  CrashWorld world({.name = "refused"});
  const Said said = world.apply([](const std::string& path, const std::string&) -> Result<void> {
    Diagnostic diagnostic;
    diagnostic.code = "CFP9999";
    if (path == "config/one.env") return fail(diagnostic);
    return {};
  });
  if (said.apply != OutcomeKind::RolledBack) return "a refused result was not rolled back";
  return world.repair_and_judge({said});
}

}  // namespace

void explore_cases(Explored& explored) {
  for (const auto& a_case : {unsealed_journal_is_kept, refused_result_is_rolled_back}) {
    if (explored.violation) return;
    ++explored.states;
    explored.violation = a_case();
  }
}

}  // namespace cfplan
