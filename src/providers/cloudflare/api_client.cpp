#include "providers/cloudflare/api_client.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "providers/cloudflare/api_sending.hpp"

namespace cfplan {
namespace {

using std::chrono::milliseconds;

constexpr std::size_t kTries = 4;
constexpr std::size_t kTriesWithoutAnswer = 2;  // each may have cost a whole time-out
constexpr milliseconds kFirstDelay{500};
constexpr milliseconds kLongestDelay{8'000};
constexpr std::chrono::seconds kLongestRetryAfter{300};

/// Whether a header can hold it as one word: a line break would begin another header.
bool is_one_word(std::string_view token) {
  return std::all_of(token.begin(), token.end(), [](char c) { return c > ' ' && c <= '~'; });
}

}  // namespace

ApiClient::ApiClient(std::string base_url, AccountTokens tokens, HttpClient& http, Clock& clock)
    : base_url_(std::move(base_url)),
      tokens_(std::move(tokens)),
      http_(http),
      clock_(clock),
      jitter_(static_cast<std::minstd_rand::result_type>(
          clock.now().time_since_epoch().count() % 2'147'483'646 + 1)) {}

const AccountToken* ApiClient::token(const std::string& account) const {
  const auto found = tokens_.find(account);
  if (found == tokens_.end() || found->second.token.empty()) return nullptr;
  return is_one_word(found->second.token.reveal()) ? &found->second : nullptr;
}

bool ApiClient::has_no_word_for_token(const std::string& account) const {
  const auto found = tokens_.find(account);
  return found != tokens_.end() && !is_one_word(found->second.token.reveal());
}

std::string ApiClient::variable(const std::string& account) const {
  const auto found = tokens_.find(account);
  return found == tokens_.end() ? "CLOUDFLARE_API_TOKEN" : found->second.variable;
}

void ApiClient::send(std::vector<ApiRequest> requests, const Follow& follow) {
  Sending(*this, follow).run(std::move(requests));
}

std::vector<ApiAnswer> ApiClient::send(std::vector<ApiRequest> requests) {
  std::vector<ApiAnswer> answers(requests.size(), tl::unexpected(ApiFailure{}));
  send(std::move(requests), [&](std::size_t number, ApiAnswer answer) {
    answers[number] = std::move(answer);
    return std::vector<ApiRequest>{};
  });
  return answers;
}

ApiAnswer ApiClient::send(ApiRequest request) {
  std::vector<ApiRequest> one;
  one.push_back(std::move(request));
  return std::move(send(std::move(one)).front());
}

HttpRequest ApiClient::http_request(const ApiRequest& request) const {
  HttpRequest http;
  http.method = request.method;
  http.url = base_url_ + request.path;
  http.headers = {{"User-Agent", "cfplan/" CFPLAN_VERSION}, {"Accept", "application/json"}};
  if (!request.content_type.empty()) http.headers.push_back({"Content-Type", request.content_type});
  if (const AccountToken* known = token(request.account)) {
    std::string value;
    value.reserve(sizeof("Bearer ") + known->token.size());
    value.append("Bearer ").append(known->token.reveal());
    http.authorization = Sensitive(std::move(value));
  }
  http.body = request.body;
  return http;
}

RequestBudget& ApiClient::budget(const std::string& account) {
  return budgets_.try_emplace(account, clock_.steady()).first->second;
}

void ApiClient::learn(const std::string& account, const HttpOutcome& outcome,
                      std::size_t under_way) {
  const auto* response = std::get_if<HttpResponse>(&outcome);
  if (response == nullptr) return;
  const std::string* header = response->header("ratelimit");
  if (header == nullptr) return;
  auto limit = parse_rate_limit(*header);
  if (!limit) return;
  // The server may not have seen the others when it counted.
  limit->remaining -= std::min(limit->remaining, under_way);
  budget(account).observe(*limit, clock_.steady());
}

bool ApiClient::is_worth_another_try(const ApiFailure& failure, std::size_t tries) {
  if (!failure.is_passing()) return false;
  if (failure.retry_after && *failure.retry_after > kLongestRetryAfter) return false;
  const bool slow =
      failure.kind == ApiFailureKind::NoAnswer && failure.fault != TransportFault::Reset;
  return tries < (slow ? kTriesWithoutAnswer : kTries);
}

milliseconds ApiClient::delay(std::size_t tries, const ApiFailure& failure) {
  if (failure.retry_after) return *failure.retry_after;
  milliseconds delay = kFirstDelay;
  for (std::size_t i = 1; i < tries && delay < kLongestDelay; ++i) delay *= 2;
  std::uniform_real_distribution<double> spread(0.75, 1.25);
  const auto jittered = static_cast<double>(std::min(delay, kLongestDelay).count());
  return milliseconds(static_cast<milliseconds::rep>(jittered * spread(jitter_)));
}

bool ApiClient::wait_before_retry(std::size_t tries, const ApiFailure& failure) {
  return is_worth_another_try(failure, tries) && sleep(delay(tries, failure));
}

bool ApiClient::sleep(milliseconds duration) {
  const auto end = clock_.steady() + duration;
  clock_.sleep(duration);
  return clock_.steady() >= end;
}

}  // namespace cfplan
