#include "cfplan/base/huge_pages.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>

namespace cfplan {
namespace {

// What the kernel says of the heap's last mapping; none where malloc is a sanitizer's.
std::string flags_of_heap() {
  std::ifstream maps("/proc/self/smaps");
  std::string flags;
  bool is_heap = false;
  for (std::string line; std::getline(maps, line);) {
    if (line.find('-') != std::string::npos && line.find(':') > line.find('-')) {
      is_heap = line.ends_with("[heap]");
    } else if (is_heap && line.starts_with("VmFlags:")) {
      flags = line;
    }
  }
  return flags;
}

TEST(UseHugePages, AsksTheKernelForThemOnTheHeap) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "the heap is the sanitizer's";
#endif
  if (!std::ifstream("/sys/kernel/mm/transparent_hugepage/enabled")) {
    GTEST_SKIP() << "this kernel has no transparent huge pages";
  }
  // In a new process, as the program does it: the heap of this one has grown already.
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  EXPECT_EXIT(
      {
        use_huge_pages();
        std::cerr << flags_of_heap();
        std::exit(0);
      },
      ::testing::ExitedWithCode(0), " hg");
}

}  // namespace
}  // namespace cfplan
