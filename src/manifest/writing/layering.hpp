#pragma once

#include <map>
#include <utility>
#include <vector>

#include "cfplan/base/value.hpp"
#include "cfplan/base/value_path.hpp"
#include "cfplan/model/deployment_key.hpp"

namespace cfplan {

/// What one deployment is to have at one key, however the layers come to it.
struct Cell {
  enum class Kind {
    Free,     ///< anything will do
    Implied,  ///< `value`, which it has where no layer says anything
    Said,     ///< `value`, which some layer must say
  };
  Kind kind = Kind::Implied;
  Value value;  ///< as a template; null: nothing is declared
};

[[nodiscard]] inline Cell free_cell() { return {Cell::Kind::Free, {}}; }
[[nodiscard]] inline Cell implied(Value value) { return {Cell::Kind::Implied, std::move(value)}; }
[[nodiscard]] inline Cell said(Value value) { return {Cell::Kind::Said, std::move(value)}; }

/// How a stronger layer can change what a weaker one says at a key.
enum class Overriding { ByAnything, ByNullOnly, ByValueOnly };

/// In which layers a key may stand.
enum class Home { AnyLayer, CustomerOrBelow };

/// One key of deployments, as all of them are to have it; cells in the order of the deployments.
struct KeyRow {
  ValuePath path;
  std::vector<Cell> cells;
  Overriding overriding = Overriding::ByAnything;
  Home home = Home::AnyLayer;
};

/// Which layer says what of one key. Layers are named by what they speak of: neither customer nor
/// environment (defaults), only one of them, or both.
struct Placement {
  std::map<DeploymentKey, Value> values;
  double cost = 0;  ///< about the number of lines
};

/// Says the row with as little as a person would: what most deployments share, in the layer that
/// they share; what few have, where they are. `keys` are those of the cells.
[[nodiscard]] Placement place_in_layers(const KeyRow& row, const std::vector<DeploymentKey>& keys);

}  // namespace cfplan
