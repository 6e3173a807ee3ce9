#pragma once

#include <functional>
#include <memory>

#include "cfplan/ports/account_reader.hpp"
#include "cfplan/ports/account_writer.hpp"
#include "cfplan/providers/embedded/embedded_accounts.hpp"

namespace cfplan {

/// Answers from the embedded accounts; every token sees all of them.
class EmbeddedReader : public AccountReader {
 public:
  explicit EmbeddedReader(std::shared_ptr<const EmbeddedAccounts> accounts);
  [[nodiscard]] std::vector<Reply> ask(const std::vector<Question>& questions) override;
  [[nodiscard]] std::string source() const override;

 private:
  std::shared_ptr<const EmbeddedAccounts> accounts_;
};

/// Changes the embedded accounts, and keeps every change before the next one.
class EmbeddedWriter : public AccountWriter {
 public:
  /// Makes the accounts as they are now durable; what it answers is the answer of the change.
  using Keep = std::function<Result<void>(const EmbeddedAccounts&)>;

  EmbeddedWriter(std::shared_ptr<EmbeddedAccounts> accounts, Keep keep);
  [[nodiscard]] Result<Resource> create_resource(BindingKind kind, const std::string& account,
                                                 const std::string& account_id,
                                                 const std::string& name) override;
  [[nodiscard]] Result<void> create_worker(const WorkerAddress& worker) override;
  [[nodiscard]] Result<void> change_secrets(
      const WorkerAddress& worker,
      const std::map<std::string, std::optional<Sensitive>>& secrets) override;

 private:
  /// Puts `changed` in place when it could be kept.
  [[nodiscard]] Result<void> replace(EmbeddedAccounts changed);

  std::shared_ptr<EmbeddedAccounts> accounts_;
  Keep keep_;
};

}  // namespace cfplan
