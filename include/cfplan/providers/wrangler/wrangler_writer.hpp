#pragma once

#include <map>
#include <string>
#include <utility>

#include "cfplan/ports/account_writer.hpp"
#include "cfplan/ports/process_runner.hpp"
#include "cfplan/providers/cloudflare/cloudflare.hpp"

namespace cfplan {

/// How wrangler is started.
struct WranglerStart {
  std::string program;                           ///< its path
  std::string folder;                            ///< the project's
  std::map<std::string, Sensitive> environment;  ///< with no credential in it
};

/// What tells wrangler which Worker is meant.
struct WranglerSectionAddress {
  std::string file;  ///< the wrangler file, from the project's folder
  std::string env;   ///< the X of `[env.X]`
};

/// By account id and name of the Worker.
using WranglerSections = std::map<std::pair<std::string, std::string>, WranglerSectionAddress>;

/// Sets secrets with `wrangler secret bulk`: their values go to its standard input and nowhere
/// else, and the account's token to its environment. Whatever else is to be changed, another
/// writer changes.
class WranglerWriter : public AccountWriter {
 public:
  /// `other` and `processes` must outlive it.
  WranglerWriter(AccountWriter& other, ProcessRunner& processes, WranglerStart start,
                 WranglerSections sections, AccountTokens tokens);

  [[nodiscard]] Result<Resource> create_resource(BindingKind kind, const std::string& account,
                                                 const std::string& account_id,
                                                 const std::string& name) override;
  [[nodiscard]] Result<void> create_worker(const WorkerAddress& worker) override;
  /// Errors: CFP6211, and those of the API whose code wrangler names.
  [[nodiscard]] Result<void> change_secrets(
      const WorkerAddress& worker,
      const std::map<std::string, std::optional<Sensitive>>& secrets) override;

 private:
  [[nodiscard]] ProcessRequest request_for(const WorkerAddress& worker,
                                           const WranglerSectionAddress& section) const;

  AccountWriter& other_;
  ProcessRunner& processes_;
  WranglerStart start_;
  WranglerSections sections_;
  AccountTokens tokens_;
};

}  // namespace cfplan
