#include "document/toml/toml_tree.hpp"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <string>
#include <utility>

#include "cfplan/base/text.hpp"
#include "document/toml/toml_plus_plus.hpp"

namespace cfplan::tomldoc {
namespace {

LineColumn position_of(const ::toml::source_position& position) {
  return {position.line, position.column};
}

std::size_t offset_of(const SourceFile& source, LineColumn at) {
  std::size_t offset = source.offset(at.line, 0);
  const std::string& bytes = source.bytes();
  if (offset == 0 && bytes.starts_with(kByteOrderMark)) offset += kByteOrderMark.size();
  for (std::size_t column = 1; column < at.column && offset < bytes.size(); ++column) {
    do {
      ++offset;
    } while (offset < bytes.size() && (static_cast<unsigned char>(bytes[offset]) & 0xC0U) == 0x80U);
  }
  return offset;
}

SourceSpan span_of(const SourceFile& source, const ::toml::source_region& region) {
  const std::size_t begin = offset_of(source, position_of(region.begin));
  return {begin, std::max(begin, offset_of(source, position_of(region.end)))};
}

std::string lower_first(std::string_view text) {
  std::string out(text);
  if (!out.empty()) out[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(out[0])));
  while (out.ends_with('.')) out.pop_back();
  return out;
}

Diagnostic syntax_error(const SourceFile& source, const ::toml::parse_error& error) {
  Diagnostic diagnostic;
  diagnostic.code = "CFP2101";
  diagnostic.message = lower_first(error.description());
  diagnostic.place = source.place(span_of(source, error.source()));
  diagnostic.hint = "wrangler cannot read this file either: correct it by hand first";
  return diagnostic;
}

std::size_t escape_size(char letter) {
  switch (letter) {
    case 'x': return 4;
    case 'u': return 6;
    case 'U': return 10;
    default: return 2;
  }
}

std::size_t code_point_size(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
  return end - at;
}

// toml++ reads every line end inside a string as LF; wrangler's parser takes it as it is written.
std::string with_line_ends(const std::string& value, std::string_view written) {
  const bool is_basic = written.starts_with("\"\"\"");
  if (!is_basic && !written.starts_with("'''")) return value;
  std::size_t at = 3;
  if (written.substr(at, 2) == "\r\n") at += 2;
  else if (written.substr(at, 1) == "\n") ++at;
  std::string out;
  for (std::size_t read = 0; read < value.size() && at < written.size();) {
    std::size_t size = 1;
    if (is_basic && written[at] == '\\') {
      const std::size_t next = written.find_first_not_of(" \t", at + 1);
      if (written[next] == '\n' || written[next] == '\r') {
        at = written.find_first_not_of(" \t\r\n", next);
        continue;
      }
      at += escape_size(written[at + 1]);
      size = code_point_size(value, read);
    } else if (written.substr(at, 2) == "\r\n") {
      out += '\r';
      at += 2;
    } else {
      ++at;
    }
    out += value.substr(read, size);
    read += size;
  }
  return out;
}

// toml++'s tree as ours, which takes it apart on the way.
class Conversion {
 public:
  Conversion(const SourceFile& source, const FirstElements& first_elements)
      : source_(source),
        first_elements_(first_elements),
        has_crlf_(source.bytes().find('\r') != std::string::npos) {}

  Value table(::toml::table& table, PathHash path) {
    std::vector<std::pair<const ::toml::key*, ::toml::node*>> members;
    members.reserve(table.size());
    for (auto&& [key, node] : table) members.emplace_back(&key, &node);
    std::sort(members.begin(), members.end(), [](const auto& a, const auto& b) {
      return a.first->source().begin < b.first->source().begin;
    });
    Value::Map map;
    map.reserve(members.size());
    for (const auto& [key, node] : members) {
      keys_.push_back(key->str());
      map.push_back({std::string(key->str()), value(*node, hash_key(path, key->str()))});
      keys_.pop_back();
    }
    table.clear();  // it is many times as large as the map
    return map;
  }

  std::vector<TomlLeaf> take_leaves() {
    std::sort(leaves_.begin(), leaves_.end());
    return std::move(leaves_);
  }

  Diagnostics take_problems() { return std::move(problems_); }

 private:
  // A value outside inline tables and arrays: a section, or a leaf.
  Value value(::toml::node& node, PathHash path) {
    if (inside_leaf_ > 0) return inline_value(node);
    if (auto* inner = node.as_table(); inner != nullptr && !inner->is_inline()) {
      return table(*inner, path);
    }
    if (auto* array = node.as_array(); array != nullptr && is_array_of_tables(*array)) {
      Value::List list;
      list.reserve(array->size());
      const auto first = first_elements_.find(path);
      const std::size_t number = first == first_elements_.end() ? 0 : first->second;
      for (std::size_t i = 0; i < array->size(); ++i) {
        list.push_back(table(*(*array)[i].as_table(), hash_index(path, number + i)));
      }
      return list;
    }
    leaves_.push_back({position_of(node.source().begin), path});
    ++inside_leaf_;
    Value leaf = inline_value(node);
    --inside_leaf_;
    return leaf;
  }

  static bool is_array_of_tables(const ::toml::array& array) {
    return !array.empty() && array[0].is_table() && !array[0].as_table()->is_inline();
  }

  Value inline_value(::toml::node& node) {
    switch (node.type()) {
      case ::toml::node_type::string: return string(node);
      case ::toml::node_type::boolean: return Value(node.as_boolean()->get());
      case ::toml::node_type::floating_point: return Value(node.as_floating_point()->get());
      case ::toml::node_type::integer: return integer(node);
      case ::toml::node_type::table: return table(*node.as_table(), kRootHash);
      case ::toml::node_type::array: return list(*node.as_array());
      default: return date(node);
    }
  }

  Value string(::toml::node& node) {
    std::string& text = node.as_string()->get();
    if (!has_crlf_ || text.find('\n') == std::string::npos) {
      return std::move(text);
    }
    const SourceSpan span = span_of(source_, node.source());
    return with_line_ends(text, std::string_view(source_.bytes()).substr(span.begin, span.size()));
  }

  Value list(::toml::array& array) {
    Value::List list;
    list.reserve(array.size());
    for (::toml::node& item : array) list.push_back(inline_value(item));
    return list;
  }

  Value integer(const ::toml::node& node) {
    const std::int64_t number = node.as_integer()->get();
    if (number > kMaxExactInteger || number < -kMaxExactInteger) {
      report(node, "CFP2104", "the integer " + std::to_string(number) + " is beyond ±(2^53-1)",
             "wrangler refuses it: write it as a string");
    }
    return number;
  }

  Value date(const ::toml::node& node) {
    const SourceSpan span = span_of(source_, node.source());
    std::string text = source_.bytes().substr(span.begin, span.size());
    const bool is_var =
        keys_[0] == "vars" || (keys_.size() > 2 && keys_[0] == "env" && keys_[2] == "vars");
    if (is_var) {
      report(node, "CFP2105", "a date cannot be a var",
             "wrangler refuses it: write it as a string, \"" + text + "\"");
    }
    return DateTime{std::move(text)};
  }

  void report(const ::toml::node& node, const char* code, std::string message, std::string hint) {
    Diagnostic problem;
    problem.code = code;
    problem.message = std::move(message);
    problem.place = source_.place(span_of(source_, node.source()));
    problem.hint = std::move(hint);
    problems_.push_back(std::move(problem));
  }

  const SourceFile& source_;
  const FirstElements& first_elements_;
  bool has_crlf_;
  std::vector<std::string_view> keys_;
  std::size_t inside_leaf_ = 0;
  std::vector<TomlLeaf> leaves_;
  Diagnostics problems_;
};

}  // namespace

Result<TomlTree> parse_toml_tree(const SourceFile& source, const FirstElements& first_elements) {
  ::toml::parse_result parsed = ::toml::parse(std::string_view(source.bytes()));
  if (!parsed) return fail(syntax_error(source, parsed.error()));
  Conversion conversion(source, first_elements);
  TomlTree tree;
  tree.root = conversion.table(parsed.table(), kRootHash);
  tree.leaves = conversion.take_leaves();
  Diagnostics problems = conversion.take_problems();
  if (!problems.empty()) return fail(Error(std::move(problems)));
  return tree;
}

LineColumn toml_position(const SourceFile& source, std::size_t offset) {
  LineColumn position = source.position(offset);
  if (position.line == 1 && source.bytes().starts_with(kByteOrderMark)) --position.column;
  return position;
}

}  // namespace cfplan::tomldoc
