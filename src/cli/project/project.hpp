#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cfplan/base/result.hpp"
#include "cfplan/base/source_file.hpp"
#include "cfplan/document/documents.hpp"
#include "cfplan/manifest/manifest.hpp"
#include "cfplan/model/desired.hpp"
#include "cfplan/ports/file_system.hpp"
#include "cfplan/ports/project_files.hpp"

namespace cfplan {

/// Where a project is, and through what it is read.
struct ProjectPlace {
  const Disk& disk;
  const ProjectFiles& files;
  std::string folder;             ///< absolute
  std::string manifest_file;      ///< project-relative
  std::string preferred_account;  ///< CLOUDFLARE_ACCOUNT_ID; empty: not set
};

/// What the files of a project say, read once.
struct Project {
  std::optional<Manifest> manifest;
  Desired desired;
  Documents documents;
  /// The manifest's files, for the source lines of diagnostics.
  std::map<std::string, SourceFile> sources;
  /// Env files that the layout's pattern finds, declared or not.
  std::vector<std::string> env_files;
  /// Problems of the manifest and of finding files; a broken file's own are in `documents`.
  Diagnostics diagnostics;
};

/// Reads the manifest and what it includes, and no other file; their sources and the problems of
/// finding them go into `project`. An error only when there is no manifest to read.
[[nodiscard]] Result<Manifest> read_manifest(const ProjectPlace& place, Project& project);

/// Reads the manifest, what it includes, and every file that its deployments name. An error only
/// when there is no manifest to read; everything else is collected.
[[nodiscard]] Result<Project> load_project(const ProjectPlace& place);

/// Fills in what CLOUDFLARE_ACCOUNT_ID says: it goes with the token in CLOUDFLARE_API_TOKEN, as
/// wrangler has it, and says nothing of an account whose id the manifest knows.
void prefer_account(const std::string& account_id, Desired& desired);

/// What each layer of the manifest says of each value of one deployment.
[[nodiscard]] Explanation explain(const Project& project, const DeploymentKey& key);

/// All problems of reading the project: of the manifest, of finding files, and of the broken files
/// that deployments name.
[[nodiscard]] Diagnostics problems_of(const Project& project);

/// What surprises people in an env file that was read (lint_env); nothing of another.
[[nodiscard]] Diagnostics env_file_warnings(const Documents& documents, const std::string& path);

/// Gives every diagnostic that points into the manifest its source line and caret.
[[nodiscard]] Diagnostics with_source_lines(Diagnostics diagnostics, const Project& project);

/// Reads one more file into `documents`, unless it was read already.
void read_document(const ProjectFiles& files, const std::string& path, DocumentFormat format,
                   Documents& documents);

/// Breaks a wrangler file that says nothing at all (CFP2015): it names no Worker, and wrangler
/// could not use it.
void refuse_empty_wrangler_file(const std::string& file, Documents& documents);

/// Jsonc for names that end in .json or .jsonc, else Toml.
[[nodiscard]] DocumentFormat wrangler_format(const std::string& path);

}  // namespace cfplan
