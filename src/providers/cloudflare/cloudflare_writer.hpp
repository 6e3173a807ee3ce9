#pragma once

#include <memory>

#include "cfplan/ports/account_writer.hpp"
#include "providers/cloudflare/api_client.hpp"
#include "providers/cloudflare/api_problems.hpp"

namespace cfplan {

/// Changes accounts through the Cloudflare API. Whatever a broken connection leaves open is looked
/// up before it is tried again, so that nothing is made twice and no Worker is overwritten.
class CloudflareWriter : public AccountWriter {
 public:
  explicit CloudflareWriter(std::shared_ptr<ApiClient> client);
  [[nodiscard]] Result<Resource> create_resource(BindingKind kind, const std::string& account,
                                                 const std::string& account_id,
                                                 const std::string& name) override;
  [[nodiscard]] Result<void> create_worker(const WorkerAddress& worker) override;
  [[nodiscard]] Result<void> change_secrets(
      const WorkerAddress& worker,
      const std::map<std::string, std::optional<Sensitive>>& secrets) override;

 private:
  /// The one of exactly this name; Absent when there is none.
  [[nodiscard]] Answer<Resource> find_resource(BindingKind kind, const Errand& errand,
                                               const std::string& account_id,
                                               const std::string& name);
  [[nodiscard]] Answer<bool> worker_exists(const Errand& errand, const WorkerAddress& worker);

  std::shared_ptr<ApiClient> client_;
};

}  // namespace cfplan
