#include "cli/project.hpp"

#include <optional>
#include <set>

#include "cfplan/manifest/manifest.hpp"
#include "cli/file_search.hpp"
#include "cli/wrangler_search.hpp"

namespace cfplan {
namespace {

Diagnostic no_manifest(const std::string& file) {
  return {.code = "CFP2010",
          .message = "there is no " + file,
          .place = file_place(file),
          .hint =
              "write one (cfplan schema describes it), name another with -f FILE, or the "
              "project's folder with -C DIR"};
}

Diagnostic nothing_included(const std::string& manifest_file, const std::string& glob) {
  return {.code = "CFP2011",
          .severity = Severity::Warning,
          .message = "include \"" + glob + "\" matches no file",
          .place = file_place(manifest_file),
          .hint = "globs are relative to the project folder"};
}

Result<Manifest> read_manifest(const ProjectPlace& place) {
  Answer<FileContent> main = place.files.read(place.manifest_file);
  if (main.is_absent()) return fail(no_manifest(place.manifest_file));
  if (main.is_unknown()) return fail(main.why());
  return Manifest::parse(SourceFile(place.manifest_file, std::move(main.value().bytes)));
}

/// Adds the files that `include:` names to the manifest.
void include_files(const ProjectPlace& place, Manifest& manifest, Diagnostics& diagnostics) {
  std::set<std::string> paths;
  for (const std::string& glob : manifest.include_patterns()) {
    const auto found = find_files(place.files, glob);
    if (!found) {
      const Diagnostics& why = found.error().diagnostics;
      diagnostics.insert(diagnostics.end(), why.begin(), why.end());
    } else if (found->empty()) {
      diagnostics.push_back(nothing_included(place.manifest_file, glob));
    } else {
      paths.insert(found->begin(), found->end());
    }
  }
  std::vector<SourceFile> sources;
  for (const std::string& path : paths) {
    Answer<FileContent> content = place.files.read(path);
    if (content.is_here()) sources.emplace_back(path, std::move(content.value().bytes));
    if (content.is_unknown()) diagnostics.push_back(content.why());
  }
  if (!sources.empty()) manifest.include(sources);
}

/// Top-level `name`, which is what `service` defaults to.
std::optional<std::string> wrangler_name(const Documents& documents, const std::string& path) {
  const ObservedFile* file = documents.find(path);
  if (file == nullptr) return std::nullopt;
  const Value* name = file->document->tree().find("name");
  if (name == nullptr || name->string() == nullptr) return std::nullopt;
  return *name->string();
}

void read_named_documents(const ProjectPlace& place, Project& project) {
  const Desired& desired = project.desired;
  for (const Deployment& deployment : desired.deployments) {
    const std::string& wrangler = deployment.wrangler_file;
    read_document(place.files, wrangler, wrangler_format(wrangler), project.documents);
    if (deployment.env_file) {
      read_document(place.files, *deployment.env_file, DocumentFormat::Env, project.documents);
    }
  }
  const Layout& layout = desired.layout;
  read_document(place.files, layout.base_wrangler, wrangler_format(layout.base_wrangler),
                project.documents);
  read_document(place.files, layout.base_env_file, DocumentFormat::Env, project.documents);
}

void find_shadows(const ProjectPlace& place, Project& project) {
  std::set<std::string> wrangler_files = {project.desired.wrangler_file};
  for (const Deployment& deployment : project.desired.deployments) {
    wrangler_files.insert(deployment.wrangler_file);
  }
  for (const std::string& file : wrangler_files) {
    if (const auto other = find_shadowing_file(place.disk, place.folder, file)) {
      project.diagnostics.push_back(shadowed_file(file, *other));
    }
  }
}

void find_env_files(const ProjectPlace& place, Project& project) {
  auto found = find_files(place.files, env_file_glob(project.desired));
  if (found) {
    project.env_files = std::move(*found);
    return;
  }
  for (Diagnostic& why : found.error().diagnostics) {
    // Only what nobody declared cannot be listed; what is declared was read on its own.
    why.severity = Severity::Warning;
    project.diagnostics.push_back(std::move(why));
  }
}

}  // namespace

DocumentFormat wrangler_format(const std::string& path) {
  return path.ends_with(".json") || path.ends_with(".jsonc") ? DocumentFormat::Jsonc
                                                             : DocumentFormat::Toml;
}

void read_document(const ProjectFiles& files, const std::string& path, DocumentFormat format,
                   Documents& documents) {
  if (path.empty() || documents.files.contains(path) || documents.absent.contains(path) ||
      documents.broken.contains(path)) {
    return;
  }
  Answer<FileContent> content = files.read(path);
  if (content.is_absent()) {
    documents.absent.insert(path);
  } else if (content.is_unknown()) {
    documents.broken[path] = {content.why()};
  } else if (auto parsed = parse_document(format, path, std::move(content.value().bytes))) {
    documents.files[path] = {format, content.value().state, std::move(*parsed)};
  } else {
    documents.broken[path] = std::move(parsed.error().diagnostics);
  }
}

Diagnostics problems_of(const Project& project) {
  Diagnostics problems = project.diagnostics;
  for (const auto& [path, broken] : project.documents.broken) {
    problems.insert(problems.end(), broken.begin(), broken.end());
  }
  return problems;
}

Result<Project> load_project(const ProjectPlace& place) {
  auto manifest = read_manifest(place);
  if (!manifest) return fail(std::move(manifest.error()));
  Project project;
  include_files(place, *manifest, project.diagnostics);
  const std::string wrangler_file = manifest->wrangler_file().empty()
                                        ? find_wrangler_file(place.files)
                                        : manifest->wrangler_file();
  read_document(place.files, wrangler_file, wrangler_format(wrangler_file), project.documents);

  Manifest::Reading reading =
      manifest->read(wrangler_file, wrangler_name(project.documents, wrangler_file));
  project.desired = std::move(reading.desired);
  project.diagnostics.insert(project.diagnostics.end(), reading.diagnostics.begin(),
                             reading.diagnostics.end());
  read_named_documents(place, project);
  find_shadows(place, project);
  find_env_files(place, project);
  return project;
}

}  // namespace cfplan
