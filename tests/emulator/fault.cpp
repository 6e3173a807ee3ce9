#include "emulator/fault.hpp"

#include <sstream>

#include "cfplan/base/text.hpp"

namespace cfplan::tests {
namespace {

bool is_number(const std::string& text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
}

bool take_number(const std::string& key, unsigned long value, Fault& fault) {
  if (key == "status") {
    fault.kind = FaultKind::Status;
    fault.status = static_cast<int>(value);
  } else if (key == "delay") {
    fault.kind = FaultKind::Delay;
    fault.delay = std::chrono::milliseconds(value);
  } else if (key == "code") {
    fault.code = static_cast<int>(value);
  } else if (key == "skip") {
    fault.skip = value;
  } else if (key == "times") {
    fault.times = value;
  } else {
    return false;
  }
  return true;
}

bool take_word(const std::string& word, Fault& fault) {
  if (word == "reset") fault.kind = FaultKind::Reset;
  else if (word == "half") fault.kind = FaultKind::HalfBody;
  else if (word == "malformed") fault.kind = FaultKind::Malformed;
  else if (word == "after") fault.moment = FaultMoment::AfterEffect;
  else if (word == "always") fault.times = 0;
  else return false;
  return true;
}

bool take(const std::string& word, Fault& fault) {
  const std::size_t equals = word.find('=');
  if (equals == std::string::npos) return take_word(word, fault);
  const std::string key = word.substr(0, equals);
  const std::string value = word.substr(equals + 1);
  if (key == "header") {
    const std::size_t colon = value.find(':');
    if (colon == std::string::npos) return false;
    fault.headers.emplace_back(value.substr(0, colon), value.substr(colon + 1));
    return true;
  }
  return is_number(value) && take_number(key, std::stoul(value), fault);
}

}  // namespace

std::optional<Fault> parse_fault(const std::string& text) {
  std::istringstream words(text);
  Fault fault;
  std::string word;
  if (!(words >> fault.method >> fault.path >> word)) return std::nullopt;
  do {
    if (!take(word, fault)) return std::nullopt;
  } while (words >> word);
  return fault;
}

std::optional<Fault> FaultPlan::next(const EmulatedRequest& request) {
  for (auto fault = faults_.begin(); fault != faults_.end(); ++fault) {
    const bool fits = (fault->method == "*" || fault->method == request.method) &&
                      glob_matches(fault->path, request.path);
    if (!fits) continue;
    if (fault->skip > 0) {
      --fault->skip;
      continue;
    }
    Fault now = *fault;
    if (fault->times == 1) {
      faults_.erase(fault);
    } else if (fault->times > 1) {
      --fault->times;
    }
    return now;
  }
  return std::nullopt;
}

}  // namespace cfplan::tests
