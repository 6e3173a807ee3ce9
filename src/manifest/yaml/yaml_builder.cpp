#include "manifest/yaml/yaml_builder.hpp"

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <utility>

#include "cfplan/base/text.hpp"
#include "manifest/wording.hpp"
#include "manifest/yaml/yaml_reader.hpp"
#include "manifest/yaml/yaml_spans.hpp"

namespace cfplan {
namespace {

// Enough to work on; a file of a million duplicates needs no list of them.
constexpr std::size_t kMaxProblems = 1000;

}  // namespace

void YamlBuilder::add_null(std::size_t at, std::size_t anchor) {
  if (gave_up_) return;
  const SourceSpan span = null_span(source_.bytes(), skip_properties(source_.bytes(), at));
  if (wants_key()) {
    const std::string_view text = std::string_view(source_.bytes()).substr(span.begin, span.size());
    if (text.empty()) return give_up("CFP1014", "a key is missing here", span, "write it");
    return take_key(at, text, span);
  }
  // The mark of a null that is not written is at the next token: its key is the better place.
  const bool has_key = !open_.empty() && open_.back().has_key;
  const SourceSpan where =
      span.size() == 0 && has_key ? open_.back().node->entries.back().key_span : span;
  place(new_node(YamlKind::Null, where), {}, anchor);
}

void YamlBuilder::add_scalar(std::size_t at, std::string_view tag, std::size_t anchor,
                             std::string_view text) {
  if (gave_up_ || refuse_tag(tag, at)) return;
  const YamlStyle style = tag == "!" ? YamlStyle::Quoted : YamlStyle::Plain;
  const SourceSpan span = scalar_span(at, style, text);
  if (gave_up_) return;
  if (wants_key()) return take_key(at, text, span);
  YamlNode* node = new_node(YamlKind::Scalar, span);
  node->style = style;
  node->text = text;
  place(node, {}, anchor);
}

void YamlBuilder::add_alias(std::size_t at, std::size_t anchor) {
  if (gave_up_) return;
  const std::string& bytes = source_.bytes();
  const SourceSpan span{at, std::min(bytes.find_first_of(" \t\r\n,]}", at), bytes.size())};
  if (wants_key()) {
    return give_up("CFP1014", "an alias cannot be a key", span, "write the key itself");
  }
  const auto found = anchors_.find(anchor);
  if (found == anchors_.end() || found->second.is_open) {
    return give_up("CFP1006", "an alias stands inside the value that it names", span,
                   "write the value itself");
  }
  const Anchored& named = found->second;
  if (refuse_depth(open_.size() + named.extent.depth, span)) return;
  count(named.extent.values, span);
  place(named.node, named.extent, 0);
}

void YamlBuilder::open(YamlKind kind, std::size_t at, std::string_view tag, std::size_t anchor) {
  if (gave_up_ || refuse_tag(tag, at)) return;
  const std::size_t begin = skip_properties(source_.bytes(), at);
  const bool flow = begin < source_.bytes().size() &&
                    (source_.bytes()[begin] == '[' || source_.bytes()[begin] == '{');
  const SourceSpan span =
      flow ? SourceSpan{begin, begin + 1} : plain_span(source_.bytes(), begin, "\n");
  if (wants_key()) {
    return give_up("CFP1014", "a list or map cannot be a key", span, "write a plain key");
  }
  if (refuse_depth(open_.size() + 1, span)) return;
  YamlNode* node = new_node(kind, span);
  if (anchor != 0) anchors_[anchor] = {node, {}, true};
  open_.push_back({node, anchor});
}

void YamlBuilder::close() {
  if (gave_up_) return;
  const Open closed = open_.back();
  open_.pop_back();
  if (closed.node->kind == YamlKind::Map) drop_duplicate_keys(*closed.node);
  place(closed.node, closed.extent, closed.anchor);
}

bool YamlBuilder::wants_key() const {
  return !open_.empty() && open_.back().node->kind == YamlKind::Map && !open_.back().has_key;
}

void YamlBuilder::take_key(std::size_t at, std::string_view text, SourceSpan span) {
  const bool merge = text == "<<" && source_.bytes()[at] == '<';
  if (merge) {
    return give_up("CFP1009", "merge keys (<<) are not supported", span,
                   "put what is shared into defaults, environments or the customer");
  }
  open_.back().node->entries.push_back({std::string(text), span, nullptr});
  open_.back().has_key = true;
}

YamlNode* YamlBuilder::new_node(YamlKind kind, SourceSpan span) {
  count(1, span);
  YamlNode& node = tree_.nodes.emplace_back();
  node.kind = kind;
  node.span = span;
  return &node;
}

// Puts a finished value where it belongs.
void YamlBuilder::place(const YamlNode* node, Extent extent, std::size_t anchor) {
  if (anchor != 0) anchors_[anchor] = {node, extent, false};
  if (open_.empty()) {
    tree_.root = node;
    return;
  }
  Open& parent = open_.back();
  parent.extent.values += extent.values;
  parent.extent.depth = std::max(parent.extent.depth, extent.depth + 1);
  if (parent.node->kind == YamlKind::List) {
    parent.node->entries.push_back({{}, node->span, node});
  } else {
    parent.node->entries.back().value = node;
    parent.has_key = false;
  }
}

void YamlBuilder::count(std::size_t values, SourceSpan span) {
  values_ += values;
  if (gave_up_ || values_ <= kMaxYamlValues) return;
  give_up("CFP1004", "the file holds more than 1,000,000 values", span,
          "use fewer aliases, or split it into files named by include");
}

SourceSpan YamlBuilder::scalar_span(std::size_t at, YamlStyle style, std::string_view text) {
  const std::string& bytes = source_.bytes();
  const std::size_t begin = skip_properties(bytes, at);
  if (style == YamlStyle::Plain) return plain_span(bytes, begin, text);
  const bool quoted = begin < bytes.size() && (bytes[begin] == '"' || bytes[begin] == '\'');
  if (!quoted) return plain_span(bytes, begin, "\n");  // `|` or `>` and the rest of that line
  const auto span = quoted_span(bytes, begin);
  if (!span) {
    give_up("CFP1010", "this quote is never closed", {begin, begin + 1}, "close it");
  }
  return span.value_or(SourceSpan{begin, begin});
}

bool YamlBuilder::refuse_tag(std::string_view tag, std::size_t at) {
  if (tag == "?" || tag == "!" || tag.empty()) return false;
  const std::size_t end =
      std::min(source_.bytes().find_first_of(" \t\r\n", at), source_.bytes().size());
  give_up("CFP1013", "tags are not supported", {at, end},
          "remove the tag; a quoted value is always a string");
  return true;
}

bool YamlBuilder::refuse_depth(std::size_t depth, SourceSpan span) {
  if (depth <= kMaxYamlDepth) return false;
  give_up("CFP1005", "values are nested deeper than 64 levels", span, "write it flatter");
  return true;
}

void YamlBuilder::drop_duplicate_keys(YamlNode& map) {
  std::unordered_map<std::string_view, SourceSpan> seen;
  seen.reserve(map.entries.size());
  for (const YamlEntry& entry : map.entries) {
    const auto [first, is_new] = seen.emplace(entry.key, entry.key_span);
    if (is_new || problems_.size() >= kMaxProblems) continue;
    const LineColumn place = source_.position(first->second.begin);
    maps_.emplace(problems_.size(), &map);
    report("CFP1007", "the key " + in_quotes(entry.key) + " stands twice in one map",
           entry.key_span,
           "the first is in line " + std::to_string(place.line) + ", column " +
               std::to_string(place.column) + "; keep one of them");
  }
  if (seen.size() == map.entries.size()) return;
  std::vector<YamlEntry> kept;
  std::copy_if(map.entries.begin(), map.entries.end(), std::back_inserter(kept),
               [&](const YamlEntry& entry) { return seen.at(entry.key) == entry.key_span; });
  map.entries = std::move(kept);
}

void YamlBuilder::report(std::string code, std::string message, SourceSpan span, std::string hint) {
  problems_.push_back({.code = std::move(code),
                       .message = std::move(message),
                       .place = source_.place(span),
                       .hint = std::move(hint)});
}

void YamlBuilder::give_up(std::string code, std::string message, SourceSpan span,
                          std::string hint) {
  report(std::move(code), std::move(message), span, std::move(hint));
  gave_up_ = true;
}

}  // namespace cfplan
