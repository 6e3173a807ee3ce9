#include "document/jsonc/text_changes.hpp"

#include <algorithm>
#include <utility>

#include "document/jsonc/container_changes.hpp"
#include "document/jsonc/layout.hpp"
#include "document/jsonc/trivia.hpp"
#include "document/jsonc/writing.hpp"

namespace cfplan::jsoncdoc {
namespace {

class Collector {
 public:
  explicit Collector(std::string_view text, const Node& root)
      : text_(text), layout_(layout_of(text, root)) {}

  std::vector<TextEdit> collect(const Node& root) {
    visit(root, root);
    std::stable_sort(edits_.begin(), edits_.end(),
                     [](const TextEdit& a, const TextEdit& b) { return a.span < b.span; });
    std::erase_if(edits_, [&](const TextEdit& edit) {
      return text_.substr(edit.span.begin, edit.span.size()) == edit.text;
    });
    return std::move(edits_);
  }

 private:
  void visit(const Node& node, const Node& parent) {
    if (node.is_made) return replace(node, parent);
    bool has_changed = false;
    for (const Item& item : node.known_items()) {
      if (item.is_removed || item.is_made()) has_changed = true;
      else visit(item.value, node);
    }
    if (has_changed) change_items(text_, layout_, node, edits_);
  }

  void replace(const Node& node, const Node& parent) {
    edits_.push_back({node.span, text_of(node, parent), node.owner});
  }

  // Only a container asks for the layout around it.
  std::string text_of(const Node& node, const Node& parent) const {
    if (node.kind == Node::Kind::Scalar) return *node.inside->scalar;
    const std::string_view around = text_.substr(parent.span.begin, parent.span.size());
    const bool is_one_line = around.find_first_of("\r\n") == std::string_view::npos;
    return write_node(node, layout_, is_one_line ? Shape::OneLine : Shape::Pretty,
                      indentation_at(text_, node.span.begin));
  }

  std::string_view text_;
  Layout layout_;
  std::vector<TextEdit> edits_;
};

}  // namespace

std::vector<TextEdit> text_changes(std::string_view text, const Node& root) {
  if (!root.inside) return {};  // nobody has gone into it
  return Collector(text, root).collect(root);
}

}  // namespace cfplan::jsoncdoc
