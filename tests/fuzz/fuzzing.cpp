#include "fuzz/fuzzing.hpp"

#include <cstdio>
#include <cstdlib>

#include "fuzz/memory_meter.hpp"
#include "property/edit_run.hpp"

namespace cfplan::testing {

void report_broken(std::string_view promise) {
  std::fprintf(stderr, "broken promise: %.*s\n", static_cast<int>(promise.size()), promise.data());
  std::abort();
}

void check_reading(DocumentFormat format, std::string_view bytes) {
  const MemoryMeter meter;
  const auto document = parse_document(format, "file", std::string(bytes));
  if (document && (*document)->commit()->bytes != bytes) {
    report_broken("a file without edits stays as it is");
  }
  if (meter.peak() > most_memory_for(bytes.size())) {
    report_broken("reading needs no more memory than the size allows");
  }
}

void check_edits(DocumentFormat format, std::string_view bytes) {
  constexpr std::size_t kMostEdits = 6;
  const std::size_t end = bytes.rfind('\0');
  const std::string text(bytes.substr(0, end));
  if (!parse_document(format, "file", text)) return;
  Dice dice(end == std::string_view::npos ? bytes : bytes.substr(end + 1));
  const EditRun run = edit_and_undo(format, text, dice, kMostEdits);
  if (!run.broken_promise.empty()) report_broken(run.broken_promise);
}

}  // namespace cfplan::testing
