#include "fuzz/memory_meter.hpp"

#include <malloc.h>

#include <atomic>
#include <cstdlib>
#include <new>

namespace {

std::atomic<std::size_t> in_use = 0;
std::atomic<std::size_t> highest = 0;

void* counted(void* memory) {
  if (memory == nullptr) std::abort();
  const std::size_t now = in_use += malloc_usable_size(memory);
  std::size_t known = highest;
  while (now > known && !highest.compare_exchange_weak(known, now)) continue;
  return memory;
}

void release(void* memory) {
  if (memory == nullptr) return;
  in_use -= malloc_usable_size(memory);
  std::free(memory);
}

}  // namespace

// All forms: those of a sanitizer's runtime do not come down to the first.
void* operator new(std::size_t size) { return counted(std::malloc(size)); }
void* operator new[](std::size_t size) { return counted(std::malloc(size)); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return counted(std::malloc(size));
}
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept {
  return counted(std::malloc(size));
}
void* operator new(std::size_t size, std::align_val_t alignment) {
  return counted(std::aligned_alloc(static_cast<std::size_t>(alignment), size));
}
void operator delete(void* memory) noexcept { release(memory); }
void operator delete[](void* memory) noexcept { release(memory); }
void operator delete(void* memory, std::size_t) noexcept { release(memory); }
void operator delete[](void* memory, std::size_t) noexcept { release(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { release(memory); }
void operator delete[](void* memory, const std::nothrow_t&) noexcept { release(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { release(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { release(memory); }

namespace cfplan::testing {

MemoryMeter::MemoryMeter() : before_(in_use) { highest = before_; }

std::size_t MemoryMeter::peak() const { return highest - before_; }

}  // namespace cfplan::testing
