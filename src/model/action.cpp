#include "cfplan/model/action.hpp"

namespace cfplan {

std::string database_resource(const std::string& account_id, const std::string& name) {
  return "database " + name + " of account " + account_id;
}

}  // namespace cfplan
