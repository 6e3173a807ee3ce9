#include "crash/exploration.hpp"

#include <algorithm>
#include <random>
#include <sstream>
#include <utility>

namespace cfplan {
namespace {

using Fate = MemoryDisk::Fate;
using FaultKind = MemoryDisk::FaultKind;

constexpr IoCause kCauses[] = {IoCause::Broken, IoCause::NoSpace, IoCause::Denied};

std::size_t calls_of_apply(const Scenario& scenario, bool with_reads = false) {
  CrashWorld world(scenario);
  world.disk.counts_reads = with_reads;
  world.disk.set_death(0);
  (void)world.apply();
  return world.disk.calls();
}

void record(Explored& explored, const CrashWorld& world) {
  ++explored.states;
  explored.distinct.insert(world.fingerprint());
}

/// Bit i of `choice` keeps change i; from the 64th on they share its fate.
std::function<Fate(std::size_t)> fates_of(std::uint64_t choice) {
  return [choice](std::size_t change) {
    return (choice >> std::min<std::size_t>(change, 63)) & 1 ? Fate::Kept : Fate::Lost;
  };
}

void explore_crash_at(const Scenario& scenario, std::size_t call, std::size_t most_subsets,
                      Explored& explored) {
  CrashWorld crashed(scenario);
  crashed.disk.set_death(call);
  const Said said = crashed.apply();
  const std::size_t changes = std::min<std::size_t>(crashed.disk.volatile_changes(), 62);
  const std::uint64_t all = std::uint64_t{1} << changes;
  // An odd step: it visits every combination of low bits before it repeats.
  const std::uint64_t step = all <= most_subsets ? 1 : (all / most_subsets) | 1;
  for (std::uint64_t choice = 0; choice < all; choice += step) {
    CrashWorld world = crashed;
    world.disk.power_cut(fates_of(choice));
    record(explored, world);
    auto wrong = world.repair_and_judge({said});
    if (!wrong) continue;
    std::ostringstream way;
    way << scenario.name << ": death at call " << call << ", kept changes " << std::hex << choice
        << ": " << *wrong;
    explored.violation = way.str();
    return;
  }
}

/// One random way through runs and crashes.
class RandomWay {
 public:
  RandomWay(const Scenario& scenario, std::size_t calls, std::mt19937_64& random)
      : world_(scenario), calls_(calls), random_(random) {
    way_ << scenario.name;
  }

  std::optional<std::string> go(Explored& explored) {
    disturb(calls_);
    history_.push_back(world_.apply());
    crash();
    record(explored, world_);
    const std::size_t recoveries = below(3);
    for (std::size_t i = 0; i < recoveries; ++i) {
      way_ << "; recovery";
      disturb(60);
      history_.push_back(world_.recover_only());
      crash();
      record(explored, world_);
    }
    auto wrong = world_.repair_and_judge(history_);
    if (!wrong) return std::nullopt;
    return way_.str() + ": " + *wrong;
  }

 private:
  std::size_t below(std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_);
  }

  void disturb(std::size_t calls) {
    if (below(3) == 0) {
      MemoryDisk::Fault fault;
      fault.call = 1 + below(calls);
      fault.kind = static_cast<FaultKind>(below(4));
      fault.cause = kCauses[below(3)];
      world_.disk.set_fault(fault);
      way_ << " fault " << static_cast<int>(fault.kind) << " at " << fault.call;
    }
    if (below(4) == 0) return;
    const std::size_t death = 1 + below(calls + 1);
    world_.disk.set_death(death);
    way_ << " death at " << death;
  }

  void crash() {
    if (below(3) == 0) {
      world_.disk.process_death();
      way_ << " process death";
      return;
    }
    const std::size_t kind = below(4);
    way_ << " power cut";
    world_.disk.power_cut([&](std::size_t) {
      const Fate fate = kind == 0   ? Fate::Lost
                        : kind == 1 ? Fate::Kept
                                    : static_cast<Fate>(below(3));
      way_ << static_cast<int>(fate);
      return fate;
    });
  }

  CrashWorld world_;
  std::size_t calls_;
  std::mt19937_64& random_;
  std::ostringstream way_;
  std::vector<Said> history_;
};

}  // namespace

std::vector<Scenario> small_scenarios() {
  return {{.name = "plain"},
          {.name = "without rename flags", .rename_flags = false},
          {.name = "without rename flags and links", .rename_flags = false, .links = false},
          {.name = "with secrets", .secrets = true}};
}

Scenario many_files_scenario() { return {.name = "many files", .more_files = 62}; }

void explore_single_crashes(const Scenario& scenario, std::size_t most_subsets,
                            Explored& explored) {
  const std::size_t calls = calls_of_apply(scenario);
  // One beyond the end: the power goes right after the run has said how it went.
  for (std::size_t call = 1; call <= calls + 1 && !explored.violation; ++call) {
    explore_crash_at(scenario, call, most_subsets, explored);
  }
}

void explore_random_ways(const Scenario& scenario, std::size_t ways, std::uint64_t seed,
                         Explored& explored) {
  std::mt19937_64 random(seed);
  const std::size_t calls = calls_of_apply(scenario);
  for (std::size_t i = 0; i < ways && !explored.violation; ++i) {
    explored.violation = RandomWay(scenario, calls, random).go(explored);
  }
}

void explore_failing_calls(const Scenario& scenario, Explored& explored) {
  const std::size_t calls = calls_of_apply(scenario, true);
  for (std::size_t call = 1; call <= calls; ++call) {
    for (int kind = 0; kind < 4; ++kind) {
      for (const IoCause cause : kCauses) {
        CrashWorld world(scenario);
        world.disk.counts_reads = true;
        world.disk.set_fault({call, static_cast<FaultKind>(kind), cause});
        const Said said = world.apply();
        world.disk.process_death();
        record(explored, world);
        if (auto wrong = world.repair_and_judge({said})) {
          explored.violation = scenario.name + ": call " + std::to_string(call) + " fails (kind " +
                               std::to_string(kind) + "): " + *wrong;
          return;
        }
      }
    }
  }
}

}  // namespace cfplan
