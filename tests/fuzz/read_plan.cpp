#include "cfplan/plan/plan_file.hpp"
#include "fuzz/fuzzing.hpp"

using namespace cfplan;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto plan = read_plan("saved.json", testing::text_of(data, size));
  if (!plan) return 0;
  const std::string written = write_plan(*plan, Ids::Full);
  const auto again = read_plan("saved.json", written);
  if (!again) testing::report_broken("a plan that was written can be read");
  if (write_plan(*again, Ids::Full) != written) {
    testing::report_broken("a plan is written as it was read");
  }
  return 0;
}
