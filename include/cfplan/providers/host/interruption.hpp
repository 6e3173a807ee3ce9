#pragma once

namespace cfplan {

/// Whether somebody wants this process to end (SIGINT, SIGTERM, SIGHUP): a value to ask for and a
/// descriptor to wait on, so that nothing is cut off in the middle of a write.
class Interruption {
 public:
  /// The process's own. The first call installs the handlers and makes a closed pipe an error of
  /// write instead of a SIGPIPE.
  [[nodiscard]] static const Interruption& watch();

  [[nodiscard]] bool requested() const;
  /// Number of the first signal that came; 0 when none did.
  [[nodiscard]] int signal_number() const;
  /// Becomes readable with the first signal and stays so; never to be read from.
  [[nodiscard]] int descriptor() const;

 private:
  Interruption();
};

}  // namespace cfplan
