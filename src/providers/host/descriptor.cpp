#include "providers/host/descriptor.hpp"

namespace cfplan {

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = uninterrupted([&] { return ::write(fd, bytes.data(), bytes.size()); });
    if (put < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return true;
}

}  // namespace cfplan
