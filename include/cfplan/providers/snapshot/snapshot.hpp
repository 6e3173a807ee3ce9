#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "cfplan/base/result.hpp"
#include "cfplan/model/account.hpp"
#include "cfplan/ports/account_reader.hpp"

namespace cfplan {

/// What was known of the accounts at one moment: names and ids, never a secret's value.
struct Snapshot {
  std::string file;
  std::string created_at;  ///< "2026-01-02T03:04:05Z"
  std::map<Question, Reply> replies;
};

/// The snapshot file: JSON with `format_version` 1. What nobody could tell is saved with its
/// reason.
[[nodiscard]] std::string write_snapshot(const Account& account,
                                         std::chrono::system_clock::time_point now);

/// Reads what `write_snapshot` wrote. Errors CFP4054, CFP4056 and CFP4057 name the file.
[[nodiscard]] Result<Snapshot> read_snapshot(const std::string& file, std::string_view bytes);

/// Answers from a snapshot. What follows from saved answers is answered too (a Worker that is not
/// in the saved list is absent); what does not is a CouldNotTell (CFP4058).
class SnapshotReader : public AccountReader {
 public:
  explicit SnapshotReader(Snapshot snapshot);
  [[nodiscard]] std::vector<Reply> ask(const std::vector<Question>& questions) override;
  [[nodiscard]] std::string source() const override;
  [[nodiscard]] std::vector<std::string> limits() const override;
  [[nodiscard]] std::string taken_at() const override { return snapshot_.created_at; }

 private:
  [[nodiscard]] Reply answer(const Question& question) const;

  Snapshot snapshot_;
};

}  // namespace cfplan
