#include "cfplan/base/huge_pages.hpp"

#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>

namespace cfplan {
namespace {

constexpr int kMiB = 1 << 20;
// Of the address space: enough for a wrangler.toml of 50 MB. Memory is taken where it is used.
constexpr int kHeap = 1024 * kMiB;
// Freed memory stays below it.
constexpr int kTrimThreshold = kHeap + kHeap / 2;
// The largest that malloc accepts: below it, memory comes from the heap.
constexpr int kMmapThreshold = 32 * kMiB;

std::uintptr_t heap_end() { return reinterpret_cast<std::uintptr_t>(::sbrk(0)); }

// glibc asks for kHeap more when what it has is used up, which one large block makes it do.
void grow_heap() {
  ::mallopt(M_MMAP_THRESHOLD, kMmapThreshold);
  ::mallopt(M_TRIM_THRESHOLD, kTrimThreshold);
  ::mallopt(M_TOP_PAD, kHeap);
  const volatile std::size_t more_than_it_has = kMiB;
  const std::unique_ptr<char[]> block(new (std::nothrow) char[more_than_it_has]);
  ::mallopt(M_TOP_PAD, kMiB);
}

}  // namespace

void use_huge_pages() {
  const auto page = static_cast<std::uintptr_t>(::getpagesize());
  const std::uintptr_t begin = (heap_end() + page - 1) & ~(page - 1);
  grow_heap();
  const std::uintptr_t end = heap_end();
  if (end > begin) ::madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE);
}

}  // namespace cfplan
