#include "plan/wording.hpp"

#include <algorithm>

#include "cfplan/base/source_file.hpp"
#include "cfplan/base/text.hpp"

namespace cfplan {

std::optional<Place> place_of(const Origin& origin) {
  if (origin.file.empty() || origin.line == 0) return std::nullopt;
  Place place = file_place(origin.file);
  place.line = origin.line;
  place.column = origin.column;
  return place;
}

std::string account_text(const std::string& account, const std::string& account_id) {
  if (!account.empty()) return "account " + in_quotes(account);
  return account_id.empty() ? "the account" : "account " + account_id;
}

std::string listed(const std::vector<std::string>& names, std::size_t limit) {
  std::string out;
  const std::size_t shown = names.size() > limit ? limit : names.size();
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) out += i + 1 == names.size() ? " and " : ", ";
    out += names[i];
  }
  if (shown < names.size()) out += " and " + std::to_string(names.size() - shown) + " more";
  return out;
}

std::string in_quotes(const std::string& name) { return '"' + visible(name) + '"'; }

std::string quoted_list(const std::vector<std::string>& names, std::size_t limit) {
  std::vector<std::string> all;
  all.reserve(names.size());
  std::transform(names.begin(), names.end(), std::back_inserter(all), in_quotes);
  return listed(all, limit);
}

std::vector<std::string> texts_of(const std::vector<DeploymentKey>& keys) {
  std::vector<std::string> texts;
  texts.reserve(keys.size());
  for (const DeploymentKey& key : keys) texts.push_back(key.text());
  return texts;
}

}  // namespace cfplan
