#include "crash/faulty_project.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <utility>

#include "crash/traced_run.hpp"

namespace cfplan {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds kLimit(20);

/// A creation in a new folder, an edit of a shared file and of a private one, and a deletion.
SampleTree project_of_files() {
  return {{"deployments.yaml", {R"(version: 1
layout: { wrangler_env: "${customer}" }
customers:
  acme: { environments: { production: { vars: { A: "1" } } } }
  beta: { environments: { production: { env: { MODE: new } } } }
  gone: { environments: { production: { state: absent } } }
)"}},
          {"wrangler.toml", {"# by hand\nname = \"shop\"\n\n[env.gone]\n\n[env.beta]\n"}},
          {"config/", {}},
          {"config/customers/", {}},
          {"config/customers/beta/", {}},
          {"config/customers/beta/production.env", {"# mine\nMODE=old\n", 0600}},
          {"config/customers/gone/", {}},
          {"config/customers/gone/production.env", {"CUSTOMER_ID=gone\n"}}};
}

std::uint64_t seed() {
  const char* const given = std::getenv("CFPLAN_SEED");
  return given != nullptr ? std::strtoull(given, nullptr, 10) : std::random_device()();
}

/// Writes for which there is half the room, and no room after them.
std::vector<std::string> full_disks(int writes) {
  std::vector<std::string> faults;
  for (int number = 1; number <= writes; ++number) {
    faults.push_back("write " + std::to_string(number) + " short;write " +
                     std::to_string(number + 1) + "+ ENOSPC");
  }
  return faults;
}

/// A disk that is gone from some call on.
std::vector<std::string> broken_disks(int calls) {
  std::vector<std::string> faults;
  for (int number = 1; number <= calls; ++number) {
    faults.push_back("any " + std::to_string(number) + "+ EIO");
  }
  return faults;
}

std::vector<std::string> faults_at(const std::string& call, int number) {
  const std::string here = call + " " + std::to_string(number);
  std::vector<std::string> faults = {here + " SIGKILL", here + " done-EIO"};
  for (const char* error : {"EIO", "ENOSPC", "EACCES", "EINTR"}) {
    faults.push_back(here + " " + error);
    faults.push_back(here + "+ " + error);
  }
  if (call == "write" || call == "read") {
    faults.push_back(here + " short");
    faults.push_back(here + "+ short");
  }
  return faults;
}

}  // namespace

FaultyProject::FaultyProject() : FaultyProject(project_of_files(), "") {}

FaultyProject::FaultyProject(SampleTree before, std::string account)
    : seed_(seed()),
      random_(seed_),
      top_(make_sweep_folder()),
      before_(std::move(before)),
      account_(std::move(account)) {
  reset();
  EXPECT_EQ(run("apply", ""), 0);
  after_ = tree_in(project());
  EXPECT_FALSE(tree_is_old());
  std::cout << "CFPLAN_SEED=" << seed_ << "\n";
}

FaultyProject::~FaultyProject() { fs::remove_all(top_); }

void FaultyProject::reset() const {
  lay_out(project(), before_);
  if (!account_.empty()) std::ofstream(account_file()) << account_;
}

void FaultyProject::keep() const {
  fs::remove_all(kept());
  fs::copy(project(), kept(), fs::copy_options::recursive);
}

void FaultyProject::put_back() const {
  fs::remove_all(project());
  fs::copy(kept(), project(), fs::copy_options::recursive);
}

int FaultyProject::run(const std::string& command, const std::string& faults) const {
  fs::remove(calls());
  std::vector<std::string> argv = {"timeout", "-s", "KILL", std::to_string(kLimit.count()), "env"};
  argv.push_back(std::string("LD_PRELOAD=") + CFPLAN_FAULTY_CALLS);
  argv.push_back("CFPLAN_FAULTS=" + faults);
  argv.push_back("CFPLAN_CALLS=" + calls().string());
  argv.insert(argv.end(), {CFPLAN_BINARY, "-C", project().string(), command});
  if (command != "recover") argv.emplace_back("--auto-approve");
  if (command == "apply" && !account_.empty()) {
    argv.insert(argv.end(), {"--account-file", account_file().string()});
  }
  const auto begin = std::chrono::steady_clock::now();
  const int code = run_program(argv);
  return std::chrono::steady_clock::now() - begin < kLimit ? code : kNeverEnded;
}

std::map<std::string, int> FaultyProject::calls_of_last_run() const {
  return counted_calls(calls().string());
}

std::vector<std::string> FaultyProject::faults_of_last_run() const {
  std::map<std::string, int> counts = calls_of_last_run();
  std::vector<std::string> all = full_disks(counts["write"]);
  int calls = 0;
  for (const auto& [call, count] : counts) {
    calls += count;
    for (int number = 1; number <= count; ++number) {
      for (std::string& fault : faults_at(call, number)) all.push_back(std::move(fault));
    }
  }
  for (std::string& fault : broken_disks(calls)) all.push_back(std::move(fault));
  return all;
}

std::vector<std::string> FaultyProject::sample(std::vector<std::string> all, std::size_t in_long,
                                               std::size_t otherwise) {
  std::shuffle(all.begin(), all.end(), random_);
  const std::size_t size = std::getenv("CFPLAN_LONG") != nullptr ? in_long : otherwise;
  if (all.size() > size) all.resize(size);
  return all;
}

std::string FaultyProject::judged(int code) {
  switch (code) {
    case 0:
    case 4:
      if (!tree_is_new()) return "it said done, and the tree is not new";
      break;
    case 1:
    case 5:
    case 8:
    case 130:
      if (!tree_is_old()) return "it said failed, and the tree is not old";
      break;
    case 6:
    case kKilled: break;
    case kNeverEnded: return "it did not end";
    default: return "it ended with " + std::to_string(code);
  }
  return wrong_after_next_run();
}

std::string FaultyProject::wrong_after_next_run() {
  const bool applies = !account_.empty() || random_() % 2 == 0;
  const int code = run(applies ? "apply" : "recover", "");
  if (code != 0) return "the next run ended with " + std::to_string(code);
  for (const char* journal : {"journal", "journal.new"}) {
    if (fs::exists(project() / ".cfplan" / journal)) return "a journal is left behind";
  }
  if (applies) return tree_is_new() ? "" : "the next apply did not make the new tree";
  return tree_is_new() || tree_is_old() ? "" : "a third state";
}

}  // namespace cfplan
