#include "cli/facts/layout_match.hpp"

#include <algorithm>
#include <map>
#include <vector>

namespace cfplan {
namespace {

using Bindings = std::map<std::string, std::string>;

/// Collects every way in which a text can be read as a pattern.
class Matcher {
 public:
  Matcher(const std::string& pattern, const std::string& text) : pattern_(pattern), text_(text) {}

  std::vector<Bindings> all(Bindings known) {
    step(0, 0, std::move(known));
    return std::move(found_);
  }

 private:
  void step(std::size_t pattern_at, std::size_t text_at, Bindings bindings) {
    const std::size_t open = std::min(pattern_.find("${", pattern_at), pattern_.size());
    const std::size_t literal = open - pattern_at;
    if (text_.compare(text_at, literal, pattern_, pattern_at, literal) != 0) return;
    text_at += literal;
    if (open == pattern_.size()) {
      if (text_at == text_.size()) found_.push_back(std::move(bindings));
      return;
    }
    const std::size_t close = pattern_.find('}', open);
    if (close == std::string::npos) return;
    bind(pattern_.substr(open + 2, close - open - 2), close + 1, text_at, bindings);
  }

  void bind(const std::string& name, std::size_t pattern_at, std::size_t text_at,
            const Bindings& bindings) {
    if (const auto known = bindings.find(name); known != bindings.end()) {
      const std::string& value = known->second;
      if (text_.compare(text_at, value.size(), value) != 0) return;
      return step(pattern_at, text_at + value.size(), bindings);
    }
    // A name never holds a slash, so it ends before the next one at the latest.
    const std::size_t limit = std::min(text_.find('/', text_at), text_.size());
    for (std::size_t end = text_at + 1; end <= limit; ++end) {
      Bindings extended = bindings;
      extended[name] = text_.substr(text_at, end - text_at);
      step(pattern_at, end, std::move(extended));
    }
  }

  const std::string& pattern_;
  const std::string& text_;
  std::vector<Bindings> found_;
};

std::string value_of(const Bindings& bindings, const std::string& name) {
  const auto found = bindings.find(name);
  return found == bindings.end() ? "" : found->second;
}

}  // namespace

LayoutMatch::LayoutMatch(const Desired& desired) : service_(desired.service) {
  for (const Deployment& deployment : desired.deployments) {
    environments_.insert(deployment.key.environment);
  }
}

std::optional<DeploymentKey> LayoutMatch::read(const std::string& pattern,
                                               const std::string& name) const {
  std::set<DeploymentKey> keys;
  std::set<DeploymentKey> likely;
  for (const Bindings& bindings : Matcher(pattern, name).all({{"service", service_}})) {
    const DeploymentKey key{value_of(bindings, "customer"), value_of(bindings, "environment")};
    keys.insert(key);
    if (environments_.contains(key.environment)) likely.insert(key);
  }
  const std::set<DeploymentKey>& best = likely.empty() ? keys : likely;
  if (best.size() != 1) return std::nullopt;
  return *best.begin();
}

}  // namespace cfplan
