#pragma once

#include <set>
#include <string>

#include "cfplan/base/result.hpp"
#include "cfplan/base/sensitive.hpp"
#include "cfplan/model/action.hpp"
#include "cfplan/ports/environment.hpp"
#include "cfplan/ports/process_runner.hpp"
#include "cfplan/ports/random.hpp"
#include "cfplan/ports/secret_files.hpp"

namespace cfplan {

/// The places that a secret's value can come from.
struct SecretSources {
  const Environment& environment;
  const SecretFiles& files;
  ProcessRunner& processes;
  Random& random;
  std::string folder;              ///< the project's, for `from_command`
  std::set<std::string> withheld;  ///< variables that hold other secrets: no command gets them
};

/// Reads or generates the value of one secret: called by apply only, after approval. The value is
/// text of 1 to 5,120 bytes of UTF-8 without NUL (what Cloudflare takes); one final line ending of
/// a file or of a command's output is dropped unless `keep_newline`. Errors CFP6101 to CFP6106 name
/// the source and never quote a value.
[[nodiscard]] Result<Sensitive> read_secret(const SecretToSet& secret,
                                            const DeploymentKey& deployment,
                                            const SecretSources& sources);

}  // namespace cfplan
