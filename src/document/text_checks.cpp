#include "document/text_checks.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "cfplan/base/text.hpp"

namespace cfplan {
namespace {

constexpr std::size_t kMaxBytes = std::size_t{64} * 1024 * 1024;

Diagnostic encoding_problem(Place place, std::string message) {
  Diagnostic problem;
  problem.code = "CFP2102";
  problem.message = std::move(message);
  problem.place = std::move(place);
  problem.hint = "save the file as UTF-8";
  return problem;
}

Diagnostic too_large(const std::string& name) {
  Diagnostic problem;
  problem.code = "CFP2103";
  problem.message = "the file is larger than 64 MiB";
  problem.place = file_place(name);
  problem.hint = "no configuration is that large: see that it is the file you meant";
  return problem;
}

bool is_utf16(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

}  // namespace

std::optional<Diagnostic> check_text(const std::string& name, std::string_view bytes) {
  if (bytes.size() > kMaxBytes) return too_large(name);
  if (is_utf16(bytes)) {
    return encoding_problem(file_place(name), "the file is UTF-16, not UTF-8");
  }
  const auto place_of = [&](std::size_t at) {
    return SourceFile(name, std::string(bytes)).place({at, at + 1});
  };
  if (const auto at = find_invalid_utf8(bytes)) {
    return encoding_problem(place_of(*at), "this byte is not UTF-8");
  }
  if (const std::size_t at = bytes.find('\0'); at != std::string_view::npos) {
    return encoding_problem(place_of(at), "the file has a NUL character");
  }
  return std::nullopt;
}

Error no_renaming(const SourceFile& source, const ValuePath& path) {
  Diagnostic problem;
  problem.code = "CFP2211";
  problem.message = "cannot rename " + path.text() + ": only keys of env files are renamed";
  problem.place = file_place(source.name());
  problem.hint = "set it under its new name, and remove the old one";
  return problem;
}

Error not_as_meant(const SourceFile& source, const std::string& why) {
  Diagnostic problem;
  problem.code = "CFP2210";
  problem.message = "the edited file would not say what was meant" + why;
  problem.place = file_place(source.name());
  problem.hint = "nothing was changed: make the change by hand, and report it as a bug of cfplan";
  return problem;
}

}  // namespace cfplan
