#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "manifest/yaml/manifest_text.hpp"
#include "manifest/yaml/yaml_tree.hpp"

namespace cfplan {

/// Makes the tree out of what a YAML parser meets, in the order of the file. After a problem that
/// makes the rest meaningless it ignores what else comes.
class YamlBuilder {
 public:
  explicit YamlBuilder(const ManifestText& source) : source_(source) {}

  /// `at`: byte offset; `anchor`: 0 for none; `tag`: "?" and "!" for none.
  void add_null(std::size_t at, std::size_t anchor);
  void add_scalar(std::size_t at, std::string_view tag, std::size_t anchor, std::string_view text);
  void add_alias(std::size_t at, std::size_t anchor);
  void open(YamlKind kind, std::size_t at, std::string_view tag, std::size_t anchor);
  void close();

  [[nodiscard]] YamlTree take_tree() { return std::move(tree_); }
  /// Whether a problem made the rest meaningless.
  [[nodiscard]] bool gave_up() const { return gave_up_; }
  /// In the order in which they were met.
  [[nodiscard]] const Diagnostics& problems() const { return problems_; }
  /// By place among the problems: the map that a duplicate key is in.
  [[nodiscard]] const std::map<std::size_t, const YamlNode*>& maps() const { return maps_; }

 private:
  /// How much a value is, with everything in it; aliases count in full.
  struct Extent {
    std::size_t values = 1;
    std::size_t depth = 1;
  };
  /// A list or map that is not closed yet.
  struct Open {
    YamlNode* node;
    std::size_t anchor;
    Extent extent = {};
    bool has_key = false;  ///< of a map: the last entry waits for its value
  };
  struct Anchored {
    const YamlNode* node;
    Extent extent;
    bool is_open;
  };

  [[nodiscard]] bool wants_key() const;
  void take_key(std::size_t at, std::string_view text, SourceSpan span);
  [[nodiscard]] YamlNode* new_node(YamlKind kind, SourceSpan span);
  void place(const YamlNode* node, Extent extent, std::size_t anchor);
  void count(std::size_t values, SourceSpan span);
  [[nodiscard]] SourceSpan scalar_span(std::size_t at, YamlStyle style, std::string_view text);
  [[nodiscard]] bool refuse_tag(std::string_view tag, std::size_t at);
  [[nodiscard]] bool refuse_depth(std::size_t depth, SourceSpan span);
  void drop_duplicate_keys(YamlNode& map);
  void report(std::string code, std::string message, SourceSpan span, std::string hint);
  void give_up(std::string code, std::string message, SourceSpan span, std::string hint);

  const ManifestText& source_;
  YamlTree tree_;
  std::vector<Open> open_;
  std::map<std::size_t, Anchored> anchors_;
  std::size_t values_ = 0;
  bool gave_up_ = false;
  Diagnostics problems_;
  std::map<std::size_t, const YamlNode*> maps_;
};

}  // namespace cfplan
