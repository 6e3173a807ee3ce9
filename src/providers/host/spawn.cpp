#include "providers/host/spawn.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>

#include <array>
#include <cerrno>
#include <utility>
#include <vector>

namespace cfplan {
namespace {

struct Pipe {
  Descriptor read;
  Descriptor write;
};

Pipe make_pipe() {
  std::array<int, 2> ends{-1, -1};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return {};
  return {Descriptor(ends[0]), Descriptor(ends[1])};
}

// What the child does between fork and exec.
class SpawnActions {
 public:
  SpawnActions(const Pipe& in, const Pipe& out, const Pipe& errors, const std::string& folder) {
    posix_spawn_file_actions_init(&actions_);
    posix_spawn_file_actions_adddup2(&actions_, in.read.get(), STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions_, out.write.get(), STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions_, errors.write.get(), STDERR_FILENO);
    posix_spawn_file_actions_addclosefrom_np(&actions_, STDERR_FILENO + 1);
    if (!folder.empty()) posix_spawn_file_actions_addchdir_np(&actions_, folder.c_str());
  }
  SpawnActions(const SpawnActions&) = delete;
  SpawnActions& operator=(const SpawnActions&) = delete;
  ~SpawnActions() { posix_spawn_file_actions_destroy(&actions_); }
  [[nodiscard]] const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

// Its own process group, default signals, nothing blocked.
class SpawnAttributes {
 public:
  SpawnAttributes() {
    posix_spawnattr_init(&attributes_);
    sigset_t none;
    sigset_t ours;
    sigemptyset(&none);
    sigemptyset(&ours);
    for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGPIPE}) sigaddset(&ours, number);
    posix_spawnattr_setsigmask(&attributes_, &none);
    posix_spawnattr_setsigdefault(&attributes_, &ours);
    posix_spawnattr_setpgroup(&attributes_, 0);
    posix_spawnattr_setflags(
        &attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  }
  SpawnAttributes(const SpawnAttributes&) = delete;
  SpawnAttributes& operator=(const SpawnAttributes&) = delete;
  ~SpawnAttributes() { posix_spawnattr_destroy(&attributes_); }
  [[nodiscard]] const posix_spawnattr_t* get() const { return &attributes_; }

 private:
  posix_spawnattr_t attributes_{};
};

// "NAME=value" of each variable, wiped after use.
class EnvironmentBlock {
 public:
  explicit EnvironmentBlock(const std::map<std::string, Sensitive>& variables) {
    for (const auto& [name, value] : variables) {
      std::string entry;
      entry.reserve(name.size() + 1 + value.size());
      entry.append(name).append("=").append(value.reveal());
      entries_.push_back(std::move(entry));
    }
    for (std::string& entry : entries_) pointers_.push_back(entry.data());
    pointers_.push_back(nullptr);
  }
  EnvironmentBlock(const EnvironmentBlock&) = delete;
  EnvironmentBlock& operator=(const EnvironmentBlock&) = delete;
  ~EnvironmentBlock() {
    for (std::string& entry : entries_) const Sensitive wiped(std::move(entry));
  }
  [[nodiscard]] char* const* get() const { return pointers_.data(); }

 private:
  std::vector<std::string> entries_;
  std::vector<char*> pointers_;
};

}  // namespace

Child spawn(const ProcessRequest& request) {
  Pipe in = make_pipe();
  Pipe out = make_pipe();
  Pipe errors = make_pipe();
  Child child;
  if (!in.read.is_open() || !out.read.is_open() || !errors.read.is_open()) {
    child.error = errno;
    return child;
  }
  std::vector<std::string> words = request.argv;
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  const EnvironmentBlock environment(request.environment);
  const SpawnActions actions(in, out, errors, request.folder);
  const SpawnAttributes attributes;
  child.error = ::posix_spawnp(&child.pid, argv[0], actions.get(), attributes.get(), argv.data(),
                               environment.get());
  child.input = std::move(in.write);
  child.output = std::move(out.read);
  child.errors = std::move(errors.read);
  return child;
}

}  // namespace cfplan
