#include "cli/project/new_manifest.hpp"

#include <utility>

#include "cfplan/manifest/manifest.hpp"

namespace cfplan {

Result<std::string> new_manifest(const StandingProject& project, const std::string& file,
                                 const std::string& wrangler) {
  std::string text = write_manifest(project);
  Manifest::Reading reading =
      Manifest::parse(SourceFile(file, text)).read(wrangler, project.service);
  if (has_errors(reading.diagnostics)) return fail(Error(std::move(reading.diagnostics)));
  return text;
}

}  // namespace cfplan
