#include "cfplan/providers/host/curl_http_client.hpp"

#include <algorithm>
#include <map>
#include <optional>
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

// One call of send: what is under way, what waits, what has come back.
template <class State>
class Batch {
 public:
  Batch(State& state, const std::vector<HttpRequest>& requests)
      : state_(state), requests_(requests), outcomes_(requests.size()) {}

  std::vector<HttpOutcome> run() {
    while (!finished() && !state_.interruption.requested()) {
      start_more();
      int running = 0;
      curl_library().multi_perform(state_.multi.get(), &running);
      if (collect() == 0) wait();
    }
    abandon();
    return take_outcomes();
  }

 private:
  [[nodiscard]] bool finished() const { return next_ == requests_.size() && under_way_.empty(); }

  void start_more() {
    while (next_ < requests_.size() && under_way_.size() < state_.limits.concurrency) {
      auto transfer = std::make_unique<CurlTransfer>(state_.take_handle(), requests_[next_],
                                                     state_.limits, state_.trust);
      CURL* handle = transfer->handle();
      check(curl_library().multi_add_handle(state_.multi.get(), handle) == CURLM_OK,
            "a transfer starts");
      under_way_.emplace(handle, Started{next_++, std::move(transfer)});
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
    Started& started = found->second;
    outcomes_[started.index] = started.transfer->finish(verdict);
    state_.idle.push_back(started.transfer->release());
    under_way_.erase(found);
  }

  void wait() {
    curl_waitfd wake{};
    wake.fd = state_.interruption.descriptor();
    wake.events = CURL_WAIT_POLLIN;
    curl_library().multi_poll(state_.multi.get(), &wake, 1, kWaitMilliseconds, nullptr);
  }

  void abandon() {
    while (!under_way_.empty()) end(under_way_.begin()->first, CURLE_ABORTED_BY_CALLBACK);
  }

  std::vector<HttpOutcome> take_outcomes() {
    std::vector<HttpOutcome> all;
    all.reserve(outcomes_.size());
    for (std::optional<HttpOutcome>& outcome : outcomes_) {
      all.push_back(outcome ? std::move(*outcome)
                            : TransportFailure{TransportFault::Interrupted, "interrupted"});
    }
    return all;
  }

  struct Started {
    std::size_t index;
    std::unique_ptr<CurlTransfer> transfer;
  };

  State& state_;
  const std::vector<HttpRequest>& requests_;
  std::vector<std::optional<HttpOutcome>> outcomes_;
  std::map<CURL*, Started> under_way_;
  std::size_t next_ = 0;
};

}  // namespace

CurlHttpClient::CurlHttpClient(const HttpLimits& limits, const Interruption& interruption,
                               CertificateTrust trust)
    : state_(new State{limits, interruption, std::move(trust), {}, {}}) {}

CurlHttpClient::~CurlHttpClient() = default;

std::vector<HttpOutcome> CurlHttpClient::send(const std::vector<HttpRequest>& requests) {
  if (!curl_library().problem.empty()) {
    const TransportFailure failure{TransportFault::Refused, curl_library().problem};
    return std::vector<HttpOutcome>(requests.size(), failure);
  }
  if (!state_->multi) {
    state_->multi.reset(curl_library().multi_init());
    check(state_->multi != nullptr, "libcurl has a multi handle");
  }
  return Batch<State>(*state_, requests).run();
}

}  // namespace cfplan
