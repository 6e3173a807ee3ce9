#include "cfplan/model/action.hpp"

#include "cfplan/model/binding_kind.hpp"

namespace cfplan {

std::string resource_text(BindingKind kind, const std::string& account_id,
                          const std::string& name) {
  return std::string(words_of(kind).noun) + " " + name + " of account " + account_id;
}

}  // namespace cfplan
