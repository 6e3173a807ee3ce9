#pragma once

#include <map>
#include <random>
#include <string>
#include <vector>

#include "cfplan/ports/clock.hpp"
#include "cfplan/ports/http_client.hpp"
#include "cfplan/providers/cloudflare/cloudflare.hpp"
#include "providers/cloudflare/envelope.hpp"
#include "providers/cloudflare/request_budget.hpp"

namespace cfplan {

/// Whether sending a request twice does no more than sending it once.
enum class Repeat { Safe, Never };

struct ApiRequest {
  std::string account;  ///< whose token speaks
  HttpMethod method = HttpMethod::Get;
  std::string path;  ///< below the base address, with its query
  std::string content_type;
  Sensitive body;
  Repeat repeat = Repeat::Safe;
};

/// Talks to the API with the patience it asks for: paced by each token's budget, repeated after a
/// passing failure where that is safe, waiting as long as the server says (up to five minutes).
class ApiClient {
 public:
  ApiClient(std::string base_url, AccountTokens tokens, HttpClient& http, Clock& clock);

  /// Same length and order as `requests`.
  [[nodiscard]] std::vector<ApiAnswer> send(const std::vector<ApiRequest>& requests);
  [[nodiscard]] ApiAnswer send(ApiRequest request);

  /// Null when the manifest has no such account, or its token is not set.
  [[nodiscard]] const AccountToken* token(const std::string& account) const;
  /// The variable that is to hold the account's token.
  [[nodiscard]] std::string variable(const std::string& account) const;
  /// Sleeps before the next try of something that failed `tries` times. False when the process is
  /// to end instead.
  [[nodiscard]] bool wait_before_retry(std::size_t tries, const ApiFailure& failure);

 private:
  struct Sending;
  [[nodiscard]] HttpRequest http_request(const ApiRequest& request) const;
  [[nodiscard]] std::vector<HttpOutcome> send_paced(const std::vector<const ApiRequest*>& requests);
  [[nodiscard]] RequestBudget& budget(const std::string& account);
  void learn(const std::string& account, const HttpOutcome& outcome);
  [[nodiscard]] std::chrono::milliseconds delay(std::size_t tries, const ApiFailure& failure);
  [[nodiscard]] bool sleep(std::chrono::milliseconds duration);

  std::string base_url_;
  AccountTokens tokens_;
  HttpClient& http_;
  Clock& clock_;
  std::map<std::string, RequestBudget> budgets_;
  std::minstd_rand jitter_;
};

}  // namespace cfplan
