#include "cli/flows/edited_manifest.hpp"

#include <utility>

#include "cli/reports/text_diff.hpp"

namespace cfplan {
namespace {

constexpr const char* kNewManifest = "version: 1\n";

}  // namespace

Result<ManifestEditor*> EditedManifest::editor(const std::string& path) {
  const auto known = opened_.find(path);
  if (known != opened_.end()) return &known->second.editor;
  Answer<FileContent> content = files_.read(path);
  if (content.is_unknown()) return fail(content.why());
  std::optional<FileContent> before;
  if (content.is_here()) before = std::move(content).value();
  auto editor = ManifestEditor::open(SourceFile(path, before ? before->bytes : kNewManifest));
  if (!editor) return fail(std::move(editor.error()));
  const auto [opened, is_new] =
      opened_.emplace(path, Opened{std::move(before), std::move(*editor)});
  return &opened->second.editor;
}

std::vector<FileWrite> EditedManifest::writes() const {
  std::vector<FileWrite> writes;
  for (const auto& [path, opened] : opened_) {
    const std::string& bytes = opened.editor.bytes();
    if (!opened.before) {
      writes.push_back({.path = path, .operation = FileOperation::Create, .bytes = bytes});
    } else if (opened.before->bytes != bytes) {
      writes.push_back({.path = path,
                        .operation = FileOperation::Edit,
                        .before = opened.before->state,
                        .bytes = bytes});
    }
  }
  return writes;
}

std::string EditedManifest::diff_text() const {
  std::string text;
  for (const FileWrite& write : writes()) {
    const auto& before = opened_.at(write.path).before;
    text += cfplan::diff_text(write.path, before ? std::optional(before->bytes) : std::nullopt,
                              write.bytes);
  }
  return text;
}

Answer<FileContent> EditedManifest::read(const std::string& path) const {
  const auto known = opened_.find(path);
  if (known == opened_.end()) return files_.read(path);
  const auto& [before, editor] = known->second;
  return FileContent{editor.bytes(), before ? before->state : FileState{}};
}

}  // namespace cfplan
