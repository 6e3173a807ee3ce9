#pragma once

#include <optional>
#include <string>

#include "cfplan/base/result.hpp"
#include "cfplan/base/source_file.hpp"
#include "cfplan/base/value.hpp"
#include "cfplan/base/value_path.hpp"

namespace cfplan {

/// Changes single values of a manifest file and keeps every other byte. Possible are: replacing a
/// scalar on one line where it stands; adding entries to maps and lists, and removing them, in
/// block style with the indentation of their siblings, and within `{ … }` and `[ … ]` on one line.
/// Everything else is refused (CFP2241, CFP2242) and changes nothing. Every edit is read again
/// before it counts.
class ManifestEditor {
 public:
  /// Errors are those of reading the file as YAML.
  [[nodiscard]] static Result<ManifestEditor> open(SourceFile file);

  /// The bytes with all edits so far.
  [[nodiscard]] const std::string& bytes() const { return file_.bytes(); }

  /// What stands at `path`, typed as under `vars`; none when nothing does. An empty map is null.
  [[nodiscard]] std::optional<Value> get(const ValuePath& path) const;

  /// Replaces the scalar at `path` by a scalar, or adds the entry, with the maps above it where
  /// they are missing. Setting what is there already changes nothing.
  [[nodiscard]] Result<void> set(const ValuePath& path, const Value& value);
  /// Adds an item at the end of the list at `path`, which is made where it is missing.
  [[nodiscard]] Result<void> append(const ValuePath& path, const Value& item);
  /// Calls the entry at `path` by another name where it stands; a path that is not there, and a
  /// name that its map has, change nothing.
  [[nodiscard]] Result<void> rename(const ValuePath& path, const std::string& name);
  /// Removes the entry at `path`: in block style with all its lines; comments above it stay.
  [[nodiscard]] Result<void> remove(const ValuePath& path);

 private:
  explicit ManifestEditor(SourceFile file) : file_(std::move(file)) {}
  /// What an edit made, in place of the file.
  [[nodiscard]] Result<void> keep(Result<SourceFile> changed);
  SourceFile file_;
};

}  // namespace cfplan
