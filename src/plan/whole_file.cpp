#include "cfplan/plan/whole_file.hpp"

#include <utility>

#include "cfplan/base/check.hpp"
#include "cfplan/base/credential_lines.hpp"
#include "cfplan/base/digest.hpp"
#include "cfplan/document/diff_windows.hpp"
#include "cfplan/document/structured_document.hpp"
#include "plan/ids.hpp"

namespace cfplan {
namespace {

ChangeFile change_of(const WholeFile& file) {
  auto document = parse_document(DocumentFormat::Text, file.path, file.old_text);
  check(document.has_value(), "a file that was read can be written");
  const Edit edit{Verb::Set, ValuePath{std::string(kWholeText)}, file.new_text};
  check((*document)->apply(edit, 0).has_value(), "any text can be written");
  const Result<Commit> commit = (*document)->commit();
  check(commit.has_value(), "any text can be written");

  ChangeFile change;
  change.path = file.path;
  change.format = DocumentFormat::Text;
  change.operation = file.before ? FileOperation::Edit : FileOperation::Create;
  change.before = file.before;
  change.changes.push_back({DeploymentKey{}, edit, std::nullopt, Origin{}});
  auto windows = diff_windows(file.old_text, commit->edits, 0);
  CredentialLines credentials;
  credentials.learn(file.old_text, notation_of(file.path));
  credentials.learn(file.new_text, notation_of(file.path));
  credentials.mask(windows);
  change.diffs.push_back({DeploymentKey{}, std::move(windows)});
  return change;
}

}  // namespace

void add_whole_file(const WholeFile& file, Plan& plan) {
  if (file.before && file.old_text == file.new_text) return;
  plan.actions.emplace_back(change_of(file));
  ++(file.before ? plan.counts.update : plan.counts.create);
  plan.fingerprint = sha256_hex(plan.fingerprint + "\n" + file.path + "\n" +
                                sha256_hex(file.old_text) + "\n" + sha256_hex(file.new_text));
  plan.ids = ids_in(plan);
}

}  // namespace cfplan
