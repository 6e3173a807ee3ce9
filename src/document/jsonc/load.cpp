#include "document/jsonc/load.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "cfplan/base/text.hpp"
#include "document/intended_tree.hpp"
#include "document/jsonc/json_tree.hpp"
#include "document/jsonc/scanner.hpp"

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

Diagnostic fault_of(const SourceFile& source, const Mask& mask) {
  const SourceSpan at{mask.fault_at, mask.fault_at + 1};
  if (mask.fault == Fault::TooDeep) {
    return problem_at(source, at, "CFP2103",
                      "values are nested deeper than " + std::to_string(kMaxDepth) + " levels",
                      "no value of a wrangler file needs so many: correct it by hand");
  }
  return problem_at(source, at, "CFP2121", words_of(mask.fault), kByHand);
}

/// Holds the scanned items to the values that the parser read, and gives them the keys that do not
/// stand so in the text.
class Joining {
 public:
  explicit Joining(const SourceFile& source) : source_(source) {}

  std::optional<Diagnostic> join(Node& node, const Value& value) {
    const auto* list = value.as<Value::List>();
    const auto* map = value.as<Value::Map>();
    const std::size_t size = list != nullptr ? list->size() : map != nullptr ? map->size() : 0;
    const Node::Kind kind = list != nullptr  ? Node::Kind::Array
                            : map != nullptr ? Node::Kind::Object
                                             : Node::Kind::Scalar;
    if (node.kind != kind || node.items().size() != size) {
      return problem_at(source_, node.span, "CFP2106",
                        "this value is not where it should be: the file cannot be edited safely",
                        "write the value in a plainer way, and report the file as a bug of cfplan");
    }
    for (std::size_t i = 0; i < size; ++i) {
      Item& item = node.inside.get().items[i];
      if (map != nullptr && item.key_in(source_.bytes()) != (*map)[i].key) {
        item.key = Boxed<std::string>((*map)[i].key);
      }
      const Value& inner = list != nullptr ? (*list)[i] : (*map)[i].value;
      if (auto problem = join(item.value, inner)) return problem;
    }
    return map != nullptr ? duplicate(node.items(), *map) : std::nullopt;
  }

 private:
  [[nodiscard]] std::optional<Diagnostic> duplicate(const std::vector<Item>& items,
                                                    const Value::Map& map) const {
    constexpr std::size_t kFew = 16;
    if (map.size() <= kFew) {
      for (std::size_t i = 0; i < map.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
          if (map[i].key == map[j].key) return twice(map[i].key, items[i], items[j]);
        }
      }
      return std::nullopt;
    }
    std::unordered_map<std::string_view, const Item*> seen;
    for (std::size_t i = 0; i < map.size(); ++i) {
      const auto [first, is_new] = seen.emplace(map[i].key, &items[i]);
      if (!is_new) return twice(map[i].key, items[i], *first->second);
    }
    return std::nullopt;
  }

  [[nodiscard]] Diagnostic twice(const std::string& key, const Item& item,
                                 const Item& first) const {
    return problem_at(source_, {item.begin, item.value.span.begin}, "CFP2122",
                      "the key \"" + visible(key) + "\" is there already, in line " +
                          std::to_string(source_.position(first.begin).line),
                      "remove one of the two");
  }

  const SourceFile& source_;
};

}  // namespace

Result<Loaded> load(const SourceFile& source) {
  Scan scan = scan_jsonc(source.bytes());
  if (scan.mask.fault != Fault::None) return fail(fault_of(source, scan.mask));
  auto tree = parse_json_tree(scan.mask.text, scan.sizes);
  if (!tree) {
    const std::size_t at = tree.error().at;
    return fail(problem_at(source, {at, at + 1}, "CFP2121", tree.error().reason, kByHand));
  }
  if (auto problem = Joining(source).join(scan.root, *tree)) return fail(*std::move(problem));
  return Loaded{std::move(scan.root), *std::move(tree)};
}

Result<bool> means(const std::string& name, const std::string& text, const Value& intended) {
  {
    const MarkScan scan = scan_marks(text);
    const bool is_read = scan.mask.fault == Fault::None;
    if (is_read && json_means(scan.mask.text, scan.marks, intended)) return true;
  }
  // What it says instead, or why it says nothing.
  const Result<Loaded> loaded = load(SourceFile(name, text));
  if (!loaded) return fail(loaded.error());
  return same_meaning(loaded->tree, intended);
}

}  // namespace cfplan::jsoncdoc
