#include "apply/file_writes.hpp"

#include <memory>
#include <optional>
#include <utility>
#include <variant>

#include "cfplan/base/check.hpp"
#include "cfplan/document/structured_document.hpp"

namespace cfplan {
namespace {

Value filled_in(const Value& value, const KnownIds& ids) {
  if (const auto* later = value.as<KnownAfterApply>()) {
    const auto known = ids.find(later->resource);
    check(known != ids.end(), "every id of the plan is known once its resource was created");
    return known->second;
  }
  if (const auto* list = value.as<Value::List>()) {
    Value::List filled;
    filled.reserve(list->size());
    for (const Value& item : *list) filled.push_back(filled_in(item, ids));
    return filled;
  }
  if (const auto* map = value.as<Value::Map>()) {
    Value::Map filled;
    filled.reserve(map->size());
    for (const Member& member : *map) filled.push_back({member.key, filled_in(member.value, ids)});
    return filled;
  }
  return value;
}

Diagnostic changed_since(const std::string& path, std::string how) {
  return {.code = "CFP5201",
          .message = std::move(how),
          .place = file_place(path),
          .hint = "nothing was written; run cfplan apply again to plan from what is there now"};
}

// The bytes to edit: those of the file, or none where the plan creates it.
Result<std::string> current_bytes(const ChangeFile& change, const ProjectFiles& project) {
  Answer<FileContent> content = project.read(change.path);
  if (content.is_unknown()) return fail(content.why());
  if (content.is_absent()) {
    if (!change.before) return std::string();
    return fail(changed_since(change.path, "the file was deleted after the plan was made"));
  }
  if (!change.before) {
    return fail(changed_since(change.path, "the file was created after the plan was made"));
  }
  if (content.value().state != *change.before) {
    return fail(changed_since(change.path, "the file was changed after the plan was made"));
  }
  return std::move(content).value().bytes;
}

Result<PlannedWrite> edited(const ChangeFile& change, std::string bytes, const KnownIds& ids) {
  auto document = parse_document(change.format, change.path, std::move(bytes));
  if (!document) return fail(document.error());
  for (const Change& step : change.changes) {
    Edit edit = step.edit;
    edit.value = filled_in(edit.value, ids);
    if (auto done = (*document)->apply(edit, 0); !done) return fail(done.error());
  }
  auto commit = (*document)->commit();
  if (!commit) return fail(commit.error());
  return PlannedWrite{{.path = change.path,
                       .operation = change.operation,
                       .before = change.before,
                       .bytes = std::move(commit->bytes)},
                      change.format,
                      (*document)->tree()};
}

Result<PlannedWrite> planned_write(const ChangeFile& change, const ProjectFiles& project,
                                   const KnownIds& ids) {
  auto bytes = current_bytes(change, project);
  if (!bytes) return fail(bytes.error());
  if (change.operation != FileOperation::Delete) return edited(change, *std::move(bytes), ids);
  return PlannedWrite{
      {.path = change.path, .operation = FileOperation::Delete, .before = change.before},
      change.format,
      {}};
}

}  // namespace

Result<std::vector<PlannedWrite>> make_file_writes(const Plan& plan, const ProjectFiles& project,
                                                   const KnownIds& ids) {
  std::vector<PlannedWrite> writes;
  for (const Action& action : plan.actions) {
    const auto* change = std::get_if<ChangeFile>(&action);
    if (change == nullptr) continue;
    auto write = planned_write(*change, project, ids);
    if (!write) return fail(write.error());
    writes.push_back(*std::move(write));
  }
  return writes;
}

Result<void> says_what_was_planned(const PlannedWrite& planned, const std::string& bytes) {
  auto document = parse_document(planned.format, planned.write.path, bytes);
  if (!document) return fail(std::move(document.error()));
  if (same_value((*document)->tree(), planned.meaning)) return {};
  return fail(not_as_planned(planned.write.path));
}

Diagnostic not_as_planned(const std::string& path) {
  return {.code = "CFP5202",
          .message = "the file does not say what was planned when it is read again",
          .place = file_place(path),
          .hint = "this is a bug of cfplan or a failing disk; please report it"};
}

}  // namespace cfplan
