// Loaded before libc (LD_PRELOAD): system calls that do not do what they are asked to.
//   CFPLAN_FAULTS  what goes wrong: "CALL N HOW", with `;` between several. The N-th call of that
//                  name, or of any name where CALL is "any"; "N+" is it and every one after it.
//                  HOW is an error such as EIO; "short": half of the bytes; "done-EIO": the call is
//                  done and then said to have failed; a signal such as SIGTERM, right before it.
//   CFPLAN_CALLS   a file to which "CALL()" is appended for each call.

#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

namespace {

enum class Effect { Nothing, Failing, DoneAndFailing, Short, Signalling };

struct Fault {
  std::string call;
  int first = 0;
  bool ever_after = false;
  Effect effect = Effect::Nothing;
  int number = 0;  ///< of the error or signal
  std::atomic<int> seen = 0;
};

using NamedNumber = std::pair<std::string_view, int>;

constexpr std::array<NamedNumber, 8> kErrors = {{{"EIO", EIO},
                                                 {"ENOSPC", ENOSPC},
                                                 {"EACCES", EACCES},
                                                 {"EINTR", EINTR},
                                                 {"EAGAIN", EAGAIN},
                                                 {"EINVAL", EINVAL},
                                                 {"ENOSYS", ENOSYS},
                                                 {"EPERM", EPERM}}};
constexpr std::array<NamedNumber, 5> kSignals = {{{"SIGKILL", SIGKILL},
                                                  {"SIGINT", SIGINT},
                                                  {"SIGTERM", SIGTERM},
                                                  {"SIGHUP", SIGHUP},
                                                  {"SIGPIPE", SIGPIPE}}};

[[noreturn]] void stop(const char* why) {
  (void)!::syscall(SYS_write, STDERR_FILENO, why, std::strlen(why));
  std::abort();
}

std::string next_word(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  const std::size_t end = std::min(text.find(' '), text.size());
  std::string word(text.substr(0, end));
  text.remove_prefix(end);
  return word;
}

template <std::size_t size>
int number_of(std::string_view name, const std::array<NamedNumber, size>& all) {
  for (const auto& [known, number] : all) {
    if (known == name) return number;
  }
  stop("faulty_calls: CFPLAN_FAULTS names an unknown error or signal\n");
}

void read_effect(std::string_view how, Fault& fault) {
  constexpr std::string_view kDone = "done-";
  if (how == "short") {
    fault.effect = Effect::Short;
  } else if (how.starts_with("SIG")) {
    fault.effect = Effect::Signalling;
    fault.number = number_of(how, kSignals);
  } else {
    const bool done = how.starts_with(kDone);
    fault.effect = done ? Effect::DoneAndFailing : Effect::Failing;
    fault.number = number_of(done ? how.substr(kDone.size()) : how, kErrors);
  }
}

/// What the environment asks for; read once, before the program begins.
class Orders {
 public:
  Orders() {
    if (const char* const calls = std::getenv("CFPLAN_CALLS")) {
      log_ = static_cast<int>(
          ::syscall(SYS_openat, AT_FDCWD, calls, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600));
    }
    const char* const given = std::getenv("CFPLAN_FAULTS");
    std::string_view rest = given == nullptr ? "" : given;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(';'), rest.size());
      add(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }

  /// The fault that this call meets; one without effect in most cases.
  std::pair<Effect, int> met_by(const char* call) {
    note(call);
    std::pair<Effect, int> met = {Effect::Nothing, 0};
    for (std::size_t i = 0; i < count_; ++i) {
      Fault& fault = faults_[i];
      if (fault.call != call && fault.call != "any") continue;
      const int number = ++fault.seen;
      const bool hit = number == fault.first || (fault.ever_after && number > fault.first);
      if (hit && met.first == Effect::Nothing) met = {fault.effect, fault.number};
    }
    if (met.first == Effect::Signalling) ::raise(met.second);
    return met;
  }

 private:
  void add(std::string_view text) {
    if (count_ == faults_.size()) stop("faulty_calls: too many faults\n");
    Fault& fault = faults_[count_++];
    fault.call = next_word(text);
    const std::string number = next_word(text);
    fault.first = std::atoi(number.c_str());
    fault.ever_after = number.ends_with('+');
    read_effect(next_word(text), fault);
  }

  void note(const char* call) const {
    if (log_ < 0) return;
    const std::string line = std::string(call) + "()\n";
    (void)!::syscall(SYS_write, log_, line.data(), line.size());
  }

  int log_ = -1;
  std::array<Fault, 4> faults_;
  std::size_t count_ = 0;
};

Orders& orders() {
  static Orders the_orders;
  return the_orders;
}

template <class Signature>
Signature* real(const char* call) {
  return reinterpret_cast<Signature*>(::dlsym(RTLD_NEXT, call));
}

/// What the call answers, when `done` is what the system does.
template <class Done>
auto answered(const char* call, Done done) -> decltype(done()) {
  const auto [effect, number] = orders().met_by(call);
  if (effect == Effect::Failing) {
    errno = number;
    return -1;
  }
  const auto answer = done();
  if (effect != Effect::DoneAndFailing || answer == -1) return answer;
  errno = number;
  return -1;
}

/// The same for a call that answers with a descriptor: one that failed has opened nothing.
template <class Done>
auto opened(const char* call, Done done) -> decltype(done()) {
  const auto [effect, number] = orders().met_by(call);
  if (effect != Effect::Failing && effect != Effect::DoneAndFailing) return done();
  errno = number;
  return -1;
}

template <class Signature, class... Arguments>
auto called(const char* call, Arguments... arguments) {
  return answered(call, [&] { return real<Signature>(call)(arguments...); });
}

mode_t mode_of(int flags, va_list& rest) {
  return (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
}

}  // namespace

extern "C" {

ssize_t write(int fd, const void* bytes, size_t size) {
  const auto [effect, number] = orders().met_by("write");
  if (effect == Effect::Failing) {
    errno = number;
    return -1;
  }
  const size_t asked = effect == Effect::Short ? (size + 1) / 2 : size;
  const ssize_t put = real<ssize_t(int, const void*, size_t)>("write")(fd, bytes, asked);
  if (effect != Effect::DoneAndFailing) return put;
  errno = number;
  return -1;
}

ssize_t read(int fd, void* bytes, size_t size) {
  const auto [effect, number] = orders().met_by("read");
  if (effect == Effect::Failing || effect == Effect::DoneAndFailing) {
    errno = number;
    return -1;
  }
  const size_t asked = effect == Effect::Short ? (size + 1) / 2 : size;
  return real<ssize_t(int, void*, size_t)>("read")(fd, bytes, asked);
}

ssize_t getdents64(int fd, void* entries, size_t size) {
  return opened("getdents64",
                [&] { return real<ssize_t(int, void*, size_t)>("getdents64")(fd, entries, size); });
}

int open(const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = mode_of(flags, rest);
  va_end(rest);
  return opened("open", [&] { return real<decltype(open)>("open")(path, flags, mode); });
}

int openat(int folder, const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = mode_of(flags, rest);
  va_end(rest);
  return opened("openat",
                [&] { return real<decltype(openat)>("openat")(folder, path, flags, mode); });
}

long syscall(long number, ...) {
  va_list rest;
  va_start(rest, number);
  std::array<long, 6> a{};
  for (long& argument : a) argument = va_arg(rest, long);
  va_end(rest);
  const auto done = [&] {
    return real<decltype(syscall)>("syscall")(number, a[0], a[1], a[2], a[3], a[4], a[5]);
  };
  return number == SYS_openat2 ? opened("openat2", done) : done();
}

int fsync(int fd) { return called<int(int)>("fsync", fd); }
int fdatasync(int fd) { return called<int(int)>("fdatasync", fd); }
int syncfs(int fd) noexcept { return called<int(int)>("syncfs", fd); }
int fchmod(int fd, mode_t mode) noexcept { return called<int(int, mode_t)>("fchmod", fd, mode); }
int fchown(int fd, uid_t user, gid_t group) noexcept {
  return called<int(int, uid_t, gid_t)>("fchown", fd, user, group);
}
int ftruncate(int fd, off_t size) noexcept {
  return called<int(int, off_t)>("ftruncate", fd, size);
}
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"  // a struct of libc has the same name
int flock(int fd, int operation) noexcept { return called<int(int, int)>("flock", fd, operation); }
#pragma GCC diagnostic pop
int fstat(int fd, struct stat* out) noexcept {
  return called<int(int, struct stat*)>("fstat", fd, out);
}
int fstatat(int folder, const char* path, struct stat* out, int flags) noexcept {
  return called<int(int, const char*, struct stat*, int)>("fstatat", folder, path, out, flags);
}
int faccessat(int folder, const char* path, int mode, int flags) noexcept {
  return called<int(int, const char*, int, int)>("faccessat", folder, path, mode, flags);
}
int mkdir(const char* path, mode_t mode) noexcept {
  return called<int(const char*, mode_t)>("mkdir", path, mode);
}
int mkdirat(int folder, const char* path, mode_t mode) noexcept {
  return called<int(int, const char*, mode_t)>("mkdirat", folder, path, mode);
}
int rename(const char* from, const char* to) noexcept {
  return called<int(const char*, const char*)>("rename", from, to);
}
int renameat(int from_folder, const char* from, int to_folder, const char* to) noexcept {
  return called<int(int, const char*, int, const char*)>("renameat", from_folder, from, to_folder,
                                                         to);
}
int renameat2(int from_folder, const char* from, int to_folder, const char* to,
              unsigned flags) noexcept {
  return called<int(int, const char*, int, const char*, unsigned)>("renameat2", from_folder, from,
                                                                   to_folder, to, flags);
}
int linkat(int from_folder, const char* from, int to_folder, const char* to, int flags) noexcept {
  return called<int(int, const char*, int, const char*, int)>("linkat", from_folder, from,
                                                              to_folder, to, flags);
}
int unlink(const char* path) noexcept { return called<int(const char*)>("unlink", path); }
int unlinkat(int folder, const char* path, int flags) noexcept {
  return called<int(int, const char*, int)>("unlinkat", folder, path, flags);
}

}  // extern "C"
