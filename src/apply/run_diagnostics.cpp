#include "apply/run_diagnostics.hpp"

#include <iterator>
#include <utility>

#include "cfplan/base/source_file.hpp"

namespace cfplan {

Diagnostic about_file(std::string code, std::string message, const std::string& path,
                      std::string hint) {
  Diagnostic diagnostic = about_run(std::move(code), std::move(message), std::move(hint));
  diagnostic.place = file_place(path);
  return diagnostic;
}

Diagnostic about_run(std::string code, std::string message, std::string hint) {
  Diagnostic diagnostic;
  diagnostic.code = std::move(code);
  diagnostic.message = std::move(message);
  diagnostic.hint = std::move(hint);
  return diagnostic;
}

std::string hint_for(const IoError& error) {
  switch (error.cause) {
    case IoCause::NoSpace: return "free some space, then run apply again";
    case IoCause::Denied: return "allow this user to write there, then run apply again";
    case IoCause::ReadOnly: return "mount the file system for writing, then run apply again";
    default: return "check the disk, then run apply again";
  }
}

Diagnostic cannot_write(const std::string& path, const IoError& error) {
  return about_file("CFP5020", "cannot write \"" + path + "\": " + error.reason, path,
                    hint_for(error));
}

Diagnostic not_durable(const IoError& error) {
  return about_run("CFP5021", "cannot make the new files durable: " + error.reason,
                   hint_for(error));
}

Diagnostic not_cleaned(const std::string& what, const IoError& error) {
  return about_run("CFP5033",
                   "the files are committed, but cleaning up failed: " + what + ": " + error.reason,
                   "check the disk and the permissions, then run cfplan recover");
}

Diagnostic backups_not_removed(const IoError& error) {
  Diagnostic warning = about_run("CFP5041", "cannot remove old backups: " + error.reason,
                                 "remove them with cfplan backups --purge");
  warning.severity = Severity::Warning;
  return warning;
}

void append(Diagnostics& all, Diagnostics more) {
  std::move(more.begin(), more.end(), std::back_inserter(all));
}

}  // namespace cfplan
