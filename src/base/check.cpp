#include "cfplan/base/check.hpp"

#include <cstdio>
#include <cstdlib>

namespace cfplan {

void check(bool holds, const char* what, std::source_location where) {
  if (holds) return;
  std::fprintf(stderr, "cfplan: bug: %s (%s:%u)\n", what, where.file_name(),
               static_cast<unsigned>(where.line()));
  std::abort();
}

}  // namespace cfplan
