#include "apply/journal.hpp"

#include <algorithm>
#include <utility>

#include "apply/journal_record.hpp"
#include "apply/mutant.hpp"
#include "cfplan/model/secret_versions.hpp"

namespace cfplan {
namespace {

constexpr std::uint64_t kFormat = 1;

std::string_view operation_name(FileOperation operation) {
  switch (operation) {
    case FileOperation::Create: return "create";
    case FileOperation::Edit: return "edit";
    case FileOperation::Delete: break;
  }
  return "delete";
}

FileOperation operation_of(std::string_view name) {
  if (name == "create") return FileOperation::Create;
  return name == "edit" ? FileOperation::Edit : FileOperation::Delete;
}

std::string begin_payload(const Journal& journal) {
  FieldWriter fields;
  fields.number("format", kFormat).text("run", journal.run.id).text("command", journal.run.command);
  fields.text("user", journal.run.user).text("host", journal.run.host);
  fields.number("pid", static_cast<std::uint64_t>(journal.run.pid));
  fields.text("started", journal.run.started).text("fingerprint", journal.run.fingerprint);
  fields.text("root", journal.root).number("device", journal.root_device);
  fields.number("inode", journal.root_inode);
  return fields.payload();
}

void read_begin(std::string_view payload, Journal& journal) {
  const FieldReader fields(payload);
  journal.run = {.id = fields.text("run"),
                 .command = fields.text("command"),
                 .user = fields.text("user"),
                 .host = fields.text("host"),
                 .pid = static_cast<long>(fields.number("pid")),
                 .started = fields.text("started"),
                 .fingerprint = fields.text("fingerprint")};
  journal.root = fields.text("root");
  journal.root_device = fields.number("device");
  journal.root_inode = fields.number("inode");
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

JournaledFile read_file(std::string_view payload) {
  const FieldReader fields(payload);
  JournaledFile file;
  file.operation = operation_of(fields.text("operation"));
  file.path = fields.text("path");
  file.staged = fields.text("staged");
  if (fields.has("before")) {
    file.before = FileState{fields.text("before"), fields.mode("before-mode")};
  }
  file.owner = {static_cast<std::uint32_t>(fields.number("user")),
                static_cast<std::uint32_t>(fields.number("group"))};
  if (fields.has("after")) {
    file.after = FileState{fields.text("after"), fields.mode("after-mode")};
  }
  return file;
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

SecretUnit read_unit(std::string_view payload) {
  const FieldReader fields(payload);
  SecretUnit unit;
  unit.address = fields.text("address");
  const std::uint64_t count = fields.number("count");
  for (std::uint64_t i = 0; i < count; ++i) {
    unit.names.push_back(fields.text("name" + std::to_string(i)));
  }
  const std::uint64_t versions = fields.number("versions");
  for (std::uint64_t i = 0; i < versions; ++i) {
    unit.versions.push_back(fields.text("version" + std::to_string(i)));
  }
  return unit;
}

std::string indexed_record(std::string_view type, std::size_t unit) {
  std::string out;
  append_record(out, type, FieldWriter().number("unit", unit).payload());
  return out;
}

void set_progress(Journal& journal, std::string_view payload, UnitProgress progress) {
  const std::uint64_t unit = FieldReader(payload).number("unit");
  if (unit < journal.progress.size()) journal.progress[unit] = progress;
}

void read_sealed_record(const JournalRecord& record, Journal& journal) {
  const auto& [type, payload] = record;
  if (type == "make") journal.made_folders.push_back(FieldReader(payload).text("path"));
  if (type == "remove") journal.removed_folders.push_back(FieldReader(payload).text("path"));
  if (type == "file") journal.files.push_back(read_file(payload));
  if (type == "image" && !journal.files.empty()) journal.files.back().image = payload;
  if (type == "unit") journal.units.push_back(read_unit(payload));
  if (type == "owed") journal.owed.push_back(read_unit(payload));
}

/// The records after `begin`, up to the seal; false when it is missing or does not fit.
bool read_sealed_part(std::string_view& bytes, Journal& journal) {
  std::uint64_t count = 1;
  while (const auto record = take_record(bytes)) {
    if (record->type == "seal") return FieldReader(record->payload).number("records") == count;
    ++count;
    read_sealed_record(*record, journal);
  }
  return mutated(Mutant::NoSeal);
}

void read_later_record(const JournalRecord& record, Journal& journal) {
  const auto& [type, payload] = record;
  if (type == "commit") journal.committed = true;
  if (type == "cleaned") journal.cleaned = true;
  if (type == "begun") set_progress(journal, payload, UnitProgress::Begun);
  if (type == "done") set_progress(journal, payload, UnitProgress::Done);
}

}  // namespace

bool Journal::has_open_units() const {
  return std::any_of(progress.begin(), progress.end(),
                     [](UnitProgress unit) { return unit != UnitProgress::Done; });
}

bool Journal::owes_versions() const {
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (progress[i] == UnitProgress::Done && !units[i].versions.empty()) return true;
  }
  return false;
}

bool Journal::can_be_rolled_back() const {
  return std::any_of(files.begin(), files.end(), is_restored_by_rollback);
}

bool is_restored_by_rollback(const JournaledFile& file) { return file.path != kVersionLock; }

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

tl::expected<ReadJournal, JournalDefect> parse_journal(std::string_view bytes) {
  std::string_view rest = bytes;
  const auto first = take_record(rest);
  if (!first || first->type != "begin") return tl::unexpected(JournalDefect::NotSealed);
  if (FieldReader(first->payload).number("format") != kFormat) {
    return tl::unexpected(JournalDefect::UnknownFormat);
  }
  ReadJournal result;
  Journal& journal = result.journal;
  read_begin(first->payload, journal);
  if (!read_sealed_part(rest, journal)) return tl::unexpected(JournalDefect::NotSealed);
  journal.progress.assign(journal.units.size(), UnitProgress::Open);
  while (const auto record = take_record(rest)) read_later_record(*record, journal);
  result.end = bytes.size() - rest.size();
  return result;
}

}  // namespace cfplan
