#pragma once

#include <string>

namespace cfplan {

inline const std::string kJournal = "journal";
inline const std::string kNewJournal = "journal.new";
inline const std::string kBackups = "backups";
inline constexpr unsigned kPrivateFile = 0600;
inline constexpr unsigned kPrivateFolderMode = 0700;

/// The folder that holds `path`; empty for the root.
[[nodiscard]] inline std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? std::string() : path.substr(0, slash);
}

/// Where the file before waits for a moment, on file systems that cannot exchange two names.
[[nodiscard]] inline std::string displaced_name(const std::string& staged) {
  return staged + "-old";
}

/// Where the bytes of a journal's before-image are written, until they are whole.
[[nodiscard]] inline std::string image_name(const std::string& staged) { return staged + "-image"; }

}  // namespace cfplan
