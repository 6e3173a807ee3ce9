#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace cfplan {

/// Who runs what since when: stands in the lock, in the journal and in the index of backups.
struct RunIdentity {
  std::string id;       ///< names the run and its backup: make_run_id
  std::string command;  ///< "apply", "rollback 20261125-101500-9f3c01"
  std::string user;
  std::string host;
  long pid = 0;
  std::string started;      ///< "2026-11-25T10:15:00Z"
  std::string fingerprint;  ///< of the plan; empty for a run without one
  bool operator==(const RunIdentity&) const = default;
};

/// "20261125-101500-9f3c01": sorts by time; `random` keeps two runs of one second apart.
[[nodiscard]] std::string make_run_id(std::chrono::system_clock::time_point now,
                                      std::uint32_t random);

/// "2026-11-25T10:15:00Z"
[[nodiscard]] std::string utc_text(std::chrono::system_clock::time_point time);

}  // namespace cfplan
