#include "apply/journal.hpp"

#include <algorithm>
#include <utility>

#include "apply/journal_record.hpp"
#include "apply/mutant.hpp"
#include "cfplan/model/secret_versions.hpp"

namespace cfplan {
namespace {

FileOperation operation_of(std::string_view name) {
  if (name == "create") return FileOperation::Create;
  return name == "edit" ? FileOperation::Edit : FileOperation::Delete;
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

std::vector<SecretUnit> Journal::open_units() const {
  std::vector<SecretUnit> open;
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (progress[i] != UnitProgress::Done) open.push_back(units[i]);
  }
  return open;
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

tl::expected<ReadJournal, JournalDefect> parse_journal(std::string_view bytes) {
  std::string_view rest = bytes;
  const auto first = take_record(rest);
  if (!first || first->type != "begin") return tl::unexpected(JournalDefect::Damaged);
  if (FieldReader(first->payload).number("format") != kJournalFormat) {
    return tl::unexpected(JournalDefect::UnknownFormat);
  }
  ReadJournal result;
  Journal& journal = result.journal;
  read_begin(first->payload, journal);
  if (!read_sealed_part(rest, journal)) return tl::unexpected(JournalDefect::Damaged);
  journal.progress.assign(journal.units.size(), UnitProgress::Open);
  while (const auto record = take_record(rest)) read_later_record(*record, journal);
  result.end = bytes.size() - rest.size();
  return result;
}

}  // namespace cfplan
