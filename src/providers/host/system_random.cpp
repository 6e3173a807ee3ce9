#include "cfplan/providers/host/system_random.hpp"

#include <sys/random.h>

#include <cerrno>

#include "cfplan/base/check.hpp"

namespace cfplan {

Sensitive SystemRandom::bytes(std::size_t count) {
  std::string bytes(count, '\0');
  for (std::size_t filled = 0; filled < count;) {
    const ssize_t got = ::getrandom(bytes.data() + filled, count - filled, 0);
    check(got > 0 || errno == EINTR, "the kernel gives random bytes");
    if (got > 0) filled += static_cast<std::size_t>(got);
  }
  return Sensitive(std::move(bytes));
}

}  // namespace cfplan
