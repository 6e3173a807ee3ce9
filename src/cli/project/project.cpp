#include "cli/project/project.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "cfplan/document/env_document.hpp"
#include "cfplan/model/secret_versions.hpp"
#include "cli/project/file_search.hpp"
#include "cli/project/wrangler_search.hpp"
#include "cli/project/wrangler_workers.hpp"

namespace cfplan {
namespace {

Diagnostic no_manifest(const std::string& file) {
  return {.code = "CFP2010",
          .message = "there is no " + file,
          .place = file_place(file),
          .hint =
              "make one with cfplan import or cfplan new, name another with -f FILE, or the "
              "project's folder with -C DIR"};
}

Diagnostic nothing_included(const IncludePattern& pattern) {
  return {.code = "CFP2011",
          .severity = Severity::Warning,
          .message = "include \"" + pattern.glob + "\" matches no file",
          .place = pattern.place,
          .hint = "globs are relative to the project folder"};
}

Result<Manifest> read_main_file(const ProjectPlace& place, Project& project) {
  Answer<FileContent> main = place.files.read(place.manifest_file);
  if (main.is_absent()) return fail(no_manifest(place.manifest_file));
  if (main.is_unknown()) return fail(main.why());
  const auto [source, is_new] = project.sources.emplace(
      place.manifest_file, SourceFile(place.manifest_file, std::move(main.value().bytes)));
  return Manifest::parse(source->second);
}

/// The files that `include:` names, each with the first entry that matches it.
std::map<std::string, Place> included_files(const ProjectPlace& place, const Manifest& manifest,
                                            Diagnostics& diagnostics) {
  std::map<std::string, Place> files;
  for (const IncludePattern& pattern : manifest.include_patterns()) {
    const auto found = find_files(place.files, pattern.glob, Matched::Anything);
    if (!found) {
      for (Diagnostic why : found.error().diagnostics) {
        why.place = pattern.place;
        diagnostics.push_back(std::move(why));
      }
    } else if (found->empty()) {
      diagnostics.push_back(nothing_included(pattern));
    } else {
      for (const std::string& path : *found) files.emplace(path, pattern.place);
    }
  }
  return files;
}

/// Adds them to the manifest.
void include_files(const ProjectPlace& place, Manifest& manifest, Project& project) {
  std::vector<SourceFile> sources;
  for (const auto& [path, include] : included_files(place, manifest, project.diagnostics)) {
    Answer<FileContent> content = place.files.read(path);
    if (content.is_here()) sources.emplace_back(path, std::move(content.value().bytes));
    if (!content.is_unknown()) continue;
    project.diagnostics.push_back(content.why());
    project.diagnostics.back().place = include;
  }
  if (!sources.empty()) manifest.include(sources);
  for (SourceFile& source : sources) project.sources.emplace(source.name(), std::move(source));
}

/// Unlike the others it is cfplan's own: what to do about a broken one is not for wrangler to say.
void read_version_lock(const ProjectFiles& files, Documents& documents) {
  read_document(files, kVersionLock, DocumentFormat::Toml, documents);
  const auto broken = documents.broken.find(kVersionLock);
  if (broken == documents.broken.end()) return;
  for (Diagnostic& why : broken->second) {
    if (why.code.starts_with("CFP21")) why.hint = kVersionLockHint;
  }
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
  read_version_lock(place.files, project.documents);
  const Layout& layout = desired.layout;
  read_document(place.files, layout.base_wrangler, wrangler_format(layout.base_wrangler),
                project.documents);
  read_document(place.files, layout.base_env_file, DocumentFormat::Env, project.documents);
}

bool is_word(char c) {
  return c != ' ' && c != ',' && c != ':' && c != '{' && c != '}' && c != '[' && c != ']';
}

/// The place again with its source line, the caret under the word that begins there.
Place marked_place(const SourceFile& source, std::size_t line, std::size_t column) {
  const std::string_view text = source.line(line);
  std::size_t begin = 0;
  for (std::size_t passed = 1; passed < column && begin < text.size(); ++passed) {
    do ++begin;
    while (begin < text.size() && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U);
  }
  std::size_t end = begin;
  while (end < text.size() && is_word(text[end])) ++end;
  const std::size_t start = source.offset(line, 0);
  return source.place({start + begin, start + std::max(end, begin + 1)});
}

void refuse_empty_wrangler_files(Project& project) {
  refuse_empty_wrangler_file(project.desired.wrangler_file, project.documents);
  for (const Deployment& deployment : project.desired.deployments) {
    refuse_empty_wrangler_file(deployment.wrangler_file, project.documents);
  }
}

/// As the user names it: inside the project by its relative path.
std::string shown(const std::string& path, const std::string& project_folder) {
  const std::string prefix = project_folder + "/";
  return path.starts_with(prefix) ? path.substr(prefix.size()) : path;
}

void find_shadows(const ProjectPlace& place, Project& project) {
  std::set<std::string> wrangler_files = {project.desired.wrangler_file};
  for (const Deployment& deployment : project.desired.deployments) {
    wrangler_files.insert(deployment.wrangler_file);
  }
  for (const std::string& file : wrangler_files) {
    if (const auto other = find_shadowing_file(place.disk, place.folder, file)) {
      project.diagnostics.push_back(shadowed_file(file, shown(*other, place.folder)));
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

void prefer_account(const std::string& account_id, Desired& desired) {
  for (auto& [key, account] : desired.accounts) {
    if (!account.id && account.token_env == "CLOUDFLARE_API_TOKEN") {
      account.preferred_id = account_id;
    }
  }
}

Result<Manifest> read_manifest(const ProjectPlace& place, Project& project) {
  auto manifest = read_main_file(place, project);
  if (manifest) include_files(place, *manifest, project);
  return manifest;
}

void refuse_empty_wrangler_file(const std::string& file, Documents& documents) {
  const auto found = documents.files.find(file);
  if (found == documents.files.end()) return;
  const Value::Map* members = found->second.document->tree().as<Value::Map>();
  if (members == nullptr || !members->empty()) return;
  documents.files.erase(found);
  documents.broken[file] = {{.code = "CFP2015",
                             .message = file + " is empty",
                             .place = file_place(file),
                             .hint = "write at least name and main, or restore the file"}};
}

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
  const Layout& layout = project.desired.layout;
  for (const auto& [path, broken] : project.documents.broken) {
    // As likely as not templates of people's own: nothing of a deployment follows from them.
    const bool is_base = path == layout.base_wrangler || path == layout.base_env_file;
    for (Diagnostic problem : broken) {
      if (is_base) problem.severity = Severity::Warning;
      problems.push_back(std::move(problem));
    }
  }
  return problems;
}

Diagnostics env_file_warnings(const Documents& documents, const std::string& path) {
  const ObservedFile* file = documents.find(path);
  return file == nullptr ? Diagnostics() : lint_env(file->document->source());
}

Diagnostics with_source_lines(Diagnostics diagnostics, const Project& project) {
  for (Diagnostic& diagnostic : diagnostics) {
    if (!diagnostic.place || diagnostic.place->line == 0) continue;
    Place& place = *diagnostic.place;
    const auto source = project.sources.find(place.file);
    if (source == project.sources.end() || !place.source_line.empty()) continue;
    place = marked_place(source->second, place.line, place.column);
  }
  return diagnostics;
}

Result<Project> load_project(const ProjectPlace& place) {
  Project project;
  auto manifest = read_manifest(place, project);
  if (!manifest) return fail(std::move(manifest.error()));
  const std::string wrangler_file = manifest->wrangler_file().empty()
                                        ? find_wrangler_file(place.files)
                                        : manifest->wrangler_file();
  read_document(place.files, wrangler_file, wrangler_format(wrangler_file), project.documents);
  for (const std::string& file : manifest->wrangler_files()) {
    read_document(place.files, file, wrangler_format(file), project.documents);
  }

  Manifest::Reading reading = manifest->read(wrangler_file, wrangler_workers(project.documents));
  project.desired = std::move(reading.desired);
  prefer_account(place.preferred_account, project.desired);
  project.diagnostics.insert(project.diagnostics.end(), reading.diagnostics.begin(),
                             reading.diagnostics.end());
  read_named_documents(place, project);
  refuse_empty_wrangler_files(project);
  find_shadows(place, project);
  find_env_files(place, project);
  project.manifest = std::move(*manifest);
  return project;
}

Explanation explain(const Project& project, const DeploymentKey& key) {
  return project.manifest->explain(key, project.desired.wrangler_file,
                                   wrangler_workers(project.documents));
}

}  // namespace cfplan
