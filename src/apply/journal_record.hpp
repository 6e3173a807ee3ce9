#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace cfplan {

/// Of the journals that this version writes and reads; the first record says it.
inline constexpr std::uint64_t kJournalFormat = 1;

/// A record is `TYPE LENGTH DIGEST\n`, LENGTH bytes and `\n`; the digest covers type and bytes, so
/// that a record is whole or is none.
struct JournalRecord {
  std::string_view type;
  std::string_view payload;
};

void append_record(std::string& out, std::string_view type, std::string_view payload);

/// Takes the next whole record off the front of `bytes`; none (and nothing taken) when there is
/// none.
[[nodiscard]] std::optional<JournalRecord> take_record(std::string_view& bytes);

/// The payload of most records: lines of `name value`, where `%`, line ends and other control
/// characters of the value are `%XX`.
class FieldWriter {
 public:
  FieldWriter& text(std::string_view name, std::string_view value);
  FieldWriter& number(std::string_view name, std::uint64_t value);
  FieldWriter& mode(std::string_view name, unsigned bits);  ///< in octal
  [[nodiscard]] const std::string& payload() const { return payload_; }

 private:
  std::string payload_;
};

class FieldReader {
 public:
  explicit FieldReader(std::string_view payload);
  /// Empty when there is no such field.
  [[nodiscard]] std::string text(std::string_view name) const;
  /// 0 when there is no such field or it is no number.
  [[nodiscard]] std::uint64_t number(std::string_view name) const;
  [[nodiscard]] unsigned mode(std::string_view name) const;
  [[nodiscard]] bool has(std::string_view name) const;

 private:
  std::map<std::string, std::string, std::less<>> fields_;
};

}  // namespace cfplan
