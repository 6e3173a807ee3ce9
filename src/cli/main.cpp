#include <exception>
#include <string>
#include <vector>

#include "cfplan/base/huge_pages.hpp"
#include "cli/app.hpp"
#include "cli/host.hpp"

int main(int argc, char** argv) {
  cfplan::keep_standard_streams();
  cfplan::use_huge_pages();
  try {
    return cfplan::run_app(std::vector<std::string>(argv + 1, argv + argc));
  } catch (const std::exception& error) {
    return cfplan::report_exception(error.what());
  }
}
