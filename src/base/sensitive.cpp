#include "cfplan/base/sensitive.hpp"

#include <openssl/crypto.h>

#include <utility>

namespace cfplan {

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

void Sensitive::wipe() {
  bytes_.resize(bytes_.capacity());
  OPENSSL_cleanse(bytes_.data(), bytes_.size());
  bytes_.clear();
}

}  // namespace cfplan
