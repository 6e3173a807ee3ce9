#pragma once

#include <string>
#include <string_view>

namespace cfplan {

/// A secret from the moment it enters: it has no stream operator, no comparison and no conversion,
/// and its bytes are wiped when it goes. `reveal` is called only where the value leaves for the
/// one place it is meant for (the body of a secrets request, the Authorization header).
class Sensitive {
 public:
  Sensitive() = default;
  /// Takes the bytes over and wipes what is left of them in the argument.
  explicit Sensitive(std::string bytes);
  Sensitive(const Sensitive&) = default;
  Sensitive& operator=(const Sensitive& other);
  Sensitive(Sensitive&& other) noexcept;
  Sensitive& operator=(Sensitive&& other) noexcept;
  ~Sensitive() { wipe(); }

  [[nodiscard]] std::string_view reveal() const { return bytes_; }
  [[nodiscard]] std::size_t size() const { return bytes_.size(); }
  [[nodiscard]] bool empty() const { return bytes_.empty(); }

 private:
  void wipe();
  std::string bytes_;
};

}  // namespace cfplan
