#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "document/density.hpp"
#include "document/toml/compared_parts.hpp"
#include "document/toml/density.hpp"
#include "document/toml/joined_parts.hpp"
#include "document/toml/part_reading.hpp"
#include "document/toml/scanner.hpp"
#include "document/toml/toml_document.hpp"
#include "document/toml/toml_tree.hpp"

namespace cfplan::tomldoc {
namespace {

Diagnostic problem_at(const SourceFile& source, SourceSpan span, const char* code,
                      std::string message, std::string hint) {
  Diagnostic problem;
  problem.code = code;
  problem.message = std::move(message);
  problem.place = source.place(span);
  problem.hint = std::move(hint);
  return problem;
}

Diagnostic fault_of(const SourceFile& source, const ScanFault& scan) {
  const SourceSpan at{scan.at, scan.at + 1};
  switch (scan.fault) {
    case LexicalFault::ForeignKey:
      return problem_at(source, at, "CFP2101",
                        "a bare key may hold only letters a-z, digits, _ and -",
                        "put the key in quotes");
    case LexicalFault::TooManyParts:
      return problem_at(source, at, "CFP2103",
                        "a key has more than " + std::to_string(kMaxKeyParts) + " parts",
                        "no key of a wrangler file needs so many: correct it by hand");
    case LexicalFault::TooDeep:
      return problem_at(source, at, "CFP2103",
                        "values are nested deeper than " + std::to_string(kMaxDepth) + " levels",
                        "no value of a wrangler file needs so many: correct it by hand");
    default:
      return problem_at(source, at, "CFP2101", "this line is no TOML",
                        "wrangler cannot read this file either: correct it by hand first");
  }
}

// Of what cannot be read in parts.
std::optional<Diagnostic> check_at_once(const SourceFile& source, std::string_view text) {
  if (text.size() <= 2 * kPartSize) return std::nullopt;
  const std::size_t size = source.bytes().size();
  const std::size_t kept = memory_cost(source.bytes()).kept;
  return check_memory(source.name(), size, kCopies * size + kept + memory_cost(text).at_once);
}

std::optional<Diagnostic> check_parts(const SourceFile& source, const std::vector<Part>& parts) {
  const auto largest =
      std::max_element(parts.begin(), parts.end(),
                       [](const Part& a, const Part& b) { return a.span.size() < b.span.size(); });
  return check_at_once(source, part_of(source.bytes(), largest->span));
}

// The scanner only knows that it is lost; the parser of record, given the text up to there, can say
// why. It never sees what follows, which nobody has checked for what would break it.
Diagnostic explain(const SourceFile& source, const ScanFault& scan) {
  if (scan.fault == LexicalFault::Syntax) {
    const std::size_t end = source.bytes().find('\n', scan.at);
    const std::string_view text = std::string_view(source.bytes()).substr(0, end);
    if (check_at_once(source, text)) return fault_of(source, scan);
    const auto tree = parse_toml_tree(SourceFile(source.name(), std::string(text)));
    if (!tree) return tree.error().diagnostics.front();
  }
  return fault_of(source, scan);
}

Result<Outline> scan(const std::shared_ptr<const SourceFile>& source) {
  tl::expected<Outline, ScanFault> outline = Outline::read(source);
  if (!outline) return fail(explain(*source, outline.error()));
  return *std::move(outline);
}

Result<Value> read_whole(const Outline& outline) {
  const SourceFile& source = outline.source();
  if (auto problem = check_at_once(source, source.bytes())) return fail(*std::move(problem));
  return read_part(outline, whole_of(outline));
}

// None where a part alone is no TOML: then the whole file is none either, and words it better.
std::optional<Value> read_parts(const Outline& outline, const std::vector<Part>& parts) {
  JoinedParts joined(outline);
  for (const Part& part : parts) {
    Result<Value> meaning = read_part(outline, part);
    if (!meaning) return std::nullopt;
    joined.add(part, *std::move(meaning));
  }
  return joined.take();
}

Result<Value> read_meaning(const Outline& outline, std::size_t part_size) {
  const std::vector<Part> parts = parts_of(outline, part_size);
  if (auto problem = check_parts(outline.source(), parts)) return fail(*std::move(problem));
  if (parts.size() > 1) {
    if (auto meaning = read_parts(outline, parts)) return *std::move(meaning);
  }
  return read_whole(outline);
}

// None where a part alone is no TOML.
std::optional<bool> parts_mean(const Outline& outline, const std::vector<Part>& parts,
                               const Value& intended) {
  ComparedParts compared(outline, intended);
  for (const Part& part : parts) {
    const Result<Value> meaning = read_part(outline, part);
    if (!meaning) return std::nullopt;
    if (!compared.agrees(part, *meaning)) return false;
  }
  return compared.is_all();
}

}  // namespace

Result<TomlState> load(std::shared_ptr<const SourceFile> source, std::size_t part_size) {
  Result<Outline> outline = scan(source);
  if (!outline) return fail(outline.error());
  Result<Value> meaning = read_meaning(*outline, part_size);
  if (!meaning) return fail(meaning.error());
  return TomlState{*std::move(outline), IntendedTree(*std::move(meaning))};
}

Result<bool> means(const std::shared_ptr<const SourceFile>& source, const Value& intended,
                   std::size_t part_size) {
  const Result<Outline> outline = scan(source);
  if (!outline) return fail(outline.error());
  const std::vector<Part> parts = parts_of(*outline, part_size);
  if (auto problem = check_parts(*source, parts)) return fail(*std::move(problem));
  if (parts.size() > 1) {
    if (const auto agrees = parts_mean(*outline, parts, intended)) return *agrees;
  }
  const Result<Value> meaning = read_whole(*outline);
  if (!meaning) return fail(meaning.error());
  return same_meaning(*meaning, intended);
}

}  // namespace cfplan::tomldoc
