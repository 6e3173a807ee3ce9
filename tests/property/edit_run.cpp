#include "property/edit_run.hpp"

#include <memory>
#include <utility>
#include <vector>

#include "cfplan/document/structured_document.hpp"
#include "property/edit_model.hpp"
#include "property/random_edit.hpp"

namespace cfplan::testing {
namespace {

using DocumentPointer = std::unique_ptr<StructuredDocument>;

std::string words_of(const Edit& edit) {
  static const std::vector<std::string> kVerbs{"set", "append", "remove", "add section"};
  return kVerbs[static_cast<std::size_t>(edit.verb)] + " " + edit.path.text() + " " +
         one_line_text(edit.value);
}

bool are_apart(const std::vector<TextEdit>& edits, std::size_t size) {
  std::size_t end = 0;
  for (const TextEdit& edit : edits) {
    if (edit.span.begin < end || edit.span.end < edit.span.begin) return false;
    end = edit.span.end;
  }
  return end <= size;
}

class Run {
 public:
  Run(DocumentFormat format, const std::string& text, Dice& dice)
      : format_(format), text_(text), dice_(dice) {}

  EditRun make(std::size_t most) {
    auto document = read(text_);
    if (!document) return run_;
    if (document->commit()->bytes != text_) report("a file without edits changes");
    for (std::size_t left = 1 + dice_.roll(most); left > 0 && is_fine(); --left) edit(*document);
    if (is_fine()) prove(*document);
    return run_;
  }

 private:
  [[nodiscard]] bool is_fine() const { return run_.broken_promise.empty(); }

  void report(const std::string& promise) {
    run_.broken_promise = promise + "\nedits:" + log_ + "\nfile:\n" + text_;
  }

  DocumentPointer read(const std::string& text) {
    auto document = parse_document(format_, "file", text);
    if (document) return *std::move(document);
    report("cannot be read: " + document.error().diagnostics.front().message);
    return nullptr;
  }

  [[nodiscard]] bool means(const Value& tree, const Value& wanted) const {
    if (format_ != DocumentFormat::Toml) return same_value(tree, wanted);
    return same_value(without_empties(tree), without_empties(wanted));
  }

  // The order of keys is a part of what an env file says.
  [[nodiscard]] bool is_read_so(const Value& again, const Value& tree) const {
    return format_ == DocumentFormat::Env ? again == tree : same_value(again, tree);
  }

  void edit(StructuredDocument& document) {
    const Edit edit = random_edit(dice_, format_, document.tree());
    log_ += "\n  " + words_of(edit);
    const Value before = document.tree();
    Value wanted = before;
    const bool has_meaning = carry_out(wanted, edit);
    if (!document.apply(edit, edits_.size())) {
      ++run_.refused;
      log_ += " (refused)";
      if (!(document.tree() == before)) report("an edit that was refused changes the meaning");
      return;
    }
    ++run_.made;
    if (!has_meaning) report("an edit without a meaning was made");
    else if (!means(document.tree(), wanted)) report("an edit means something else");
    edits_.push_back(edit);
  }

  void prove(const StructuredDocument& document) {
    const auto commit = document.commit();
    if (!commit) return report("no commit: " + commit.error().diagnostics.front().message);
    if (!are_apart(commit->edits, text_.size())) return report("the edits overlap");
    if (apply_edits(text_, commit->edits) != commit->bytes) return report("the edits are others");
    if (apply_edits(commit->bytes, commit->inverse) != text_) return report("cannot be undone");
    const auto again = read(commit->bytes);
    if (!again) return;
    if (!is_read_so(again->tree(), document.tree())) report("the new bytes mean something else");
    else if (bytes_after(read(text_), {}) != commit->bytes) report("the same edits, other bytes");
    else prove_no_change(commit->bytes, again->tree());
  }

  // The values that the edits left are set once more.
  void prove_no_change(const std::string& bytes, const Value& tree) {
    std::vector<Edit> known;
    for (const Edit& edit : edits_) {
      const Value* value = value_at(tree, edit.path);
      if (edit.verb == Verb::Set && value != nullptr && same_value(*value, edit.value)) {
        known.push_back(edit);
      }
    }
    edits_ = std::move(known);
    if (bytes_after(read(bytes), {}) != bytes) report("setting what is there changes bytes");
  }

  std::string bytes_after(DocumentPointer document, std::string otherwise) {
    for (std::size_t i = 0; document && i < edits_.size(); ++i) {
      if (!document->apply(edits_[i], i)) return otherwise;
    }
    const auto commit = document ? document->commit() : fail(Diagnostic{});
    return commit ? commit->bytes : otherwise;
  }

  DocumentFormat format_;
  const std::string& text_;
  Dice& dice_;
  std::vector<Edit> edits_;  // those that were made
  std::string log_;
  EditRun run_;
};

}  // namespace

EditRun edit_and_undo(DocumentFormat format, const std::string& text, Dice& dice,
                      std::size_t most) {
  return Run(format, text, dice).make(most);
}

}  // namespace cfplan::testing
