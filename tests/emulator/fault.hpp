#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "emulator/emulated_request.hpp"

namespace cfplan::tests {

enum class FaultKind {
  Status,     ///< answer with `status` and `body`
  Delay,      ///< wait, then answer as usual
  Reset,      ///< cut the connection without a byte of an answer
  HalfBody,   ///< announce the whole answer and send half of it
  Malformed,  ///< answer 200 with a page of HTML
};

enum class FaultMoment { BeforeEffect, AfterEffect };

/// Something to go wrong with the requests that fit.
struct Fault {
  std::string method = "*";
  std::string path = "*";  ///< `*` stands for anything
  FaultKind kind = FaultKind::Status;
  FaultMoment moment = FaultMoment::BeforeEffect;
  int status = 500;
  int code = 10013;  ///< Cloudflare's "unknown error"
  std::string body;  ///< empty: the envelope with `code`
  std::vector<std::pair<std::string, std::string>> headers;
  std::chrono::milliseconds delay{0};
  std::size_t skip = 0;   ///< requests that fit but are let through first
  std::size_t times = 1;  ///< 0: always
};

/// `METHOD PATH WORD…`, the words being one of `status=429`, `delay=MILLISECONDS`, `reset`, `half`,
/// `malformed`, and any of `after`, `code=N`, `header=NAME:VALUE`, `skip=N`, `times=N`, `always`.
[[nodiscard]] std::optional<Fault> parse_fault(const std::string& text);

/// The faults still to come.
class FaultPlan {
 public:
  void add(Fault fault) { faults_.push_back(std::move(fault)); }
  void clear() { faults_.clear(); }
  /// What goes wrong with this request, which is counted.
  [[nodiscard]] std::optional<Fault> next(const EmulatedRequest& request);

 private:
  std::vector<Fault> faults_;
};

}  // namespace cfplan::tests
