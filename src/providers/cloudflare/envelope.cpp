#include "providers/cloudflare/envelope.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace cfplan {
namespace {

constexpr std::size_t kShownBodyBytes = 100;
constexpr int kThrottled = 971;
constexpr int kThrottledFormerly = 10100;

std::optional<std::chrono::seconds> retry_after(const HttpResponse& response) {
  const std::string* text = response.header("retry-after");
  if (text == nullptr) return std::nullopt;
  long seconds = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), seconds);
  if (error != std::errc() || end != text->data() + text->size() || seconds < 0) {
    return std::nullopt;
  }
  return std::chrono::seconds(seconds);
}

int code_of(const Json& object) {
  const Json* code = member(object, "code");
  return code != nullptr && code->is_number_integer() ? code->get<int>() : 0;
}

void add_error(std::vector<ApiError>& errors, const Json& object) {
  errors.push_back({code_of(object), string_member(object, "message")});
  const Json* chain = member(object, "error_chain");
  if (chain == nullptr || !chain->is_array()) return;
  for (const Json& link : *chain) {
    errors.push_back({code_of(link), string_member(link, "message")});
  }
}

// The usual `errors` list, or the bare `{"error": "…", "code": N}` of some edges.
std::vector<ApiError> errors_of(const Json& envelope) {
  std::vector<ApiError> errors;
  if (const Json* list = member(envelope, "errors"); list != nullptr && list->is_array()) {
    for (const Json& object : *list) add_error(errors, object);
  }
  if (const std::string text = string_member(envelope, "error"); errors.empty() && !text.empty()) {
    errors.push_back({code_of(envelope), text});
  }
  return errors;
}

ApiFailure failure(ApiFailureKind kind, const HttpResponse& response, std::string detail) {
  ApiFailure failure;
  failure.kind = kind;
  failure.status = response.status;
  failure.detail = std::move(detail);
  failure.retry_after = retry_after(response);
  return failure;
}

ApiAnswer unreadable(const HttpResponse& response) {
  return tl::unexpected(
      failure(ApiFailureKind::Unreadable, response, response.body.substr(0, kShownBodyBytes)));
}

ApiAnswer open_response(const HttpResponse& response) {
  if (const std::string* mitigated = response.header("cf-mitigated");
      mitigated != nullptr && *mitigated == "challenge") {
    const std::string* ray = response.header("cf-ray");
    return tl::unexpected(
        failure(ApiFailureKind::Challenged, response, ray != nullptr ? *ray : std::string()));
  }
  if (response.body.empty() && (response.status == 204 || response.status == 205)) {
    return ApiSuccess{Json::object(), nullptr};
  }
  Json envelope = parse_json_answer(response.body);
  if (!envelope.is_object()) return unreadable(response);
  const Json* success = member(envelope, "success");
  if (success != nullptr && *success == true) {
    const Json* info = member(envelope, "result_info");
    return ApiSuccess{envelope.contains("result") ? std::move(envelope["result"]) : Json(),
                      info != nullptr ? *info : Json()};
  }
  std::vector<ApiError> errors = errors_of(envelope);
  if (success == nullptr && errors.empty()) return unreadable(response);
  ApiFailure refused = failure(ApiFailureKind::Refused, response, {});
  refused.errors = std::move(errors);
  return tl::unexpected(std::move(refused));
}

}  // namespace

bool ApiFailure::has_code(int code) const {
  return std::any_of(errors.begin(), errors.end(),
                     [code](const ApiError& error) { return error.code == code; });
}

bool ApiFailure::is_rate_limit() const {
  return status == 429 || has_code(kThrottled) || has_code(kThrottledFormerly);
}

bool ApiFailure::is_passing() const {
  if (kind == ApiFailureKind::NoAnswer) {
    return fault != TransportFault::Tls && fault != TransportFault::TooLarge &&
           fault != TransportFault::Interrupted;
  }
  return is_rate_limit() || status == 408 || status >= 500;
}

bool ApiFailure::is_outcome_unknown() const {
  if (kind == ApiFailureKind::NoAnswer) {
    return fault != TransportFault::CouldNotResolve && fault != TransportFault::Refused &&
           fault != TransportFault::Tls;
  }
  if (kind == ApiFailureKind::Challenged || is_rate_limit()) return false;
  return kind == ApiFailureKind::Unreadable || status == 408 || status >= 500;
}

ApiAnswer open_envelope(const HttpOutcome& outcome) {
  if (const auto* response = std::get_if<HttpResponse>(&outcome)) return open_response(*response);
  const auto& broken = std::get<TransportFailure>(outcome);
  ApiFailure failure;
  failure.fault = broken.fault;
  failure.detail = broken.detail;
  return tl::unexpected(std::move(failure));
}

}  // namespace cfplan
