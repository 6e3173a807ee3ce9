#include "cli/reports/backup_listing.hpp"

#include <algorithm>
#include <utility>

#include "cfplan/apply/state_folder.hpp"
#include "cfplan/base/text.hpp"

namespace cfplan {
namespace {

char restoration_mark(const Restoration& restoration) {
  if (!restoration.operation) return ' ';
  switch (*restoration.operation) {
    case FileOperation::Create: return '+';
    case FileOperation::Edit: return '~';
    case FileOperation::Delete: return '-';
  }
  return '~';
}

std::string file_line(const BackedUpFile& file, const Restoration* restoration) {
  std::vector<std::string> remarks;
  if (restoration != nullptr && !restoration->operation) remarks.emplace_back("as it was");
  if (restoration != nullptr && restoration->changed_since) remarks.emplace_back("changed since");
  if (file.holds_credential) remarks.emplace_back("holds a credential");
  return std::string("  ") + (restoration == nullptr ? ' ' : restoration_mark(*restoration)) + " " +
         visible(file.path) + (remarks.empty() ? "" : " (" + join(remarks, ", ") + ")") + "\n";
}

bool has_changed_since(const std::vector<ListedBackup>& backups) {
  return std::any_of(backups.begin(), backups.end(), [](const ListedBackup& listed) {
    return std::any_of(listed.restorations.begin(), listed.restorations.end(),
                       [](const auto& entry) { return entry.second.changed_since; });
  });
}

// Where one file cannot be read, the backup is listed all the same.
ListedBackup listed(Backup backup, const ProjectFolders& folders, Diagnostics& problems) {
  ListedBackup out{std::move(backup), {}};
  auto plan = plan_rollback(folders, out.backup.run.id);
  if (!plan) {
    for (Diagnostic& problem : plan.error().diagnostics) {
      problem.severity = Severity::Warning;
      problems.push_back(std::move(problem));
    }
    return out;
  }
  for (Restoration& restoration : plan->restorations) {
    std::string path = restoration.path;
    out.restorations.emplace(std::move(path), std::move(restoration));
  }
  return out;
}

}  // namespace

Result<BackupListing> read_backup_listing(const OpenProject& project, const Host& host) {
  auto place = find_state_folder(*host.disk, project.folder);
  if (!place) return fail(std::move(place.error()));
  auto state = open_state_folder(*host.disk, *place);
  if (!state) return fail(std::move(state.error()));
  if (*state == nullptr) return BackupListing{};
  auto list = list_backups(**state);
  if (!list) return fail(std::move(list.error()));
  const ProjectFolders folders{.project = *project.file_system,
                               .state = **state,
                               .root = project.folder,
                               .state_shown = shown_path(*place, project.folder)};
  BackupListing listing{{}, std::move(list->diagnostics)};
  for (Backup& backup : list->backups) {
    listing.backups.push_back(listed(std::move(backup), folders, listing.diagnostics));
  }
  return listing;
}

std::string backup_summary(const Backup& backup) {
  return visible(backup.run.command) + " by " + visible(backup.run.user) + " on " +
         visible(backup.run.host) + ", " + counted(backup.files.size(), "file");
}

std::string backup_listing_text(const std::vector<ListedBackup>& backups) {
  if (backups.empty()) return "No backups\n";
  std::string text;
  for (const ListedBackup& listed : backups) {
    text += visible(listed.backup.run.id) + "  " + backup_summary(listed.backup) + "\n";
    for (const BackedUpFile& file : listed.backup.files) {
      const auto found = listed.restorations.find(file.path);
      text += file_line(file, found == listed.restorations.end() ? nullptr : &found->second);
    }
  }
  text +=
      "\ncfplan rollback ID restores the files as they were before that run: + comes back, ~ is\n"
      "written back, - goes.\n";
  if (has_changed_since(backups)) {
    text += "What changed since is shown by rollback, and restored with --force only.\n";
  }
  return text;
}

}  // namespace cfplan
