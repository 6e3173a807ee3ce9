#pragma once

#include <optional>
#include <string>

#include "cfplan/base/file_state.hpp"
#include "cfplan/model/plan.hpp"

namespace cfplan {

/// One file before and after.
struct WholeFile {
  std::string path;                 ///< project-relative
  std::optional<FileState> before;  ///< none when it is created
  std::string old_text;             ///< empty when it is created
  std::string new_text;
};

/// Adds to the plan that the file is written as a whole: shown, counted, fingerprinted and carried
/// out with the others. Nothing when the text stays.
void add_whole_file(const WholeFile& file, Plan& plan);

}  // namespace cfplan
