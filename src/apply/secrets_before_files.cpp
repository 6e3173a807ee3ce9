#include "apply/secrets_before_files.hpp"

#include <algorithm>
#include <iterator>
#include <variant>

namespace cfplan {

std::vector<SecretRequest> take_before_files(const Plan& plan,
                                             std::vector<SecretRequest>& requests) {
  const auto first_file =
      std::find_if(plan.actions.begin(), plan.actions.end(),
                   [](const Action& action) { return std::holds_alternative<ChangeFile>(action); });
  if (first_file == plan.actions.end()) return {};
  const auto before = std::count_if(plan.actions.begin(), first_file, [](const Action& action) {
    return std::holds_alternative<ChangeSecrets>(action);
  });
  const auto end = requests.begin() + before;
  std::vector<SecretRequest> taken(std::make_move_iterator(requests.begin()),
                                   std::make_move_iterator(end));
  requests.erase(requests.begin(), end);
  return taken;
}

}  // namespace cfplan
