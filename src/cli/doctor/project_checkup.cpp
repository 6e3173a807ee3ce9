#include "cli/doctor/project_checkup.hpp"

#include <algorithm>
#include <memory>
#include <set>
#include <utility>

#include "cfplan/apply/backups.hpp"
#include "cfplan/apply/recovery.hpp"
#include "cfplan/apply/state_folder.hpp"
#include "cfplan/base/source_file.hpp"
#include "cfplan/base/text.hpp"
#include "cli/project/wrangler_search.hpp"

namespace cfplan {
namespace {

/// wrangler deploy goes by the file that this one names, where there is one. Source: wrangler.
constexpr const char* kRedirect = ".wrangler/deploy/config.json";

HealthCheck manifest_line(const ProjectPlace& place, const Result<Project>& project) {
  if (!project) return health_check("manifest", project.error().diagnostics.front());
  const Diagnostics problems = problems_of(*project);
  // A wrangler file that another one shadows has a line of its own.
  const auto errors = static_cast<std::size_t>(
      std::count_if(problems.begin(), problems.end(), [](const Diagnostic& one) {
        return one.severity == Severity::Error && one.code != kShadowed;
      }));
  const std::string file = place.manifest_file;
  if (errors == 0) {
    return {.subject = "manifest",
            .finding = file + ", " + counted(project->desired.deployments.size(), "deployment")};
  }
  return {.subject = "manifest",
          .health = Health::Problem,
          .finding = file + " and the files it names have " + counted(errors, "error"),
          .remedy = "cfplan validate shows them all"};
}

std::set<std::string> wrangler_files(const ProjectPlace& place, const Result<Project>& project) {
  if (!project) return {find_wrangler_file(place.files)};
  std::set<std::string> files = {project->desired.wrangler_file};
  for (const Deployment& deployment : project->desired.deployments) {
    files.insert(deployment.wrangler_file);
  }
  return files;
}

HealthCheck wrangler_line(const ProjectPlace& place, const std::string& file) {
  Documents documents;
  read_document(place.files, file, wrangler_format(file), documents);
  refuse_empty_wrangler_file(file, documents);
  if (documents.absent.contains(file)) {
    return {.subject = "wrangler file",
            .health = Health::Problem,
            .finding = "there is no " + file,
            .remedy =
                "write one with at least name and main, or name another with wrangler: in "
                "the manifest"};
  }
  if (const auto broken = documents.broken.find(file); broken != documents.broken.end()) {
    HealthCheck line = health_check("wrangler file", broken->second.front());
    line.finding = file + ": " + line.finding;
    return line;
  }
  if (const auto other = find_shadowing_file(place.disk, place.folder, file)) {
    HealthCheck line = health_check("wrangler file", shadowed_file(file, *other));
    const std::string root = place.folder + "/";
    line.finding = "wrangler reads " +
                   (other->starts_with(root) ? other->substr(root.size()) : *other) +
                   " instead of " + file;
    return line;
  }
  HealthCheck line{.subject = "wrangler file", .finding = file};
  const std::string folder = file.substr(0, file.rfind('/') + 1);  // npos + 1 is no folder
  if (!place.files.read(folder + kRedirect).is_absent()) {
    line.health = Health::Warning;
    line.finding = "wrangler deploy reads what " + folder + kRedirect + " names instead of " + file;
    line.remedy = "build the project again after cfplan apply, or remove that file";
  }
  return line;
}

HealthCheck state_problem(std::string finding, std::string remedy) {
  return {.subject = "state folder",
          .health = Health::Problem,
          .finding = std::move(finding),
          .remedy = std::move(remedy)};
}

HealthCheck waiting_line(const std::string& shown, const WaitingRun& waiting) {
  if (waiting.what == WaitingFor::Recovery) {
    const bool is_readable = !waiting.run.command.empty();
    const std::string run = is_readable ? "\"cfplan " + waiting.run.command + "\" of " +
                                              waiting.run.started +
                                              " was interrupted half way, or is running now"
                                        : "an interrupted run waits to be repaired";
    return state_problem(shown + ": " + run, "run cfplan recover");
  }
  HealthCheck line{.subject = "state folder", .health = Health::Warning};
  line.finding = shown + ": the run of " + waiting.run.started + " left secrets to set";
  line.remedy = "run cfplan apply";
  return line;
}

/// What is in a state folder that is there.
HealthCheck kept_state_line(const std::string& shown, const FileSystem& state) {
  const auto stat = state.stat("");
  if (stat && !stat->writable) {
    return state_problem(shown + " cannot be written to",
                         "give this user the right to write to it");
  }
  const auto waiting = waiting_run(state);
  if (!waiting) return health_check("state folder", waiting.error().diagnostics.front());
  if (*waiting) return waiting_line(shown, **waiting);
  const auto backups = list_backups(state);
  if (!backups) return health_check("state folder", backups.error().diagnostics.front());
  if (!backups->diagnostics.empty()) {
    return health_check("state folder", backups->diagnostics.front());
  }
  return {.subject = "state folder",
          .finding = shown + ", " + counted(backups->backups.size(), "backup")};
}

HealthCheck new_state_line(const Disk& disk, const StateFolder& folder, const std::string& shown) {
  const auto base = disk.open(folder.base);
  const auto stat = base ? (*base)->stat("") : Io<EntryStat>(tl::unexpected(base.error()));
  if (stat && stat->writable) {
    return {.subject = "state folder", .finding = shown + ", which the first apply makes"};
  }
  return state_problem(folder.base + " cannot be written to",
                       "give this user the right to write to it: cfplan keeps its state there");
}

HealthCheck state_line(const ProjectPlace& place) {
  const auto folder = find_state_folder(place.disk, place.folder);
  if (!folder) return health_check("state folder", folder.error().diagnostics.front());
  const std::string shown = shown_path(*folder, place.folder);
  const auto state = open_state_folder(place.disk, *folder);
  if (!state) return health_check("state folder", state.error().diagnostics.front());
  if (*state == nullptr) return new_state_line(place.disk, *folder, shown);
  return kept_state_line(shown, **state);
}

}  // namespace

CheckupPart check_project(const ProjectPlace& place, const Result<Project>& project) {
  CheckupPart part{.title = "Project"};
  part.checks.push_back(manifest_line(place, project));
  for (const std::string& file : wrangler_files(place, project)) {
    part.checks.push_back(wrangler_line(place, file));
  }
  part.checks.push_back(state_line(place));
  return part;
}

}  // namespace cfplan
