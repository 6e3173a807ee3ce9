#include "plan/migration/old_conflict.hpp"

#include "cfplan/base/text.hpp"

namespace cfplan {

std::string place_text(const Place& place) {
  return place.line == 0 ? place.file : place.file + ":" + std::to_string(place.line);
}

Diagnostic conflict(const DeploymentKey& key, const Said& old_way, const Said& new_way) {
  return {"CFP2401",
          Severity::Error,
          old_way.name + " is " + visible(old_way.text) + ", but " + new_way.name + " in " +
              place_text(new_way.place) + " is " + visible(new_way.text),
          old_way.place,
          "",
          "write the right value in both places, or take the wrong line out; then run cfplan "
          "migrate again",
          key.text()};
}

}  // namespace cfplan
