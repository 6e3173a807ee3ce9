#include "cli/host.hpp"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "cfplan/base/source_file.hpp"
#include "cfplan/base/text.hpp"
#include "cfplan/providers/posix_disk.hpp"
#include "cfplan/providers/posix_project_files.hpp"

namespace cfplan {
namespace {

Diagnostic no_folder(const std::string& folder, const std::string& reason) {
  return {.code = "CFP2013",
          .message = "cannot work in the folder " + visible(folder) + ": " + reason,
          .hint = "name the project's folder with -C DIR"};
}

Diagnostic outside_manifest(const std::string& manifest, const std::string& folder) {
  return {.code = "CFP2014",
          .message = "the manifest " + visible(manifest) + " is not in the project folder " +
                     visible(folder),
          .hint = "name the project's folder with -C DIR and the manifest in it with -f FILE"};
}

/// The manifest's path relative to the project; an absolute one is fine when it is inside.
Result<std::string> manifest_path(const std::string& manifest, const std::string& folder) {
  const std::filesystem::path given(manifest);
  const std::filesystem::path relative =
      (given.is_absolute() ? given.lexically_relative(folder) : given).lexically_normal();
  if (relative.empty() || *relative.begin() == "..") {
    return fail(outside_manifest(manifest, folder));
  }
  return relative.generic_string();
}

}  // namespace

Host::Host() : disk(make_posix_disk()) {}

std::string Host::user() const {
  for (const char* variable : {"USER", "LOGNAME"}) {
    if (auto name = environment.get(variable); name && !name->empty()) return *name;
  }
  return "uid " + std::to_string(::getuid());
}

void keep_standard_streams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    // The wrong way round, so that reading and writing fail; the lowest free number is this one.
    const int way = stream == STDIN_FILENO ? O_WRONLY : O_RDONLY;
    if (::fcntl(stream, F_GETFD) == -1 && ::open("/dev/null", way) != stream) std::abort();
  }
}

std::string Host::name() const {
  std::array<char, 256> buffer{};
  if (::gethostname(buffer.data(), buffer.size() - 1) != 0) return "unknown host";
  return buffer.data();
}

long Host::process_id() const { return ::getpid(); }

void Host::forbid_core_dumps() const {
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
#if !defined(__SANITIZE_ADDRESS__)
  // LeakSanitizer traces its own process, which the system then no longer allows.
  ::prctl(PR_SET_DUMPABLE, 0);
#endif
}

Result<void> enter_folder(const std::string& folder) {
  if (folder == ".") return {};
  std::error_code error;
  std::filesystem::current_path(folder, error);
  if (error) return fail(no_folder(folder, lower_ascii(error.message())));
  return {};
}

Result<OpenProject> open_project(const Host& host, const Options& options) {
  const Io<std::string> folder = host.disk->canonical(".");
  if (!folder) return fail(no_folder(".", folder.error().reason));
  Io<std::unique_ptr<FileSystem>> file_system = host.disk->open(*folder);
  if (!file_system) return fail(no_folder(*folder, file_system.error().reason));
  Result<std::string> manifest = manifest_path(options.manifest, *folder);
  if (!manifest) return fail(std::move(manifest.error()));

  OpenProject project;
  project.folder = *folder;
  project.file_system = std::move(*file_system);
  project.files = make_project_files(*project.file_system);
  project.manifest_file = std::move(*manifest);
  return project;
}

}  // namespace cfplan
