#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "crash/crash_world.hpp"

namespace cfplan {

/// What an exploration found. A violation ends it and says how to get there again.
struct Explored {
  std::size_t states = 0;
  std::unordered_set<std::uint64_t> distinct;  ///< fingerprints of the disks after a crash
  std::optional<std::string> violation;
};

/// Every point at which the run can die, and there every subset of the volatile changes that a
/// power cut can lose (all of them up to `most_subsets`, evenly spread above); then one repair.
void explore_single_crashes(const Scenario& scenario, std::size_t most_subsets, Explored& explored);

/// Random ways: a failing call or none, a death or none, power cut or not, one or two recoveries
/// that are themselves disturbed; then one repair.
void explore_random_ways(const Scenario& scenario, std::size_t ways, std::uint64_t seed,
                         Explored& explored);

/// Each call, reads too, failing once or for good with each cause; then one repair.
void explore_failing_calls(const Scenario& scenario, Explored& explored);

/// Another program saves a file at each point of the run, by rename or through an open descriptor:
/// no save may be lost, and the other files are all old or all new.
void explore_intruders(Explored& explored);

/// Cases written by hand for what no crash can reach.
void explore_cases(Explored& explored);

[[nodiscard]] std::vector<Scenario> small_scenarios();
[[nodiscard]] Scenario many_files_scenario();

}  // namespace cfplan
