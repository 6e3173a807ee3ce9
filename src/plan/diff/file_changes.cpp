#include "plan/diff/file_changes.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "cfplan/base/check.hpp"
#include "cfplan/base/credential_lines.hpp"
#include "cfplan/document/diff_windows.hpp"

namespace cfplan {
namespace {

// Owner 0 is the file as a whole, the others are places in PlanDraft::deployments plus one.
constexpr std::size_t kWholeFile = 0;

struct Share {
  std::size_t owner = kWholeFile;
  const DraftChanges* changes = nullptr;  // null: the file is deleted
};

struct FileWork {
  std::string path;
  const ObservedFile* observed = nullptr;
  std::vector<Share> shares;
};

std::vector<FileWork> gather(const Documents& documents, const PlanDraft& draft) {
  std::map<std::string, std::vector<Share>> by_path;
  for (const auto& [path, changes] : draft.top_level) {
    if (!changes.empty()) by_path[path].push_back({kWholeFile, &changes});
  }
  for (std::size_t i = 0; i < draft.deployments.size(); ++i) {
    const DeploymentDraft& one = draft.deployments[i];
    if (one.is_broken()) continue;
    if (!one.section.empty()) by_path[one.wanted->wrangler_file].push_back({i + 1, &one.section});
    if (one.deletes_env_file) by_path[*one.wanted->env_file].push_back({i + 1, nullptr});
    else if (!one.env.empty()) by_path[*one.wanted->env_file].push_back({i + 1, &one.env});
  }
  std::vector<FileWork> works;
  for (auto& [path, shares] : by_path) {
    works.push_back({path, documents.find(path), std::move(shares)});
  }
  return works;
}

// In a preview an id that is not known yet shows as such.
Value previewed(const Value& value) {
  if (value.is<KnownAfterApply>()) return "(known after apply)";
  if (const auto* list = value.as<Value::List>()) {
    Value::List items;
    for (const Value& item : *list) items.push_back(previewed(item));
    return items;
  }
  if (const auto* map = value.as<Value::Map>()) {
    Value::Map members;
    for (const Member& member : *map) members.push_back({member.key, previewed(member.value)});
    return members;
  }
  return value;
}

// Tries the shares of one file on a copy of its document.
class Preview {
 public:
  Preview(const FileWork& work, PlanDraft& draft, Diagnostics& problems)
      : work_(work), draft_(draft), problems_(problems) {}

  // Empty when a share was refused: its deployment is broken now, and the rest must be done again.
  std::optional<ChangeFile> run() {
    ChangeFile file;
    file.path = work_.path;
    if (work_.observed != nullptr) {
      file.format = work_.observed->format;
      file.before = work_.observed->state;
    } else {
      file.format = DocumentFormat::Env;
      file.operation = FileOperation::Create;
    }
    const bool deletes = work_.shares.front().changes == nullptr;
    if (deletes) file.operation = FileOperation::Delete;
    if (deletes ? !delete_whole(file) : !edit(file)) return std::nullopt;
    return file;
  }

 private:
  void refuse(std::size_t owner, Error error) {
    for (Diagnostic& problem : error.diagnostics) {
      if (owner == kWholeFile) {
        problems_.push_back(std::move(problem));
        continue;
      }
      DeploymentDraft& draft = draft_.deployments[owner - 1];
      problem.deployment = draft.wanted->key.text();
      draft.problems.push_back(std::move(problem));
    }
    if (owner == kWholeFile) draft_.top_level.erase(work_.path);
  }
  [[nodiscard]] DeploymentKey key_of(std::size_t owner) const {
    return owner == kWholeFile ? DeploymentKey{} : draft_.deployments[owner - 1].wanted->key;
  }
  bool delete_whole(ChangeFile& file);
  bool edit(ChangeFile& file);
  bool apply_share(StructuredDocument& document, const Share& share);

  const FileWork& work_;
  PlanDraft& draft_;
  Diagnostics& problems_;
};

bool Preview::delete_whole(ChangeFile& file) {
  const StructuredDocument& document = *work_.observed->document;
  const std::string& bytes = document.source().bytes();
  const std::size_t owner = work_.shares.front().owner;
  CredentialLines credentials;
  credentials.learn(bytes, notation_of(work_.observed->format, file.path));
  auto windows = diff_windows(bytes, {{{0, bytes.size()}, "", owner}}, owner);
  credentials.mask(windows);
  file.diffs.push_back({key_of(owner), std::move(windows)});
  return true;
}

bool Preview::apply_share(StructuredDocument& document, const Share& share) {
  for (const DraftChange& change : *share.changes) {
    Edit edit = change.edit;
    edit.value = previewed(edit.value);
    Result<void> done = document.apply(edit, share.owner);
    if (done) continue;
    refuse(share.owner, std::move(done.error()));
    return false;
  }
  return true;
}

bool Preview::edit(ChangeFile& file) {
  std::unique_ptr<StructuredDocument> document;
  if (work_.observed != nullptr) {
    document = work_.observed->document->clone();
  } else {
    auto empty = parse_document(file.format, work_.path, "");
    check(empty.has_value(), "an empty file can be read");
    document = *std::move(empty);
  }
  bool all = true;
  for (const Share& share : work_.shares) all = apply_share(*document, share) && all;
  if (!all) return false;
  Result<Commit> commit = document->commit();
  if (!commit) {
    for (const Share& share : work_.shares) refuse(share.owner, commit.error());
    return false;
  }
  CredentialLines credentials;
  const Notation notation = notation_of(file.format, file.path);
  credentials.learn(document->source().bytes(), notation);
  credentials.learn(commit->bytes, notation);
  auto windows = diff_windows_by_owner(document->source().bytes(), commit->edits);
  for (const Share& share : work_.shares) {
    for (const DraftChange& change : *share.changes) {
      file.changes.push_back({key_of(share.owner), change.edit, change.before, change.origin});
    }
    auto& own = windows[share.owner];
    credentials.mask(own);
    file.diffs.push_back({key_of(share.owner), std::move(own)});
  }
  return true;
}

}  // namespace

std::vector<ChangeFile> make_file_changes(const Documents& documents, PlanDraft& draft,
                                          Diagnostics& problems) {
  while (true) {
    std::vector<ChangeFile> files;
    bool refused = false;
    for (const FileWork& work : gather(documents, draft)) {
      std::optional<ChangeFile> file = Preview(work, draft, problems).run();
      if (file) files.push_back(*std::move(file));
      else refused = true;
    }
    if (!refused) return files;
  }
}

}  // namespace cfplan
