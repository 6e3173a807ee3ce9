#include "cfplan/manifest/manifest_editor.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "cfplan/base/check.hpp"
#include "cfplan/base/credential_lines.hpp"
#include "cfplan/document/text_edit.hpp"
#include "manifest/yaml/block_lines.hpp"
#include "manifest/yaml/flow_text.hpp"
#include "manifest/yaml/yaml_reader.hpp"
#include "manifest/yaml/yaml_writer.hpp"

namespace cfplan {
namespace {

/// A node with the entry and the node that hold it.
struct Found {
  const YamlNode* node = nullptr;
  const YamlEntry* entry = nullptr;  ///< null for the root
};

const YamlEntry* child(const YamlNode& node, const Step& step) {
  const auto* key = std::get_if<std::string>(&step);
  if ((key != nullptr) != (node.kind == YamlKind::Map)) return nullptr;
  if (key == nullptr) {
    const std::size_t index = std::get<std::size_t>(step);
    const bool there = node.kind == YamlKind::List && index < node.entries.size();
    return there ? &node.entries[index] : nullptr;
  }
  const auto found = std::find_if(node.entries.begin(), node.entries.end(),
                                  [&](const YamlEntry& entry) { return entry.key == *key; });
  return found == node.entries.end() ? nullptr : &*found;
}

/// The deepest node on the way that is there, and how many steps lead to it.
std::pair<Found, std::size_t> follow(const YamlNode& root, const ValuePath& path) {
  Found found{&root, nullptr};
  std::size_t taken = 0;
  for (const Step& step : path.steps()) {
    const YamlEntry* next = child(*found.node, step);
    if (next == nullptr) break;
    found = {next->value, next};
    ++taken;
  }
  return {found, taken};
}

// The same change made to the meaning; what the bytes must say afterwards.
Value* make_way(Value& root, const ValuePath& path) {
  Value* at = &root;
  for (const Step& step : path.steps()) {
    if (const auto* index = std::get_if<std::size_t>(&step)) {
      auto* list = at->as<Value::List>();
      if (list == nullptr || *index >= list->size()) return nullptr;
      at = &(*list)[*index];
      continue;
    }
    const std::string& key = std::get<std::string>(step);
    if (at->is<Null>()) *at = Value(Value::Map{});
    auto* map = at->as<Value::Map>();
    if (map == nullptr) return nullptr;
    if (at->find(key) == nullptr) map->push_back({key, {}});
    at = at->find(key);
  }
  return at;
}

void take_away(Value& root, const ValuePath& path) {
  Value* parent = make_way(root, path.parent());
  if (parent == nullptr) return;
  if (const auto* index = std::get_if<std::size_t>(&path.steps().back())) {
    auto& list = *parent->as<Value::List>();
    list.erase(list.begin() + static_cast<std::ptrdiff_t>(*index));
  } else if (auto* map = parent->as<Value::Map>()) {
    const std::string& key = std::get<std::string>(path.steps().back());
    std::erase_if(*map, [&](const Member& member) { return member.key == key; });
  }
}

/// A scalar, or a null that is written out.
bool is_word(const YamlNode& node) {
  return node.kind == YamlKind::Scalar || node.kind == YamlKind::Null;
}

class Editing {
 public:
  Editing(const SourceFile& file, YamlTree tree)
      : file_(file), tree_(std::move(tree)), lines_(file.bytes()) {}

  [[nodiscard]] const YamlNode* root() const { return tree_.root; }
  [[nodiscard]] Value meaning() const { return tree_value(tree_.root); }

  // No edits at all: it cannot be done.
  using Edits = std::vector<TextEdit>;

  [[nodiscard]] Edits replace(const YamlNode& node, const Value& value) const {
    const bool list_or_map = value.is<Value::List>() || value.is<Value::Map>();
    const std::string_view written = text_of(node.span);
    const bool one_line = written.find('\n') == std::string_view::npos && !written.empty() &&
                          written.front() != '|' && written.front() != '>';
    if (!is_word(node) || !one_line || list_or_map) return {};
    return {TextEdit{node.span, flow_text(value)}};
  }

  [[nodiscard]] Edits insert(const Found& parent, const std::string& key,
                             const Value& value) const {
    if (const auto flow = flow_of(parent, YamlKind::Map)) {
      if (flow->empty() && parent.entry != nullptr) return unfold(parent, *flow, key, value);
      return {flow->addition(key_text(key) + ": " + flow_text(value))};
    }
    const auto place = place_for(parent, YamlKind::Map);
    if (!place) return {};
    return {lines_.insertion(place->line, block_entry(key, value, place->indent, lines_.ending()))};
  }

  [[nodiscard]] Edits append(const Found& list, const Value& item) const {
    if (const auto flow = flow_of(list, YamlKind::List)) return {flow->addition(flow_text(item))};
    const auto place = place_for(list, YamlKind::List);
    if (!place) return {};
    return {lines_.insertion(
        place->line, std::string(place->indent, ' ') + "- " + flow_text(item) + lines_.ending())};
  }

  [[nodiscard]] Edits remove(const Found& parent, const YamlEntry& entry) const {
    if (const auto flow = flow_of(parent, parent.node->kind)) {
      const auto place = static_cast<std::size_t>(&entry - parent.node->entries.data());
      const auto edit = flow->removal(place);
      return edit ? Edits{*edit} : Edits{};
    }
    const auto block = lines_.entry_at(entry.key_span.begin);
    if (!block) return {};
    return {TextEdit{lines_.span(*block), ""}};
  }

 private:
  struct InsertPlace {
    std::size_t line;  ///< before which the new lines go
    std::size_t indent;
  };

  [[nodiscard]] std::optional<FlowText> flow_of(const Found& found, YamlKind kind) const {
    if (found.node->kind != kind) return std::nullopt;
    return FlowText::at(file_.bytes(), found.node->span.begin);
  }

  // In place of `{}` behind a key: its entries in block style, as a person would write them.
  [[nodiscard]] Edits unfold(const Found& parent, const FlowText& flow, const std::string& key,
                             const Value& value) const {
    const auto block = lines_.entry_at(parent.entry->key_span.begin);
    if (!block) return {flow.addition(key_text(key) + ": " + flow_text(value))};
    SourceSpan gone = flow.span();
    while (gone.begin > 0 && file_.bytes()[gone.begin - 1] == ' ') --gone.begin;
    const std::string lines = block_entry(key, value, block->indent + 2, lines_.ending());
    return {TextEdit{gone, ""}, lines_.insertion(block->begin + 1, lines)};
  }

  [[nodiscard]] std::string_view text_of(SourceSpan span) const {
    return std::string_view(file_.bytes()).substr(span.begin, span.size());
  }

  // Behind the last entry of a block map or list, or below the key whose value is not written yet.
  [[nodiscard]] std::optional<InsertPlace> place_for(const Found& parent, YamlKind kind) const {
    if (parent.node->kind == kind && !parent.node->entries.empty()) {
      const auto block = lines_.entry_at(parent.node->entries.back().key_span.begin);
      if (!block) return std::nullopt;
      return InsertPlace{block->end, block->indent};
    }
    if (parent.node->kind != YamlKind::Null || parent.entry == nullptr) return std::nullopt;
    const auto block = lines_.entry_at(parent.entry->key_span.begin);
    const bool written = parent.node->span != parent.entry->key_span;
    if (!block || written) return std::nullopt;
    return InsertPlace{block->begin + 1, block->indent + 2};
  }

  const SourceFile& file_;
  YamlTree tree_;
  BlockLines lines_;
};

// `wanted`: what should stand there, in the reader's words.
Diagnostic refusal(const SourceFile& file, const ValuePath& path, const std::string& wanted) {
  return {.code = "CFP2241",
          .message = path.text() + " cannot be changed without rewriting what its author wrote",
          .place = file_place(file.name()),
          .hint = "make this change by hand: " + wanted};
}

// The key that the path ends in, as it begins an entry.
std::string entry_begin(const ValuePath& path) {
  const auto* key = path.empty() ? nullptr : std::get_if<std::string>(&path.steps().back());
  return key == nullptr ? "" : key_text(*key) + ": ";
}

std::string to_be(const ValuePath& path, const Value& value) {
  return masked_text(entry_begin(path) + flow_text(value), Notation::Yaml);
}

// An item of the list at the path.
std::string item_to_be(const ValuePath& path, const Value& item) {
  return to_be(path, item).substr(entry_begin(path).size());
}

// The edits made, read again, and held against what they should say.
Result<SourceFile> proved(const SourceFile& file, const std::vector<TextEdit>& edits,
                          const Value& intended, const Diagnostic& refused) {
  if (edits.empty()) return fail(refused);
  SourceFile changed(file.name(), apply_edits(file.bytes(), edits));
  const ManifestText text(changed);
  const YamlReading reading = read_yaml(text);
  // An empty file is no map, to which nothing could be added again.
  const bool is_map = reading.problems.empty() && reading.tree.root != nullptr &&
                      reading.tree.root->kind == YamlKind::Map;
  if (!is_map || tree_value(reading.tree.root) != without_empty_maps(intended)) {
    return fail(refused);
  }
  return changed;
}

Editing editing(const SourceFile& file) {
  const ManifestText text(file);
  YamlReading reading = read_yaml(text);
  check(reading.problems.empty(), "an edited manifest is readable");
  return {file, std::move(reading.tree)};
}

}  // namespace

Result<ManifestEditor> ManifestEditor::open(SourceFile file) {
  const ManifestText text(file);
  YamlReading reading = read_yaml(text);
  if (!reading.problems.empty()) return fail(Error(std::move(reading.problems)));
  if (reading.tree.root == nullptr || reading.tree.root->kind != YamlKind::Map) {
    return fail(Diagnostic{.code = "CFP2242",
                           .message = "the manifest is no map and cannot be edited",
                           .place = file_place(file.name()),
                           .hint = "begin it with version: 1"});
  }
  return ManifestEditor(std::move(file));
}

std::optional<Value> ManifestEditor::get(const ValuePath& path) const {
  const Value meaning = editing(file_).meaning();
  const Value* found = value_at(meaning, path);
  return found == nullptr ? std::nullopt : std::optional(*found);
}

Result<void> ManifestEditor::set(const ValuePath& path, const Value& value) {
  const Editing edit = editing(file_);
  const auto [found, taken] = follow(*edit.root(), path);
  const Diagnostic refused = refusal(file_, path, to_be(path, value));
  Value intended = edit.meaning();
  Value* target = make_way(intended, path);
  if (target == nullptr || path.empty()) return fail(refused);
  if (taken == path.size() && *target == value) return {};
  *target = value;
  std::vector<TextEdit> edits;
  if (taken == path.size() && is_word(*found.node)) {
    edits = edit.replace(*found.node, value);
  } else if (taken < path.size()) {
    Value entry = value;
    for (std::size_t i = path.size() - 1; i > taken; --i) {
      entry = Value(Value::Map{{std::get<std::string>(path.steps()[i]), std::move(entry)}});
    }
    edits = edit.insert(found, std::get<std::string>(path.steps()[taken]), entry);
  }
  return keep(proved(file_, edits, intended, refused));
}

Result<void> ManifestEditor::append(const ValuePath& path, const Value& item) {
  const Editing edit = editing(file_);
  const auto [found, taken] = follow(*edit.root(), path);
  if (taken < path.size()) return set(path, Value(Value::List{item}));
  const Diagnostic refused = refusal(file_, path, "add " + item_to_be(path, item));
  Value intended = edit.meaning();
  Value* list = make_way(intended, path);
  if (list != nullptr && list->is<Null>()) *list = Value(Value::List{});
  if (list == nullptr || !list->is<Value::List>()) return fail(refused);
  list->as<Value::List>()->push_back(item);
  return keep(proved(file_, edit.append(found, item), intended, refused));
}

Result<void> ManifestEditor::rename(const ValuePath& path, const std::string& name) {
  const Editing edit = editing(file_);
  const auto [found, taken] = follow(*edit.root(), path);
  const auto [other, known] = follow(*edit.root(), path.parent() / name);
  if (taken < path.size() || known == path.size() || found.entry == nullptr) return {};
  Value intended = edit.meaning();
  auto* map = make_way(intended, path.parent())->as<Value::Map>();
  for (Member& member : *map) {
    if (member.key == std::get<std::string>(path.steps().back())) member.key = name;
  }
  const std::vector<TextEdit> edits{{found.entry->key_span, key_text(name)}};
  return keep(proved(file_, edits, intended, refusal(file_, path, "call it " + name)));
}

Result<void> ManifestEditor::remove(const ValuePath& path) {
  const Editing edit = editing(file_);
  const auto [found, taken] = follow(*edit.root(), path);
  const Diagnostic refused = refusal(file_, path, "remove it");
  if (path.empty()) return fail(refused);
  if (taken < path.size()) return {};
  Value intended = edit.meaning();
  take_away(intended, path);
  const Found parent = follow(*edit.root(), path.parent()).first;
  return keep(proved(file_, edit.remove(parent, *found.entry), intended, refused));
}

Result<void> ManifestEditor::keep(Result<SourceFile> changed) {
  if (!changed) return fail(std::move(changed.error()));
  file_ = std::move(*changed);
  return {};
}

}  // namespace cfplan
