// edit_document toml|jsonc FILE: prints the wrangler file after edits as plan makes them, at the
// top level and in every environment: a var added, one changed, and a database added. Exit code 1
// when the file cannot be read or the edits cannot be made.

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "cfplan/document/structured_document.hpp"

namespace cfplan::testing {
namespace {

std::vector<ValuePath> sections_of(const Value& tree) {
  std::vector<ValuePath> sections{{}};
  const Value* env = tree.find("env");
  const auto* members = env != nullptr ? env->as<Value::Map>() : nullptr;
  if (members == nullptr) return sections;
  for (const Member& member : *members) sections.push_back({"env", member.key});
  return sections;
}

std::vector<Edit> edits_of(const Value& tree, const ValuePath& section) {
  const ValuePath vars = section / "vars";
  std::vector<Edit> edits{{Verb::Set, vars / "CFPLAN_ADDED", Value("a \"new\" value")}};
  const Value* old = value_at(tree, vars);
  const auto* members = old != nullptr ? old->as<Value::Map>() : nullptr;
  if (members != nullptr && !members->empty()) {
    edits.push_back({Verb::Set, vars / members->front().key, Value("another value")});
  }
  edits.push_back({Verb::Append, section / "d1_databases",
                   Value::Map{{"binding", "CFPLAN_DB"},
                              {"database_name", "cfplan-db"},
                              {"database_id", "14050249-6d7a-470a-9a80-487ae8c39af0"}}});
  return edits;
}

int print_edited(DocumentFormat format, const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  const auto document = parse_document(format, file, text);
  if (!document) return 1;
  for (const ValuePath& section : sections_of((*document)->tree())) {
    for (const Edit& edit : edits_of((*document)->tree(), section)) {
      if (!(*document)->apply(edit, 0)) return 1;
    }
  }
  const auto commit = (*document)->commit();
  if (!commit) return 1;
  std::fwrite(commit->bytes.data(), 1, commit->bytes.size(), stdout);
  return 0;
}

}  // namespace
}  // namespace cfplan::testing

int main(int argc, char** argv) {
  using cfplan::DocumentFormat;
  const std::string format = argc == 3 ? argv[1] : "";
  if (format == "toml") return cfplan::testing::print_edited(DocumentFormat::Toml, argv[2]);
  if (format == "jsonc") return cfplan::testing::print_edited(DocumentFormat::Jsonc, argv[2]);
  std::fputs("usage: edit_document toml|jsonc FILE\n", stderr);
  return 64;
}
