#include "cfplan/manifest/manifest.hpp"
#include "fuzz/fuzzing.hpp"

using namespace cfplan;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Manifest manifest = Manifest::parse(SourceFile("deployments.yaml", testing::text_of(data, size)));
  manifest.include({SourceFile("customers/one.yaml", testing::text_of(data, size))});
  const Manifest::Reading reading = manifest.read("wrangler.toml", std::string("service"));
  for (const Diagnostic& problem : reading.diagnostics) {
    if (problem.code.empty() || problem.message.empty()) {
      testing::report_broken("every problem has a code and words");
    }
  }
  return 0;
}
