#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cfplan/base/result.hpp"
#include "cfplan/base/sensitive.hpp"
#include "cfplan/model/account.hpp"

namespace cfplan {

/// A Worker of an account, and whose token speaks.
struct WorkerAddress {
  std::string account;  ///< key of Desired::accounts
  std::string account_id;
  std::string worker;
};

/// Changes the world at Cloudflare. Only apply holds one.
class AccountWriter {
 public:
  virtual ~AccountWriter() = default;
  /// The thing of exactly this name: created, or found when an earlier try had created it. Of a
  /// kind that is offered for creation.
  [[nodiscard]] virtual Result<Resource> create_resource(BindingKind kind,
                                                         const std::string& account,
                                                         const std::string& account_id,
                                                         const std::string& name) = 0;
  /// The empty Worker that `wrangler secret put` would make.
  [[nodiscard]] virtual Result<void> create_worker(const WorkerAddress& worker) = 0;
  /// One merge patch of up to 100 names: a value sets, none deletes. Safe to repeat.
  [[nodiscard]] virtual Result<void> change_secrets(
      const WorkerAddress& worker,
      const std::map<std::string, std::optional<Sensitive>>& secrets) = 0;
};

}  // namespace cfplan
