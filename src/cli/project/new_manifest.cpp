#include "cli/project/new_manifest.hpp"

#include <optional>
#include <utility>

#include "cfplan/manifest/manifest.hpp"

namespace cfplan {

Result<void> check_manifest(const std::string& file, const std::string& text,
                            const std::string& wrangler) {
  Manifest::Reading reading =
      Manifest::parse(SourceFile(file, text)).read(wrangler, std::optional<std::string>());
  if (has_errors(reading.diagnostics)) return fail(Error(std::move(reading.diagnostics)));
  return {};
}

Result<std::string> new_manifest(const StandingProject& project, const std::string& file,
                                 const std::string& wrangler) {
  std::string text = write_manifest(project);
  auto checked = check_manifest(file, text, wrangler);
  if (!checked) return fail(std::move(checked.error()));
  return text;
}

}  // namespace cfplan
