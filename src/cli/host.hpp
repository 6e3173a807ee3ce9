#pragma once

#include <memory>

#include "cfplan/base/result.hpp"
#include "cfplan/ports/file_system.hpp"
#include "cfplan/ports/project_files.hpp"
#include "cfplan/providers/host/interruption.hpp"
#include "cfplan/providers/host/posix_terminal.hpp"
#include "cfplan/providers/host/process_environment.hpp"
#include "cfplan/providers/host/system_clock.hpp"
#include "cli/options/options.hpp"
#include "cli/project/project.hpp"

namespace cfplan {

/// Before anything is opened: a standard stream that the caller closed is one that fails, and never
/// the next file of ours to be opened.
void keep_standard_streams();

/// This machine as every command sees it.
struct Host {
  const Interruption& interruption = Interruption::watch();
  ProcessEnvironment environment;
  SystemClock clock{interruption};
  PosixTerminal terminal{interruption};
  std::unique_ptr<Disk> disk;

  Host();
  /// Who runs this, for the lock's message and the list of backups.
  [[nodiscard]] std::string user() const;
  /// This machine's name.
  [[nodiscard]] std::string name() const;
  [[nodiscard]] long process_id() const;
  /// From now on no memory of this process is written to disk by the system, whatever happens to
  /// it: for the moment before the first secret is read.
  void forbid_core_dumps() const;
};

/// A project folder, opened: everything is read and written beneath it.
struct OpenProject {
  std::string folder;  ///< absolute and canonical
  std::unique_ptr<FileSystem> file_system;
  std::unique_ptr<ProjectFiles> files;
  std::string manifest_file;  ///< project-relative

  [[nodiscard]] ProjectPlace place(const Host& host) const {
    return {*host.disk, *files, folder, manifest_file,
            host.environment.get("CLOUDFLARE_ACCOUNT_ID").value_or("")};
  }
};

/// Opens the folder that the program stands in. CFP2013 when that fails, CFP2014 when the manifest
/// is not beneath it.
[[nodiscard]] Result<OpenProject> open_project(const Host& host, const Options& options);

/// Goes to the folder of -C, so that every path of the command line starts there. CFP2013.
[[nodiscard]] Result<void> enter_folder(const std::string& folder);

}  // namespace cfplan
