#include "cli/facts/standing_groups.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace cfplan {
namespace {

template <class T>
void move_to(std::vector<T>& to, std::vector<T>& from) {
  std::move(from.begin(), from.end(), std::back_inserter(to));
}

}  // namespace

Result<StandingReading> read_standing_groups(const ProjectFiles& files,
                                             const std::vector<WranglerGroup>& groups,
                                             const Selection& selection) {
  StandingReading all;
  for (const WranglerGroup& group : groups) {
    auto reading = read_standing_project(files, group.wrangler, {selection, {}, group.env_files});
    if (!reading) return reading;
    if (&group == &groups.front()) {
      all = *std::move(reading);
      continue;
    }
    for (StandingDeployment& one : reading->project.deployments) {
      one.wrangler_file = group.wrangler;
      all.project.deployments.push_back(std::move(one));
    }
    move_to(all.unconfirmed, reading->unconfirmed);
    move_to(all.open, reading->open);
    move_to(all.project.remarks, reading->project.remarks);
  }
  return all;
}

}  // namespace cfplan
