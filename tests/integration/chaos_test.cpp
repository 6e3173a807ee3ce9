#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <iomanip>
#include <iostream>
#include <map>
#include <mutex>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "emulator/cloudflare_emulator.hpp"
#include "golden/shell_run.hpp"
#include "golden/tree.hpp"
#include "property/dice.hpp"

namespace cfplan::tests {
namespace {

constexpr int kDeployments = 50;
constexpr const char* kAccountId = "0506015145cda87c34f9ab8e9675a8a9";

std::string number(int i) { return (i < 10 ? "0" : "") + std::to_string(i); }

EmbeddedAccounts fleet_account() {
  EmbeddedAccount account{.id = kAccountId, .name = "Example"};
  account.zones.push_back(
      {"1a2b3c4d5e6f708192a3b4c5d6e7f809", "example.com", kAccountId, "Example", "active"});
  for (int i = 0; i < kDeployments; ++i) account.workers.push_back({"shop-c" + number(i), {}});
  return {{account}};
}

/// Fifty deployments; each needs a database, a route, an env file and a secret.
std::string fleet_manifest() {
  std::string text = R"(version: 1
layout: { wrangler_env: "${customer}", worker: "${service}-${customer}" }
defaults:
  domain: "${customer}.example.com"
  routes: ["${domain}/*"]
  databases: [{ binding: DB, name: "${customer}-db", create: true }]
  secrets: { SESSION_KEY: { from_env: SESSION_KEY } }
customers:
)";
  for (int i = 0; i < kDeployments; ++i) {
    text += "  c" + number(i) + ": { environments: { production: } }\n";
  }
  return text;
}

/// What goes wrong, as the emulator's options spell it.
struct Mishap {
  std::string name;
  std::string fault;
};

void PrintTo(const Mishap& mishap, std::ostream* out) { *out << mishap.name; }

std::string test_name(const ::testing::TestParamInfo<Mishap>& mishap) {
  std::string name = mishap.param.name;
  std::replace(name.begin(), name.end(), ' ', '_');
  return name;
}

const std::vector<Mishap>& mishaps() {
  static const std::vector<Mishap> all = {{"429", "status=429 code=10000 header=Retry-After:1"},
                                          {"500", "status=500"},
                                          {"502", "status=502"},
                                          {"500 after the effect", "status=500 after"},
                                          {"reset", "reset"},
                                          {"reset after the effect", "reset after"},
                                          {"half a body", "half after"},
                                          {"wrong JSON", "malformed after"}};
  return all;
}

/// Silence is longer than the client waits; each costs a quarter of a minute and more.
const std::vector<Mishap>& silences() {
  static const std::vector<Mishap> all = {{"silence", "delay=17000"},
                                          {"silence after the effect", "delay=17000 after"}};
  return all;
}

Fault fault_at(std::size_t request, const Mishap& mishap) {
  const auto fault =
      parse_fault("* * " + mishap.fault + " skip=" + std::to_string(request) + " times=1");
  return *fault;
}

/// A new project and a new account.
class Fleet {
 public:
  Fleet() : emulator_(fleet_account()) {
    write_file(project_ / "wrangler.toml", "# the fleet\nname = \"shop\"\n");
    write_file(project_ / "deployments.yaml", fleet_manifest());
    before_ = read_tree(project_);
  }

  ShellResult cfplan(const std::string& words) {
    return run_shell(project_, "cfplan " + words,
                     {{"CLOUDFLARE_API_BASE_URL", emulator_.base_url()},
                      {"CLOUDFLARE_API_TOKEN", "canary-token"},
                      {"SESSION_KEY", "canary-session-key"}},
                     std::chrono::minutes(5));
  }

  CloudflareEmulator& emulator() { return emulator_; }
  [[nodiscard]] Tree files() const { return read_tree(project_); }
  [[nodiscard]] const Tree& before() const { return before_; }

  /// Each database once, each secret with its value.
  void expect_account_is_complete() const {
    const EmbeddedAccounts accounts = emulator_.accounts();
    const EmbeddedAccount& account = accounts.accounts.front();
    std::map<std::string, int> databases;
    for (const Database& database : account.databases) ++databases[database.name];
    EXPECT_EQ(databases.size(), static_cast<std::size_t>(kDeployments));
    for (const auto& [name, times] : databases) EXPECT_EQ(times, 1) << name;
    for (int i = 0; i < kDeployments; ++i) {
      EXPECT_EQ(emulator_.secret_value("shop-c" + number(i), "SESSION_KEY"), "canary-session-key");
    }
  }

 private:
  TemporaryFolder folder_;
  std::filesystem::path project_ = folder_.path() / "project";
  CloudflareEmulator emulator_;
  Tree before_;
};

/// What an apply that nothing disturbs leaves, and how many requests it sends.
struct Reference {
  Tree files;
  std::size_t requests = 0;
};

const Reference& reference() {
  static const Reference made = [] {
    Fleet fleet;
    const ShellResult apply = fleet.cfplan("apply --auto-approve");
    EXPECT_EQ(apply.exit_code, 0) << apply.err;
    fleet.expect_account_is_complete();
    return Reference{fleet.files(), fleet.emulator().requests().size()};
  }();
  return made;
}

/// How often each mishap ended in which exit code.
class Tally {
 public:
  void count(const std::string& mishap, int exit_code) {
    const std::scoped_lock held(mutex_);
    ++counts_[mishap][exit_code];
  }
  void print() {
    const std::scoped_lock held(mutex_);
    std::cout << std::left << std::setw(28) << "injected"
              << "exit codes of the disturbed apply\n";
    for (const auto& [mishap, codes] : counts_) {
      std::cout << std::setw(28) << mishap;
      for (const auto& [code, times] : codes) std::cout << code << ": " << times << "  ";
      std::cout << "\n";
    }
  }

 private:
  std::mutex mutex_;
  std::map<std::string, std::map<int, int>> counts_;
};

bool leaves_files_as_they_were(int exit_code) { return exit_code == 1 || exit_code == 5; }

/// Disturbs one request of an apply; whatever comes of it, the next run ends in the same place.
void disturb(std::size_t request, const Mishap& mishap, Tally& tally) {
  SCOPED_TRACE(mishap.name + " at request " + std::to_string(request));
  Fleet fleet;
  fleet.emulator().inject(fault_at(request, mishap));
  const ShellResult disturbed = fleet.cfplan("apply --auto-approve");
  tally.count(mishap.name, disturbed.exit_code);
  fleet.emulator().clear_faults();

  const bool expected = leaves_files_as_they_were(disturbed.exit_code) ||
                        disturbed.exit_code == 0 || disturbed.exit_code == 4;
  EXPECT_TRUE(expected) << disturbed.exit_code << "\n" << disturbed.err;
  EXPECT_EQ(fleet.files(),
            leaves_files_as_they_were(disturbed.exit_code) ? fleet.before() : reference().files);
  EXPECT_EQ((disturbed.out + disturbed.err).find("canary"), std::string::npos);

  const ShellResult next = fleet.cfplan("apply --auto-approve");
  EXPECT_EQ(next.exit_code, 0) << next.err;
  EXPECT_EQ(fleet.files(), reference().files);
  fleet.expect_account_is_complete();
  EXPECT_EQ(fleet.cfplan("plan --detailed-exitcode").exit_code, 0);
}

/// CFPLAN_SEED repeats a run.
testing::Dice printed_dice() {
  const char* given = std::getenv("CFPLAN_SEED");
  const std::uint64_t seed =
      given != nullptr ? std::strtoull(given, nullptr, 10) : std::random_device()();
  std::cout << "CFPLAN_SEED=" << seed << "\n";
  return testing::Dice(seed);
}

/// All of them in a long run; otherwise a few, by a seed that is printed.
std::vector<std::size_t> requests_to_disturb(testing::Dice& dice, std::size_t usual) {
  std::vector<std::size_t> chosen;
  const std::size_t all = reference().requests;
  if (std::getenv("CFPLAN_LONG") != nullptr) {
    for (std::size_t i = 0; i < all; ++i) chosen.push_back(i);
  } else {
    for (std::size_t i = 0; i < usual; ++i) chosen.push_back(dice.roll(all));
  }
  return chosen;
}

/// So many at once, each with a project and an account of its own: most of their time they wait.
void disturb_each(const std::vector<std::size_t>& requests, const Mishap& mishap,
                  std::size_t at_once, Tally& tally) {
  (void)reference();  // made before they begin
  std::atomic<std::size_t> next = 0;
  std::vector<std::jthread> threads;
  for (std::size_t i = 0; i < std::min(at_once, requests.size()); ++i) {
    threads.emplace_back([&] {
      for (std::size_t at = next++; at < requests.size(); at = next++) {
        disturb(requests[at], mishap, tally);
      }
    });
  }
}

class Chaos : public ::testing::TestWithParam<Mishap> {};

TEST_P(Chaos, EndsInTheSamePlaceWhicheverRequestFails) {
  testing::Dice dice = printed_dice();
  Tally tally;
  disturb_each(requests_to_disturb(dice, 2), GetParam(), 8, tally);
  tally.print();
}

INSTANTIATE_TEST_SUITE_P(Mishaps, Chaos, ::testing::ValuesIn(mishaps()), test_name);

class ChaosOfSilence : public ::testing::TestWithParam<Mishap> {};

TEST_P(ChaosOfSilence, EndsInTheSamePlaceWhicheverRequestIsNotAnswered) {
  testing::Dice dice = printed_dice();
  Tally tally;
  disturb_each(requests_to_disturb(dice, 1), GetParam(), 24, tally);
  tally.print();
}

INSTANTIATE_TEST_SUITE_P(Silences, ChaosOfSilence, ::testing::ValuesIn(silences()), test_name);

}  // namespace
}  // namespace cfplan::tests
