#include "document/toml/toml_document.hpp"
#include "fuzz/fuzzing.hpp"

using namespace cfplan;

namespace {

// A file that is taken says the same when it is parsed in parts as small as can be.
void check_parts(const std::string& text) {
  if (!parse_document(DocumentFormat::Toml, "file", text)) return;
  const auto source = std::make_shared<const SourceFile>("file", text);
  const auto whole = tomldoc::load(source, text.size());
  const auto in_parts = tomldoc::load(source, 1);
  if (!whole || !in_parts || !(whole->tree.root() == in_parts->tree.root())) {
    testing::report_broken("the parts of a file say together what it says");
  }
  if (tomldoc::means(source, whole->tree.root(), 1) != true) {
    testing::report_broken("the parts of a file are found to say what it says");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  testing::check_reading(DocumentFormat::Toml, testing::text_of(data, size));
  check_parts(testing::text_of(data, size));
  return 0;
}
