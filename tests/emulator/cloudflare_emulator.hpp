#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "emulator/emulated_api.hpp"
#include "emulator/fault.hpp"

namespace cfplan::tests {

/// One request as the emulator received it, and what it answered.
struct LoggedRequest {
  EmulatedRequest request;
  int status = 0;  ///< 0: the connection was cut

  /// "GET /zones?page=1&per_page=50"
  [[nodiscard]] std::string line() const { return request.method + " " + request.target; }
};

struct EmulatorOptions {
  std::vector<EmulatedToken> tokens;  ///< none: any is good
  Totals totals = Totals::Given;
  std::chrono::milliseconds latency{0};  ///< of every answer
  std::chrono::seconds clock_ahead{0};   ///< what the Date of every answer is ahead of the time
  std::string request_log;               ///< a file that gets one line a request; empty: none
};

/// The emulated API on a port of 127.0.0.1, served by threads of its own as long as it lives.
class CloudflareEmulator {
 public:
  explicit CloudflareEmulator(EmbeddedAccounts accounts, EmulatorOptions options = {});
  ~CloudflareEmulator();

  [[nodiscard]] int port() const;
  /// For CLOUDFLARE_API_BASE_URL.
  [[nodiscard]] std::string base_url() const;

  void inject(Fault fault);
  void clear_faults();
  [[nodiscard]] std::vector<LoggedRequest> requests() const;
  void forget_requests();

  /// A copy of the accounts as they are now.
  [[nodiscard]] EmbeddedAccounts accounts() const;
  void set_accounts(EmbeddedAccounts accounts);
  [[nodiscard]] std::optional<std::string> secret_value(const std::string& worker,
                                                        const std::string& name) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace cfplan::tests
