#include "cfplan/base/sensitive.hpp"

#include <cstring>
#include <utility>

namespace cfplan {
namespace {

void wipe_bytes(std::string& bytes) {
  bytes.resize(bytes.capacity());
  ::explicit_bzero(bytes.data(), bytes.size());
  bytes.clear();
}

}  // namespace

Sensitive::Sensitive(std::string bytes) : bytes_(std::move(bytes)) { wipe_bytes(bytes); }

Sensitive& Sensitive::operator=(const Sensitive& other) {
  if (this == &other) return *this;
  wipe();
  bytes_ = other.bytes_;
  return *this;
}

// A short string is copied, not moved, out of its object: the source must be wiped as well.
Sensitive::Sensitive(Sensitive&& other) noexcept : bytes_(std::move(other.bytes_)) { other.wipe(); }

Sensitive& Sensitive::operator=(Sensitive&& other) noexcept {
  if (this == &other) return *this;
  wipe();
  bytes_ = std::move(other.bytes_);
  other.wipe();
  return *this;
}

void Sensitive::wipe() { wipe_bytes(bytes_); }

}  // namespace cfplan
