#include "document/density.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "document/toml/density.hpp"

namespace cfplan {
namespace {

constexpr std::size_t kMegabyte = 1'000'000;
constexpr std::size_t kAlwaysFine = 40 * kMegabyte;
constexpr std::size_t kMostTimes = 20;

/// What the part that a byte begins or ends needs at most, in bytes as measured
/// (tests/fuzz/limits_test.cpp holds them to it); 0 for bytes of none.
using Costs = std::array<std::uint16_t, 256>;

constexpr Costs make_costs(DocumentFormat format) {
  Costs costs{};
  const auto set = [&](unsigned char byte, std::uint16_t cost) { costs[byte] = cost; };
  switch (format) {
    case DocumentFormat::Toml:
      for (const auto& [byte, cost] : tomldoc::kMostCosts) set(byte, cost);
      break;
    case DocumentFormat::Jsonc:
      set(',', 42);
      set('[', 38);
      set('{', 38);
      set(':', 62);
      break;
    case DocumentFormat::Env:
      set('=', 120);
      set(':', 120);
      break;
    case DocumentFormat::Text: break;
  }
  return costs;
}

constexpr std::array<Costs, 4> kCosts{
    make_costs(DocumentFormat::Toml), make_costs(DocumentFormat::Jsonc),
    make_costs(DocumentFormat::Env), make_costs(DocumentFormat::Text)};

std::uint16_t cost_of(const Costs& costs, char byte) {
  return costs[static_cast<unsigned char>(byte)];
}

// Wherever the bytes stand, in strings and comments too.
std::size_t cost_at_most(const Costs& costs, std::string_view text) {
  std::size_t sum = 0;
  for (const char byte : text) sum += cost_of(costs, byte);
  return sum;
}

std::size_t skip_jsonc_string(std::string_view text, std::size_t at) {
  for (++at; at < text.size() && text[at] != '"'; ++at) {
    if (text[at] == '\\') ++at;
  }
  return at;
}

// The last byte of the comment, or of what is none.
std::size_t skip_jsonc_comment(std::string_view text, std::size_t at) {
  const std::string_view begin = text.substr(at, 2);
  if (begin == "//") return std::min(text.find('\n', at), text.size());
  return begin == "/*" ? std::min(text.find("*/", at + 2), text.size()) : at;
}

std::size_t jsonc_cost(const Costs& costs, std::string_view text) {
  std::size_t sum = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    sum += cost_of(costs, text[at]);
    if (text[at] == '"') at = skip_jsonc_string(text, at);
    else if (text[at] == '/') at = skip_jsonc_comment(text, at);
  }
  return sum;
}

// A line holds one entry at most.
std::size_t env_cost(const Costs& costs, std::string_view text) {
  std::size_t sum = 0;
  std::uint16_t line = 0;
  bool is_comment = false;
  for (const char byte : text) {
    if (byte == '\n' || byte == '\r') {
      sum += std::exchange(line, 0);
      is_comment = false;
    }
    is_comment = is_comment || byte == '#';
    if (!is_comment) line = std::max(line, cost_of(costs, byte));
  }
  return sum + line;
}

std::size_t toml_cost(std::string_view text) {
  const tomldoc::MemoryCost cost = tomldoc::memory_cost(text);
  return cost.kept + cost.statement;
}

std::size_t cost_of_parts(DocumentFormat format, const Costs& costs, std::string_view text) {
  switch (format) {
    case DocumentFormat::Toml: return toml_cost(text);
    case DocumentFormat::Jsonc: return jsonc_cost(costs, text);
    case DocumentFormat::Env: return env_cost(costs, text);
    case DocumentFormat::Text: break;
  }
  return 0;
}

std::size_t most_memory(std::size_t size) { return std::max(kAlwaysFine, kMostTimes * size); }

std::string in_megabytes(std::size_t bytes) {
  return std::to_string((bytes + kMegabyte - 1) / kMegabyte) + " MB";
}

Diagnostic too_dense(const std::string& name, std::size_t needed, std::size_t size) {
  Diagnostic problem;
  problem.code = "CFP2103";
  problem.message = "to read this file would take " + in_megabytes(needed) + " of memory, " +
                    std::to_string((needed + size - 1) / size) + " times its size";
  problem.place = file_place(name);
  problem.hint = "the limit is " + in_megabytes(kAlwaysFine) + ", or " +
                 std::to_string(kMostTimes) +
                 " times the size of a larger file: split it, or see that it is the file you meant";
  return problem;
}

}  // namespace

std::size_t needed_memory(DocumentFormat format, std::string_view text) {
  const Costs& costs = kCosts.at(static_cast<std::size_t>(format));
  return kCopies * text.size() + cost_of_parts(format, costs, text);
}

std::optional<Diagnostic> check_memory(const std::string& name, std::size_t size,
                                       std::size_t needed) {
  if (needed <= most_memory(size)) return std::nullopt;
  return too_dense(name, needed, size);
}

std::optional<Diagnostic> check_density(DocumentFormat format, const std::string& name,
                                        std::string_view text) {
  const Costs& costs = kCosts.at(static_cast<std::size_t>(format));
  const std::size_t copies = kCopies * text.size();
  const std::size_t limit = most_memory(text.size());
  // Nearly every file passes by this, which takes next to no time.
  const std::size_t highest = *std::max_element(costs.begin(), costs.end());
  if (copies + highest * text.size() <= limit) return std::nullopt;
  if (copies + cost_at_most(costs, text) <= limit) return std::nullopt;
  return check_memory(name, text.size(), copies + cost_of_parts(format, costs, text));
}

}  // namespace cfplan
