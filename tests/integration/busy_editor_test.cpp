#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <map>
#include <string>
#include <thread>

#include "golden/shell_run.hpp"

namespace cfplan::tests {
namespace {

using std::chrono::milliseconds;

std::string manifest(const std::string& value) {
  return "version: 1\ncustomers:\n  acme:\n    environments:\n      production:\n"
         "        env: { MODE: \"" +
         value + "\" }\n";
}

/// Somebody who saves a buffer every millisecond, whatever the file holds by then, pauses, and goes
/// on; as editors do, by writing a new file and renaming it.
class BusyEditor {
 public:
  explicit BusyEditor(std::filesystem::path file)
      : file_(std::move(file)), thread_([this] { edit(); }) {}
  ~BusyEditor() { stop(); }
  BusyEditor(const BusyEditor&) = delete;
  BusyEditor& operator=(const BusyEditor&) = delete;

  void stop() {
    stopped_ = true;
    if (thread_.joinable()) thread_.join();
  }
  [[nodiscard]] int saves() const { return saves_; }
  /// Pauses after which the save before them was gone.
  [[nodiscard]] int lost() const { return lost_; }

 private:
  void edit() {
    while (!stopped_) {
      for (int i = 0; i < 40; ++i) {
        save();
        std::this_thread::sleep_for(milliseconds(1));
      }
      std::this_thread::sleep_for(milliseconds(80));
      if (!comes_back()) ++lost_;
    }
  }

  void save() {
    ++saves_;
    write_file(file_.string() + "~", line());
    std::filesystem::rename(file_.string() + "~", file_);
  }

  // An apply that meets a save puts it back before it ends.
  [[nodiscard]] bool comes_back() const {
    for (int i = 0; i < 1000; ++i) {
      if (read_file(file_).find(line()) != std::string::npos) return true;
      std::this_thread::sleep_for(milliseconds(5));
    }
    return false;
  }

  [[nodiscard]] std::string line() const { return "SAVE=" + std::to_string(saves_) + "\n"; }

  std::filesystem::path file_;
  std::atomic<bool> stopped_ = false;
  std::atomic<int> saves_ = 0;
  std::atomic<int> lost_ = 0;
  std::thread thread_;
};

/// What the hint of a conflict says: keeps the editor's version and recovers.
int settle(const std::filesystem::path& project, const std::string& problem) {
  const std::string before = "the version from before is in \"";
  const std::size_t begin = problem.find(before);
  if (begin == std::string::npos) return -1;
  const std::size_t name = begin + before.size();
  std::filesystem::remove(project / problem.substr(name, problem.find('"', name) - name));
  return run_shell(project, "cfplan recover", {}).exit_code;
}

TEST(BusyEditor, LosesNoSaveWhileAppliesRun) {
  const TemporaryFolder folder;
  const std::filesystem::path project = folder.path() / "project";
  const std::filesystem::path file = project / "config/customers/acme/production.env";
  write_file(project / "wrangler.toml", "name = \"shop\"\n\n[env.production]\n");
  write_file(project / "a.yaml", manifest("a"));
  write_file(project / "b.yaml", manifest("b"));
  write_file(file, "SAVE=0\n");
  const int applies = std::getenv("CFPLAN_LONG") != nullptr ? 1000 : 60;

  std::map<int, int> endings;
  BusyEditor editor(file);
  for (int i = 0; i < applies; ++i) {
    const ShellResult apply = run_shell(
        project,
        std::string("cfplan apply --auto-approve -f ") + (i % 2 == 0 ? "a" : "b") + ".yaml", {});
    ++endings[apply.exit_code];
    // It saved between the swap and the undoing: both versions are kept, and a person chooses.
    if (apply.exit_code == 6) {
      EXPECT_EQ(settle(project, apply.err), 0) << apply.err;
    }
  }
  editor.stop();

  for (const auto& [code, times] : endings) std::cout << "exit " << code << ": " << times << "\n";
  EXPECT_EQ(editor.lost(), 0);
  EXPECT_GT(editor.saves(), applies);
  EXPECT_GT(endings[0], 0);
  const std::string last = "SAVE=" + std::to_string(editor.saves()) + "\n";
  EXPECT_NE(read_file(file).find(last), std::string::npos) << read_file(file);
}

}  // namespace
}  // namespace cfplan::tests
