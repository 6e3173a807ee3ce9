#pragma once

#include <functional>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "cfplan/ports/clock.hpp"
#include "cfplan/ports/http_client.hpp"
#include "cfplan/providers/cloudflare/cloudflare.hpp"
#include "providers/cloudflare/api_request.hpp"
#include "providers/cloudflare/envelope.hpp"
#include "providers/cloudflare/request_budget.hpp"

namespace cfplan {

/// Talks to the API with the patience it asks for: paced by each token's budget, repeated after a
/// passing failure where that is safe, waiting as long as the server says (up to five minutes).
class ApiClient {
 public:
  ApiClient(std::string base_url, AccountTokens tokens, HttpClient& http, Clock& clock);

  /// Told each answer once, as soon as it has come, with the number of its request; returns what is
  /// to be sent because of it, before all that still waits. Requests are numbered from 0 in the
  /// order in which they are given, first those of the call and then what this returned.
  using Follow = std::function<std::vector<ApiRequest>(std::size_t number, ApiAnswer answer)>;

  /// Sends the requests and whatever follows from them. What an interruption keeps from being sent
  /// is answered too, as a failure.
  void send(std::vector<ApiRequest> requests, const Follow& follow);
  /// Same length and order as `requests`.
  [[nodiscard]] std::vector<ApiAnswer> send(std::vector<ApiRequest> requests);
  [[nodiscard]] ApiAnswer send(ApiRequest request);

  /// Null when the manifest has no such account, or its token is not set or is no word.
  [[nodiscard]] const AccountToken* token(const std::string& account) const;
  /// Whether the variable holds something with blanks or line breaks in it, which is never sent.
  [[nodiscard]] bool has_no_word_for_token(const std::string& account) const;
  /// The variable that is to hold the account's token.
  [[nodiscard]] std::string variable(const std::string& account) const;
  /// Sleeps before the next try of something that failed `tries` times. False when the process is
  /// to end instead.
  [[nodiscard]] bool wait_before_retry(std::size_t tries, const ApiFailure& failure);

 private:
  class Sending;
  [[nodiscard]] HttpRequest http_request(const ApiRequest& request) const;
  [[nodiscard]] RequestBudget& budget(const std::string& account);
  void learn(const std::string& account, const HttpOutcome& outcome, std::size_t under_way);
  [[nodiscard]] static bool is_worth_another_try(const ApiFailure& failure, std::size_t tries);
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
