#include "document/toml/text_changes.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "cfplan/base/text.hpp"
#include "document/toml/key_style.hpp"

namespace cfplan::tomldoc {
namespace {

class Collector {
 public:
  explicit Collector(const Outline& outline)
      : outline_(outline), source_(outline.source().bytes()), at_(bom_size(source_)) {
    find_last_live();
  }

  std::vector<TextEdit> collect() {
    for (SectionId id = Outline::kFirstSection; id != kNone; id = outline_.section(id).next) {
      if (outline_.has_kept_statements(id)) {
        for (const Statement& statement : outline_.statements(id)) take(statement);
      } else {
        pass(outline_.section(id).span);
      }
    }
    std::vector<TextEdit> tight;
    for (TextEdit& edit : edits_) {
      trim(edit);
      if (edit.span.size() > 0 || !edit.text.empty()) tight.push_back(std::move(edit));
    }
    return tight;
  }

 private:
  static std::size_t bom_size(std::string_view source) {
    return source.starts_with(kByteOrderMark) ? 3 : 0;
  }

  [[nodiscard]] bool lacks_final_newline() const {
    return source_.size() > bom_size(source_) && !source_.ends_with('\n');
  }

  void find_last_live() {
    for (SectionId id = Outline::kFirstSection; id != kNone; id = outline_.section(id).next) {
      if (!outline_.has_kept_statements(id)) {
        if (outline_.section(id).span.size() > 0) last_live_ = nullptr;
        continue;
      }
      for (const Statement& statement : outline_.statements(id)) {
        if (statement.is_live()) last_live_ = &statement;
      }
    }
  }

  // Statements as they were read.
  void pass(SourceSpan span) {
    if (span.size() == 0) return;
    at_ = span.end;
    lacks_ending_ = source_[span.end - 1] != '\n';
  }

  void take(const Statement& statement) {
    switch (statement.change) {
      case Change::None: at_ = statement.origin.end; break;
      case Change::Removed: add(statement.origin, {}, statement.owner); break;
      case Change::Rewritten:
        add(statement.origin, open_line(statement) + *statement.written, statement.owner);
        break;
      case Change::Inserted:
        add({at_, at_}, open_line(statement) + closed(statement), statement.owner);
        break;
      case Change::Withdrawn: break;
    }
    if (statement.is_live()) lacks_ending_ = !outline_.text(statement).ends_with('\n');
  }

  // The line ending that the statement before still needs.
  std::string open_line(const Statement& statement) {
    return std::exchange(lacks_ending_, false) ? line_ending_of(outline_, statement) : "";
  }

  // An inserted line as it ends the file, where it does.
  [[nodiscard]] std::string closed(const Statement& statement) const {
    std::string text = *statement.written;
    if (&statement == last_live_ && lacks_final_newline()) {
      while (text.ends_with('\n') || text.ends_with('\r')) text.pop_back();
    }
    return text;
  }

  void add(SourceSpan span, std::string text, std::size_t owner) {
    at_ = span.end;
    if (!edits_.empty() && edits_.back().owner == owner && edits_.back().span.end == span.begin) {
      edits_.back().span.end = span.end;
      edits_.back().text += text;
    } else {
      edits_.push_back({span, std::move(text), owner});
    }
  }

  void trim(TextEdit& edit) const {
    const std::string_view old = source_.substr(edit.span.begin, edit.span.size());
    const auto heads = std::mismatch(old.begin(), old.end(), edit.text.begin(), edit.text.end());
    const auto head = static_cast<std::size_t>(heads.first - old.begin());
    std::size_t tail = 0;
    while (tail < std::min(old.size(), edit.text.size()) - head &&
           old[old.size() - 1 - tail] == edit.text[edit.text.size() - 1 - tail]) {
      ++tail;
    }
    edit.span = {edit.span.begin + head, edit.span.end - tail};
    edit.text = edit.text.substr(head, edit.text.size() - head - tail);
  }

  const Outline& outline_;
  std::string_view source_;
  std::size_t at_;
  const Statement* last_live_ = nullptr;  // or none where it is as it was read
  bool lacks_ending_ = false;
  std::vector<TextEdit> edits_;
};

}  // namespace

std::vector<TextEdit> text_changes(const Outline& outline) { return Collector(outline).collect(); }

}  // namespace cfplan::tomldoc
