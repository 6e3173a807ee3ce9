#include "manifest/problems.hpp"

#include <algorithm>
#include <cstddef>
#include <tuple>
#include <utility>

namespace cfplan {
namespace {

constexpr std::size_t kMaxProblems = 20'000;

class PlaceOrder {
 public:
  explicit PlaceOrder(const std::vector<std::string>& files) {
    for (std::size_t i = 0; i < files.size(); ++i) rank_.emplace(files[i], i);
  }
  [[nodiscard]] auto key(const Diagnostic& diagnostic) const {
    const Place place = diagnostic.place.value_or(Place{});
    const auto found = rank_.find(place.file);
    const std::size_t rank = found == rank_.end() ? 0 : found->second;
    return std::tuple(rank, place.line, place.column);
  }

 private:
  std::map<std::string, std::size_t> rank_;
};

bool same_but_deployment(const Diagnostic& a, const Diagnostic& b) {
  return a.code == b.code && a.message == b.message && a.place == b.place && a.hint == b.hint;
}

}  // namespace

void Problems::report(Diagnostic diagnostic, const Concerned& concerned) {
  if (full_) return;
  if (diagnostics_.size() + concerned.size() >= kMaxProblems) {
    full_ = true;
    diagnostic.code = "CFP1016";
    diagnostic.severity = Severity::Error;
    diagnostic.message =
        "there are too many problems to tell; the last one was: " + diagnostic.message;
    diagnostics_.push_back(std::move(diagnostic));
    return;
  }
  if (concerned.empty()) {
    diagnostics_.push_back(std::move(diagnostic));
    return;
  }
  for (const DeploymentKey& key : concerned) {
    if (diagnostic.severity == Severity::Error) broken_.insert(key);
    Diagnostic& own = diagnostics_.emplace_back(diagnostic);
    own.deployment = key.text();
  }
}

Diagnostics Problems::in_order(const std::vector<std::string>& files,
                               std::size_t deployments) const {
  const PlaceOrder order(files);
  Diagnostics sorted = diagnostics_;
  std::stable_sort(sorted.begin(), sorted.end(), [&](const Diagnostic& a, const Diagnostic& b) {
    return std::tuple(order.key(a), a.code, a.message, a.hint) <
           std::tuple(order.key(b), b.code, b.message, b.hint);
  });
  Diagnostics told;
  for (auto first = sorted.begin(); first != sorted.end();) {
    const auto last = std::find_if_not(first, sorted.end(), [&](const Diagnostic& other) {
      return same_but_deployment(*first, other);
    });
    const auto count = static_cast<std::size_t>(last - first);
    if (count > 1 && count == deployments) first->deployment.clear();
    told.insert(told.end(), first, count > 1 && count == deployments ? first + 1 : last);
    first = last;
  }
  return told;
}

}  // namespace cfplan
