#include "cfplan/providers/host/curl_http_client.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "cfplan/base/check.hpp"
#include "providers/host/curl_transfer.hpp"

namespace cfplan {
namespace {

constexpr int kWaitMilliseconds = 1'000;

}  // namespace

struct CurlHttpClient::State {
  HttpLimits limits;
  const Interruption& interruption;
  CertificateTrust trust;
  MultiHandle multi;
  std::vector<EasyHandle> idle;

  EasyHandle take_handle() {
    if (idle.empty()) return EasyHandle(curl_library().easy_init());
    EasyHandle handle = std::move(idle.back());
    idle.pop_back();
    return handle;
  }
};

namespace {

// One call of carry_out: what is under way.
template <class State>
class Traffic {
 public:
  Traffic(State& state, HttpExchange& exchange) : state_(state), exchange_(exchange) {}

  HttpEnding run() {
    while (!state_.interruption.requested()) {
      start_more();
      if (under_way_.empty()) return HttpEnding::Complete;
      int running = 0;
      curl_library().multi_perform(state_.multi.get(), &running);
      if (collect() == 0) wait();
    }
    while (!under_way_.empty()) end(under_way_.begin()->first, CURLE_ABORTED_BY_CALLBACK);
    return HttpEnding::Interrupted;
  }

 private:
  struct Started {
    std::size_t number;
    std::unique_ptr<const HttpRequest> request;  // libcurl reads the body where it is
    std::unique_ptr<CurlTransfer> transfer;
  };

  void start_more() {
    while (under_way_.size() < state_.limits.concurrency) {
      std::optional<HttpRequest> next = exchange_.next();
      if (!next) return;
      auto request = std::make_unique<const HttpRequest>(*std::move(next));
      auto transfer = std::make_unique<CurlTransfer>(state_.take_handle(), *request, state_.limits,
                                                     state_.trust);
      CURL* handle = transfer->handle();
      check(curl_library().multi_add_handle(state_.multi.get(), handle) == CURLM_OK,
            "a transfer starts");
      under_way_.emplace(handle, Started{started_++, std::move(request), std::move(transfer)});
    }
  }

  std::size_t collect() {
    std::size_t count = 0;
    int left = 0;
    while (const CURLMsg* message = curl_library().multi_info_read(state_.multi.get(), &left)) {
      if (message->msg != CURLMSG_DONE) continue;
      end(message->easy_handle, message->data.result);
      ++count;
    }
    return count;
  }

  void end(CURL* handle, CURLcode verdict) {
    curl_library().multi_remove_handle(state_.multi.get(), handle);
    const auto found = under_way_.find(handle);
    check(found != under_way_.end(), "libcurl ends only what was started");
    const Started ended = std::move(found->second);
    under_way_.erase(found);
    HttpOutcome outcome = ended.transfer->finish(verdict);
    state_.idle.push_back(ended.transfer->release());
    exchange_.take(ended.number, std::move(outcome));
  }

  void wait() {
    curl_waitfd wake{};
    wake.fd = state_.interruption.descriptor();
    wake.events = CURL_WAIT_POLLIN;
    curl_library().multi_poll(state_.multi.get(), &wake, 1, kWaitMilliseconds, nullptr);
  }

  State& state_;
  HttpExchange& exchange_;
  std::map<CURL*, Started> under_way_;
  std::size_t started_ = 0;
};

// Answers all as libcurl would that cannot be loaded.
void refuse_all(HttpExchange& exchange, const std::string& why) {
  for (std::size_t number = 0; exchange.next(); ++number) {
    exchange.take(number, TransportFailure{TransportFault::Refused, why});
  }
}

}  // namespace

CurlHttpClient::CurlHttpClient(const HttpLimits& limits, const Interruption& interruption,
                               CertificateTrust trust)
    : state_(new State{limits, interruption, std::move(trust), {}, {}}) {}

CurlHttpClient::~CurlHttpClient() = default;

HttpEnding CurlHttpClient::carry_out(HttpExchange& exchange) {
  if (!curl_library().problem.empty()) {
    refuse_all(exchange, curl_library().problem);
    return HttpEnding::Complete;
  }
  if (!state_->multi) {
    state_->multi.reset(curl_library().multi_init());
    check(state_->multi != nullptr, "libcurl has a multi handle");
  }
  return Traffic<State>(*state_, exchange).run();
}

}  // namespace cfplan
