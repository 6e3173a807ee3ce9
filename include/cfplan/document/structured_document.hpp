#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cfplan/base/document_format.hpp"
#include "cfplan/base/edit.hpp"
#include "cfplan/base/result.hpp"
#include "cfplan/base/source_file.hpp"
#include "cfplan/document/text_edit.hpp"

namespace cfplan {

/// What a commit made: the new bytes, how they differ from the original, and the way back.
struct Commit {
  std::string bytes;
  std::vector<TextEdit> edits;    ///< original → bytes
  std::vector<TextEdit> inverse;  ///< bytes → original
};

/// A file that people wrote and that we change one value at a time, keeping every other byte:
/// TOML, JSONC, or an env file (a flat map of strings). Edits collect; nothing is proved before
/// `commit`, which parses the new bytes again and compares them with the intended tree.
/// An edit that cannot be made without losing something of the author's is refused with a place
/// and a hint (codes CFP22xx), and the document stays as it was before that edit.
class StructuredDocument {
 public:
  virtual ~StructuredDocument() = default;

  /// The bytes as read.
  [[nodiscard]] virtual const SourceFile& source() const = 0;
  /// The meaning, with the edits so far in it. Always a map.
  [[nodiscard]] virtual const Value& tree() const = 0;
  /// Where the value at `path` stands in the bytes as read (for a section: its first header's
  /// path; for a key that only edits made: none).
  [[nodiscard]] virtual std::optional<SourceSpan> find(const ValuePath& path) const = 0;

  /// Carry out one edit; `owner` goes into the text edits that come of it. Setting what is already
  /// there (same_value) changes no byte.
  [[nodiscard]] virtual Result<void> apply(const Edit& edit, std::size_t owner) = 0;

  /// The edits so far, proved. The document itself stays usable and as it was.
  [[nodiscard]] virtual Result<Commit> commit() const = 0;

  [[nodiscard]] virtual std::unique_ptr<StructuredDocument> clone() const = 0;
};

/// The one key of a document of format Text: the whole of its bytes.
inline constexpr std::string_view kWholeText = "text";

/// Reads the bytes as `format`. Errors (CFP21xx) have places. Limits: 64 MiB, 6,000,000 lines,
/// list items and parts of keys, 128 levels, 64 parts of a key; UTF-8 only, no NUL.
[[nodiscard]] Result<std::unique_ptr<StructuredDocument>> parse_document(DocumentFormat format,
                                                                         std::string name,
                                                                         std::string bytes);

}  // namespace cfplan
