#include <string>
#include <string_view>

#include "apply/journal.hpp"
#include "apply/journal_record.hpp"

namespace cfplan {
namespace {

std::string_view operation_name(FileOperation operation) {
  switch (operation) {
    case FileOperation::Create: return "create";
    case FileOperation::Edit: return "edit";
    case FileOperation::Delete: break;
  }
  return "delete";
}

std::string begin_payload(const Journal& journal) {
  FieldWriter fields;
  fields.number("format", kJournalFormat)
      .text("run", journal.run.id)
      .text("command", journal.run.command);
  fields.text("user", journal.run.user).text("host", journal.run.host);
  fields.number("pid", static_cast<std::uint64_t>(journal.run.pid));
  fields.text("started", journal.run.started).text("fingerprint", journal.run.fingerprint);
  fields.text("root", journal.root).number("device", journal.root_device);
  fields.number("inode", journal.root_inode);
  return fields.payload();
}

std::string file_payload(const JournaledFile& file) {
  FieldWriter fields;
  fields.text("operation", operation_name(file.operation)).text("path", file.path);
  fields.text("staged", file.staged);
  if (file.before) {
    fields.text("before", file.before->sha256).mode("before-mode", file.before->mode);
    fields.number("user", file.owner.user).number("group", file.owner.group);
  }
  if (file.after) fields.text("after", file.after->sha256).mode("after-mode", file.after->mode);
  return fields.payload();
}

std::string unit_payload(const SecretUnit& unit) {
  FieldWriter fields;
  fields.text("address", unit.address).number("count", unit.names.size());
  for (std::size_t i = 0; i < unit.names.size(); ++i) {
    fields.text("name" + std::to_string(i), unit.names[i]);
  }
  if (!unit.versions.empty()) fields.number("versions", unit.versions.size());
  for (std::size_t i = 0; i < unit.versions.size(); ++i) {
    fields.text("version" + std::to_string(i), unit.versions[i]);
  }
  return fields.payload();
}

std::string indexed_record(std::string_view type, std::size_t unit) {
  std::string out;
  append_record(out, type, FieldWriter().number("unit", unit).payload());
  return out;
}

}  // namespace

std::string journal_text(const Journal& journal) {
  std::string out;
  std::size_t count = 0;
  const auto add = [&](std::string_view type, std::string_view payload) {
    append_record(out, type, payload);
    ++count;
  };
  add("begin", begin_payload(journal));
  for (const std::string& path : journal.made_folders) {
    add("make", FieldWriter().text("path", path).payload());
  }
  for (const std::string& path : journal.removed_folders) {
    add("remove", FieldWriter().text("path", path).payload());
  }
  for (const JournaledFile& file : journal.files) {
    add("file", file_payload(file));
    if (file.before) add("image", file.image);
  }
  for (const SecretUnit& unit : journal.units) add("unit", unit_payload(unit));
  for (const SecretUnit& unit : journal.owed) add("owed", unit_payload(unit));
  append_record(out, "seal", FieldWriter().number("records", count).payload());
  return out;
}

std::string owed_text(const Journal& journal) {
  Journal owed;
  owed.run = journal.run;
  owed.root = journal.root;
  owed.root_device = journal.root_device;
  owed.root_inode = journal.root_inode;
  owed.units = journal.owed;
  std::string text = journal_text(owed) + commit_record() + cleaned_record();
  for (std::size_t unit = 0; unit < owed.units.size(); ++unit) {
    if (owed.units[unit].names.empty()) text += done_record(unit);
  }
  return text;
}

std::string commit_record() {
  std::string out;
  append_record(out, "commit", "");
  return out;
}

std::string begun_record(std::size_t unit) { return indexed_record("begun", unit); }

std::string done_record(std::size_t unit) { return indexed_record("done", unit); }

std::string cleaned_record() {
  std::string out;
  append_record(out, "cleaned", "");
  return out;
}

}  // namespace cfplan
