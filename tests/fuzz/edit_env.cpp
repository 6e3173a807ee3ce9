#include "fuzz/fuzzing.hpp"

using namespace cfplan;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  testing::check_edits(DocumentFormat::Env, testing::text_of(data, size));
  return 0;
}
