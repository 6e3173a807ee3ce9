#include "document/jsonc/load.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cfplan/base/text.hpp"
#include "document/intended_tree.hpp"
#include "document/jsonc/json_tree.hpp"
#include "document/jsonc/marks.hpp"
#include "document/key_table.hpp"

namespace cfplan::jsoncdoc {
namespace {

constexpr const char* kByHand = "wrangler cannot read this file either: correct it by hand first";

Diagnostic problem_at(const SourceFile& source, SourceSpan span, const char* code,
                      std::string message, std::string hint) {
  Diagnostic problem;
  problem.code = code;
  problem.message = std::move(message);
  problem.place = source.place(span);
  problem.hint = std::move(hint);
  return problem;
}

const char* words_of(Fault fault) {
  switch (fault) {
    case Fault::NoObject: return "the file is no JSON object";
    case Fault::MissingValue: return "there should be a value here";
    case Fault::MissingKey: return "there should be a key in double quotes here";
    case Fault::MissingColon: return "there should be a colon between the key and its value";
    case Fault::MissingComma: return "there should be a comma before this, or an end";
    case Fault::NeverClosed: return "what begins here has no end";
    case Fault::TooMuch: return "there should be nothing behind the end of the object";
    case Fault::TooDeep:
    case Fault::None: break;
  }
  return "";
}

Diagnostic fault_of(const SourceFile& source, const ScanFault& fault) {
  const SourceSpan at{fault.at, fault.at + 1};
  if (fault.fault == Fault::TooDeep) {
    return problem_at(source, at, "CFP2103",
                      "values are nested deeper than " + std::to_string(kMaxDepth) + " levels",
                      "no value of a wrangler file needs so many: correct it by hand");
  }
  return problem_at(source, at, "CFP2121", words_of(fault.fault), kByHand);
}

// The value that so many places lead to, or the last one on the way that is there.
Node& node_at(const SourceFile& source, Node& root, const std::vector<std::size_t>& path) {
  Node* node = &root;
  for (const std::size_t place : path) {
    if (node->kind == Node::Kind::Scalar) break;
    std::vector<Item>& items = node->items_in(source.bytes());
    if (place >= items.size()) break;
    node = &items[place].value;
  }
  return *node;
}

Diagnostic fault_of(const SourceFile& source, Node& root, const JsonFault& fault) {
  if (!fault.reason.empty()) {
    return problem_at(source, {fault.at, fault.at + 1}, "CFP2121", fault.reason, kByHand);
  }
  return problem_at(source, node_at(source, root, fault.path).span, "CFP2106",
                    "this value is not where it should be: the file cannot be edited safely",
                    "write the value in a plainer way, and report the file as a bug of cfplan");
}

/// Looks for a key that is twice in an object.
class Duplicates {
 public:
  Duplicates(const SourceFile& source, Node& root) : source_(source), root_(root) {}

  std::optional<Diagnostic> look_into(const Value& value) {
    const auto* list = value.as<Value::List>();
    const auto* map = value.as<Value::Map>();
    const std::size_t size = list != nullptr ? list->size() : map != nullptr ? map->size() : 0;
    for (std::size_t i = 0; i < size; ++i) {
      path_.push_back(i);
      if (auto problem = look_into(list != nullptr ? (*list)[i] : (*map)[i].value)) return problem;
      path_.pop_back();
    }
    return map != nullptr ? look_at_keys(*map) : std::nullopt;
  }

 private:
  [[nodiscard]] std::optional<Diagnostic> look_at_keys(const Value::Map& map) const {
    constexpr std::size_t kFew = 16;
    if (map.size() <= kFew) {
      for (std::size_t i = 0; i < map.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
          if (map[i].key == map[j].key) return twice(map[i].key, i, j);
        }
      }
      return std::nullopt;
    }
    KeyTable seen(map.size());
    for (std::size_t i = 0; i < map.size(); ++i) {
      std::uint32_t& first = seen.place(KeyTable::hash_of(map[i].key),
                                        [&](std::size_t j) { return map[j].key == map[i].key; });
      if (first != KeyTable::kNoPlace) return twice(map[i].key, i, first);
      first = static_cast<std::uint32_t>(i);
    }
    return std::nullopt;
  }

  [[nodiscard]] Diagnostic twice(const std::string& key, std::size_t again,
                                 std::size_t first) const {
    const std::vector<Item>& items = node_at(source_, root_, path_).items_in(source_.bytes());
    return problem_at(source_, {items[again].begin, items[again].value.span.begin}, "CFP2122",
                      "the key \"" + visible(key) + "\" is there already, in line " +
                          std::to_string(source_.position(items[first].begin).line),
                      "remove one of the two");
  }

  const SourceFile& source_;
  Node& root_;
  std::vector<std::size_t> path_;  // to the value that is looked into
};

}  // namespace

Result<Loaded> load(const SourceFile& source) {
  MarkScan scan = scan_marks(source.bytes());
  if (scan.fault.fault != Fault::None) return fail(fault_of(source, scan.fault));
  Node root;
  root.kind = Node::Kind::Object;
  root.span = scan.root;
  auto tree = parse_json_tree(scan);
  if (!tree) return fail(fault_of(source, root, tree.error()));
  scan = {};
  if (auto problem = Duplicates(source, root).look_into(*tree)) return fail(*std::move(problem));
  return Loaded{std::move(root), *std::move(tree)};
}

Result<bool> means(const std::string& name, const std::string& text, const Value& intended) {
  {
    MarkScan scan = scan_marks(text);
    if (scan.fault.fault == Fault::None && json_means(scan, intended)) return true;
  }
  // What it says instead, or why it says nothing.
  const Result<Loaded> loaded = load(SourceFile(name, text));
  if (!loaded) return fail(loaded.error());
  return same_meaning(loaded->tree, intended);
}

}  // namespace cfplan::jsoncdoc
