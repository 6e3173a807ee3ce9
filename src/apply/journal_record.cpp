#include "apply/journal_record.hpp"

#include <array>
#include <charconv>

#include "cfplan/base/digest.hpp"

namespace cfplan {
namespace {

constexpr std::size_t kDigestLength = 16;
// Longest header line that is looked for: a type, a length and a digest.
constexpr std::size_t kLongestHeader = 64;

std::string record_digest(std::string_view type, std::string_view payload) {
  std::string covered(type);
  covered += '\n';
  covered += payload;
  return sha256_hex(covered).substr(0, kDigestLength);
}

std::optional<std::uint64_t> parse_number(std::string_view text, int base = 10) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::string escaped(std::string_view value) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::string result;
  for (const char c : value) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte != 0x7F && c != '%') {
      result += c;
      continue;
    }
    result += '%';
    result += kDigits[byte >> 4];
    result += kDigits[byte & 15];
  }
  return result;
}

std::string unescaped(std::string_view value) {
  std::string result;
  for (std::size_t i = 0; i < value.size(); ++i) {
    unsigned byte = 0;
    const char* const digits = value.data() + i + 1;
    if (value[i] == '%' && i + 2 < value.size() &&
        std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2) {
      result += static_cast<char>(byte);
      i += 2;
    } else {
      result += value[i];
    }
  }
  return result;
}

}  // namespace

void append_record(std::string& out, std::string_view type, std::string_view payload) {
  out += type;
  out += ' ';
  out += std::to_string(payload.size());
  out += ' ';
  out += record_digest(type, payload);
  out += '\n';
  out += payload;
  out += '\n';
}

std::optional<JournalRecord> take_record(std::string_view& bytes) {
  const std::size_t header_end = bytes.substr(0, kLongestHeader).find('\n');
  if (header_end == std::string_view::npos) return std::nullopt;
  const std::string_view header = bytes.substr(0, header_end);
  const std::size_t first = header.find(' ');
  const std::size_t second = header.rfind(' ');
  if (first == std::string_view::npos || second == first) return std::nullopt;
  const auto length = parse_number(header.substr(first + 1, second - first - 1));
  const std::size_t start = header_end + 1;
  if (!length || *length >= bytes.size() - start) return std::nullopt;
  const JournalRecord record{header.substr(0, first), bytes.substr(start, *length)};
  if (bytes[start + *length] != '\n') return std::nullopt;
  if (header.substr(second + 1) != record_digest(record.type, record.payload)) return std::nullopt;
  bytes.remove_prefix(start + *length + 1);
  return record;
}

FieldWriter& FieldWriter::text(std::string_view name, std::string_view value) {
  payload_ += name;
  payload_ += ' ';
  payload_ += escaped(value);
  payload_ += '\n';
  return *this;
}

FieldWriter& FieldWriter::number(std::string_view name, std::uint64_t value) {
  return text(name, std::to_string(value));
}

FieldWriter& FieldWriter::mode(std::string_view name, unsigned bits) {
  std::array<char, 16> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), bits, 8).ptr;
  return text(name, std::string_view(digits.data(), static_cast<std::size_t>(end - digits.data())));
}

FieldReader::FieldReader(std::string_view payload) {
  while (!payload.empty()) {
    const std::size_t end = payload.find('\n');
    const std::string_view line = payload.substr(0, end);
    const std::size_t space = line.find(' ');
    if (space != std::string_view::npos) {
      fields_.emplace(line.substr(0, space), unescaped(line.substr(space + 1)));
    }
    if (end == std::string_view::npos) return;
    payload.remove_prefix(end + 1);
  }
}

std::string FieldReader::text(std::string_view name) const {
  const auto field = fields_.find(name);
  return field == fields_.end() ? std::string() : field->second;
}

std::uint64_t FieldReader::number(std::string_view name) const {
  return parse_number(text(name)).value_or(0);
}

unsigned FieldReader::mode(std::string_view name) const {
  return static_cast<unsigned>(parse_number(text(name), 8).value_or(0));
}

bool FieldReader::has(std::string_view name) const { return fields_.find(name) != fields_.end(); }

}  // namespace cfplan
