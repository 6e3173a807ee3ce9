#include "cli/saved_file.hpp"

#include "cfplan/base/text.hpp"
#include "cfplan/providers/host/whole_file.hpp"

namespace cfplan {
namespace {

constexpr std::size_t kLargest = std::size_t{1} << 30;
constexpr std::size_t kBeginning = 1024;

bool is_of_kind(std::string_view bytes, SavedKind kind) {
  return bytes.empty() || bytes.substr(0, kBeginning).find(kind.mark) != std::string_view::npos;
}

}  // namespace

Result<void> save_file(const std::string& path, SavedKind kind, std::string_view bytes) {
  if (is_regular_file(path)) {
    const Answer<std::string> there = read_whole_file(path, kLargest);
    if (there.is_unknown()) return fail(there.why());
    if (there.is_here() && !is_of_kind(there.value(), kind)) {
      return fail({.code = "CFP9016",
                   .message = visible(path) + " is there and is no " + std::string(kind.name) +
                              ": it is not replaced",
                   .hint = "name another file, or remove this one first"});
    }
  }
  return replace_whole_file(path, bytes);
}

}  // namespace cfplan
