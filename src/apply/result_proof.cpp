#include "apply/result_proof.hpp"

#include <string>
#include <utility>

#include "apply/mutant.hpp"
#include "apply/run_diagnostics.hpp"
#include "cfplan/base/digest.hpp"

namespace cfplan {
namespace {

tl::unexpected<Setback> not_as_written(const std::string& path) {
  return setback(
      OutcomeKind::RolledBack,
      about_file("CFP5025", "\"" + path + "\" is not what was written to it", path,
                 "somebody else writes to it, or the disk fails; run cfplan plan again"));
}

Progress prove_file(const FileSystem& project, const JournaledFile& file,
                    const VerifyFile& verify) {
  const auto reading = project.read(file.path);
  const bool wanted_gone = !file.after;
  if (wanted_gone && !reading && reading.error().cause == IoCause::NotFound) return {};
  const bool as_written = !wanted_gone && reading && reading->stat.mode == file.after->mode &&
                          sha256_hex(reading->bytes) == file.after->sha256;
  if (!as_written) return not_as_written(file.path);
  if (!verify) return {};
  auto proved = verify(file.path, reading->bytes);
  if (proved) return {};
  return tl::unexpected(Setback{OutcomeKind::RolledBack, std::move(proved.error().diagnostics)});
}

}  // namespace

Progress prove_result(const FileSystem& project, const Journal& journal, const VerifyFile& verify) {
  if (mutated(Mutant::NoProofOfResult)) return {};
  for (const JournaledFile& file : journal.files) {
    if (auto proved = prove_file(project, file, verify); !proved) return proved;
  }
  return {};
}

}  // namespace cfplan
