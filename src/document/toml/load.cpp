#include <algorithm>
#include <string>

#include "cfplan/base/value_path.hpp"
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

Diagnostic fault_of(const SourceFile& source, const Scan& scan) {
  const SourceSpan at{scan.fault_at, scan.fault_at + 1};
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

// The scanner only knows that it is lost; the parser of record, given the text up to there, can say
// why. It never sees what follows, which nobody has checked for what would break it.
Diagnostic explain(const SourceFile& source, const Scan& scan) {
  if (scan.fault == LexicalFault::Syntax) {
    const std::size_t end = source.bytes().find('\n', scan.fault_at);
    const SourceFile read(source.name(), source.bytes().substr(0, end));
    const auto tree = parse_toml_tree(read);
    if (!tree) return tree.error().diagnostics.front();
  }
  return fault_of(source, scan);
}

// Where the keys with values stand by the scanner, with their paths, in the order of the file.
std::vector<TomlLeaf> scanned_leaves(const Outline& outline, std::vector<SourceSpan>& spans) {
  std::vector<TomlLeaf> leaves;
  leaves.reserve(spans.capacity());
  for (SectionId id = Outline::kFirstSection; id != kNone; id = outline.section(id).next) {
    const PathHash base = outline.node(outline.section(id).node).path;
    for (const Statement& statement : outline.section(id).statements) {
      if (statement.kind != StatementKind::KeyValue) continue;
      const SourceSpan value{statement.origin.begin + statement.value.begin,
                             statement.origin.begin + statement.value.end};
      PathHash path = base;
      for (const std::string& part : key_parts(outline.key_text(statement))) {
        path = hash_key(path, part);
      }
      leaves.push_back({toml_position(outline.source(), value.begin), path});
      spans.push_back(value);
    }
  }
  return leaves;
}

// The scanner and the parser of record must agree about every key and where its value stands.
std::optional<Diagnostic> disagreement(const Outline& outline,
                                       const std::vector<TomlLeaf>& parsed) {
  std::vector<SourceSpan> spans;
  spans.reserve(parsed.size());
  const std::vector<TomlLeaf> scanned = scanned_leaves(outline, spans);
  if (scanned == parsed) return std::nullopt;
  const auto differ =
      std::mismatch(scanned.begin(), scanned.end(), parsed.begin(), parsed.end()).first;
  const auto at = static_cast<std::size_t>(differ - scanned.begin());
  const SourceSpan span = at < spans.size() ? spans[at] : SourceSpan{};
  return problem_at(outline.source(), span, "CFP2106",
                    "this value is not where it should be: the file cannot be edited safely",
                    "write the value in a plainer way, and report the file as a bug of cfplan");
}

}  // namespace

Result<TomlState> load(std::shared_ptr<const SourceFile> source) {
  Scan scan = scan_statements(source->bytes());
  if (scan.fault != LexicalFault::None) return fail(explain(*source, scan));
  Result<TomlTree> parsed = parse_toml_tree(*source);
  if (!parsed) return fail(parsed.error());
  Outline outline(source, std::move(scan.statements));
  if (auto problem = disagreement(outline, parsed->leaves)) return fail(*std::move(problem));
  return TomlState{std::move(outline), IntendedTree(std::move(parsed->root))};
}

}  // namespace cfplan::tomldoc
