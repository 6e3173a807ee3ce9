#include "cfplan/document/documents.hpp"

namespace cfplan {

const ObservedFile* Documents::find(const std::string& path) const {
  const auto found = files.find(path);
  return found == files.end() ? nullptr : &found->second;
}

}  // namespace cfplan
