#include "cli/plan_store.hpp"

#include "cfplan/base/text.hpp"
#include "cfplan/plan/plan_file.hpp"
#include "cfplan/providers/host/whole_file.hpp"
#include "cli/saved_file.hpp"

namespace cfplan {
namespace {

constexpr std::size_t kLargestPlanFile = 1U << 30;

}  // namespace

Result<Plan> read_plan_file(const std::string& path) {
  const Answer<std::string> bytes = read_whole_file(path, kLargestPlanFile);
  if (bytes.is_unknown()) return fail(bytes.why());
  if (bytes.is_absent()) {
    return fail({.code = "CFP9008",
                 .message = "there is no plan file " + visible(path),
                 .hint = "save one with cfplan plan --out FILE"});
  }
  return read_plan(path, bytes.value());
}

Result<void> save_plan_file(const std::string& path, const Plan& plan) {
  return save_file(path, kSavedPlan, write_plan(plan, Ids::Full));
}

}  // namespace cfplan
