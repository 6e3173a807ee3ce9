#include <algorithm>
#include <string>
#include <unordered_map>

#include "cfplan/base/text.hpp"
#include "cfplan/document/env_document.hpp"
#include "document/env/javascript_text.hpp"
#include "document/env/reading.hpp"
#include "document/env/scanner.hpp"
#include "document/env/value_text.hpp"

namespace cfplan {
namespace envdoc {
namespace {

// One pass over a file's entries; the messages name keys, never values.
class Lint {
 public:
  explicit Lint(const SourceFile& source) : source_(source), text_(source.bytes()) {}

  Diagnostics run() {
    std::vector<std::size_t> strays;
    Scanner scanner(text_);
    while (const auto entry = scanner.next(&strays)) look_at(*entry);
    for (const std::size_t stray : strays) report_stray(stray);
    std::stable_sort(warnings_.begin(), warnings_.end(),
                     [](const Diagnostic& a, const Diagnostic& b) {
                       return std::pair(a.place->line, a.place->column) <
                              std::pair(b.place->line, b.place->column);
                     });
    return std::move(warnings_);
  }

 private:
  void warn(const char* code, SourceSpan span, std::string message, std::string hint) {
    warnings_.push_back({code, Severity::Warning, std::move(message), source_.place(span), "",
                         std::move(hint), ""});
  }

  void report_stray(std::size_t at) {
    warn("CFP2114", {at, line_end(text_, at)}, "this line is no entry: dotenv leaves it out",
         "write it as KEY=value, or make it a comment with #");
  }

  void look_at(const Entry& entry) {
    const std::string key(part(text_, entry.key));
    if (key == kDroppedKey) return report_stray(entry.begin);
    const auto [first, is_new] = lines_.try_emplace(key, source_.position(entry.key.begin).line);
    if (!is_new) {
      warn("CFP2113", entry.key,
           key + " is set again: this value wins over the one in line " +
               std::to_string(first->second),
           "remove one of the two");
      first->second = source_.position(entry.key.begin).line;
    }
    look_at_value(entry, key);
  }

  void look_at_value(const Entry& entry, const std::string& key) {
    const std::string_view written = part(text_, entry.value);
    const std::string value = read_value(written, entry.style);
    if (entry.style == QuoteStyle::Bare && keeps_quote(written, value)) {
      warn("CFP2112", entry.value,
           "the quote that opens the value of " + key +
               " does not close at its end: the quote is part of the value",
           "close the quote, or put the value in other quotes");
    } else if (entry.style == QuoteStyle::Bare && is_cut(entry)) {
      warn("CFP2111", {entry.end, line_end(text_, entry.end)},
           "the value of " + key + " ends before the #: the rest of the line is a comment",
           "put the value in quotes, or a space before the #");
    }
    if (would_expand(value)) {
      warn("CFP2115", entry.value,
           "loading this as a .env file would expand the $ in the value of " + key,
           "write \\$ where a $ is meant and the file is loaded so");
    }
  }

  static bool keeps_quote(std::string_view written, std::string_view value) {
    return !written.empty() && std::string_view("\"'`").find(written.front()) != written.npos &&
           value.starts_with(written.front());
  }

  // A # that touches what is before it was hardly meant to start a comment.
  [[nodiscard]] bool is_cut(const Entry& entry) const {
    if (entry.end == text_.size() || text_[entry.end] != '#') return false;
    return entry.end == (entry.value.size() == 0 ? entry.value_begin : entry.value.end);
  }

  const SourceFile& source_;
  std::string_view text_;
  std::unordered_map<std::string, std::size_t> lines_;
  Diagnostics warnings_;
};

}  // namespace
}  // namespace envdoc

Diagnostics lint_env(const SourceFile& source) { return envdoc::Lint(source).run(); }

}  // namespace cfplan
