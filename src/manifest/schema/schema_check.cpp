#include "manifest/schema/schema_check.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "cfplan/base/text.hpp"
#include "cfplan/manifest/name_rules.hpp"
#include "manifest/layers/template_text.hpp"
#include "manifest/schema/schema_reports.hpp"
#include "manifest/wording.hpp"
#include "manifest/yaml/scalar_value.hpp"

namespace cfplan {
namespace {

class SchemaCheck {
 public:
  SchemaCheck(const ManifestFile& file, Problems& problems) : reports_(file, problems) {}

  void check_section(const YamlNode& map, Section section, const Where& where) {
    std::vector<std::string> meant;  // keys that unknown ones were probably meant to be
    for (const YamlEntry& entry : map.entries) {
      if (reports_.full()) return;
      if (const SchemaKey* key = find_schema_key(section, entry.key)) {
        check_value(entry, *key, Where(where, entry.key));
      } else {
        reports_.unknown(entry, section, where);
        meant.push_back(likely(entry.key, key_names(section)).value_or(""));
      }
    }
    for (const SchemaKey& key : schema_keys()) {
      const bool missing = key.section == section && key.presence == Presence::Required &&
                           map.find(key.name) == nullptr;
      const bool slip = std::find(meant.begin(), meant.end(), key.name) != meant.end();
      if (missing && !slip) reports_.missing(map, key, where);
    }
  }

 private:
  void check_value(const YamlEntry& entry, const SchemaKey& key, const Where& where) {
    const YamlNode& node = *entry.value;
    if (node.kind == YamlKind::Null) {
      if (key.null == Nulls::Refused) reports_.type(node, key, where);
      return;
    }
    switch (key.shape) {
      case Shape::One: return check_version(node);
      case Shape::Text: return check_text(node, key, where);
      case Shape::Word: return check_word(node, key, where);
      case Shape::Boolean: return require(scalar_value_is<bool>(node), node, key, where);
      case Shape::ByteCount: return check_byte_count(node, key, where);
      case Shape::TextList: return check_text_list(node, key, where);
      case Shape::TextMap: return check_text_map(node, key, where);
      case Shape::AnyMap: return check_any_map(node, key, where);
      case Shape::Map:
        if (is(node, YamlKind::Map, key, where)) check_section(node, key.inner, where);
        return;
      case Shape::MapOfMaps: return check_map_of_maps(node, key, where);
      case Shape::ListOfMaps:
      case Shape::ListOfEither: return check_list(node, key, where);
    }
  }

  template <class T>
  [[nodiscard]] static bool scalar_value_is(const YamlNode& node) {
    return node.kind == YamlKind::Scalar && scalar_value(node).is<T>();
  }

  [[nodiscard]] bool is(const YamlNode& node, YamlKind kind, const SchemaKey& key,
                        const Where& where) {
    require(node.kind == kind, node, key, where);
    return node.kind == kind;
  }

  void require(bool holds, const YamlNode& node, const SchemaKey& key, const Where& where) {
    if (!holds) reports_.type(node, key, where);
  }

  void check_version(const YamlNode& node) {
    const bool one =
        node.kind == YamlKind::Scalar && node.style == YamlStyle::Plain && node.text == "1";
    if (one) return;
    reports_.problem("CFP1201", "this version of the format is not known", node.span,
                     "this cfplan reads version: 1");
  }

  void check_text(const YamlNode& node, const SchemaKey& key, const Where& where) {
    if (is(node, YamlKind::Scalar, key, where)) check_template(node, key.templates, where);
  }

  void check_template(const YamlNode& scalar, Templates templates, const Where& where) {
    if (!has_template(scalar.text)) return;
    if (templates == Templates::Refused) {
      reports_.problem("CFP1304", "nothing is filled in in " + where.text(), scalar.span,
                       "write the value itself");
    } else if (const auto fault = parse_template(scalar.text).fault) {
      reports_.problem("CFP1301", fault->message + " in " + where.text(), scalar.span, fault->hint);
    }
  }

  void check_word(const YamlNode& node, const SchemaKey& key, const Where& where) {
    if (!is(node, YamlKind::Scalar, key, where)) return;
    if (std::find(key.words.begin(), key.words.end(), node.text) != key.words.end()) return;
    const auto close = likely(node.text, {key.words.begin(), key.words.end()});
    reports_.problem(
        "CFP1205", in_quotes(node.text) + " is not known for " + where.text(), node.span,
        close ? "the word is " + in_quotes(*close) : "write " + alternatives(key.words));
  }

  void check_byte_count(const YamlNode& node, const SchemaKey& key, const Where& where) {
    if (!scalar_value_is<std::int64_t>(node)) return reports_.type(node, key, where);
    const Value value = scalar_value(node);
    if (*value.as<std::int64_t>() >= kLeastSecretBytes &&
        *value.as<std::int64_t>() <= kMostSecretBytes) {
      return;
    }
    reports_.problem(
        "CFP1210", where.text() + " is out of range", node.span,
        "write a number of bytes from 16 (128 bits) to 3840 (Cloudflare's 5 KB as base64url)");
  }

  void check_text_list(const YamlNode& node, const SchemaKey& key, const Where& where) {
    if (!is(node, YamlKind::List, key, where)) return;
    for (std::size_t i = 0; i < node.entries.size(); ++i) {
      const YamlNode& item = *node.entries[i].value;
      const Where at(where, i);
      if (item.kind == YamlKind::Scalar) check_template(item, key.templates, at);
      else reports_.wrong(item, "a string", at);
    }
  }

  void check_text_map(const YamlNode& node, const SchemaKey& key, const Where& where) {
    if (!is(node, YamlKind::Map, key, where)) return;
    for (const YamlEntry& entry : node.entries) {
      const Where at(where, entry.key);
      reports_.key(entry, key.keys, at);
      if (entry.value->kind == YamlKind::Null) continue;
      if (entry.value->kind == YamlKind::Scalar) check_template(*entry.value, key.templates, at);
      else reports_.wrong(*entry.value, "a string, number or boolean", at);
    }
  }

  void check_any_map(const YamlNode& node, const SchemaKey& key, const Where& where) {
    if (!is(node, YamlKind::Map, key, where)) return;
    for (const YamlEntry& entry : node.entries) {
      const Where at(where, entry.key);
      reports_.key(entry, key.keys, at);
      check_any(*entry.value, key.templates, at);
    }
  }

  void check_any(const YamlNode& node, Templates templates, const Where& where) {
    if (node.kind == YamlKind::Scalar) return check_template(node, templates, where);
    for (std::size_t i = 0; i < node.entries.size(); ++i) {
      const YamlEntry& entry = node.entries[i];
      const bool list = node.kind == YamlKind::List;
      const Where at = list ? Where(where, i) : Where(where, entry.key);
      if (list && entry.value->kind == YamlKind::Null) {
        reports_.problem("CFP1204", "a list cannot hold null in " + where.text(), entry.value->span,
                         "leave the item out, or write \"null\" for the text");
      }
      check_any(*entry.value, templates, at);
    }
  }

  void check_map_of_maps(const YamlNode& node, const SchemaKey& key, const Where& where) {
    if (!is(node, YamlKind::Map, key, where)) return;
    for (const YamlEntry& entry : node.entries) {
      const Where at(where, entry.key);
      const Concerned outer = reports_.concern(concerned(entry, key, at));
      reports_.key(entry, key.keys, at);
      const YamlNode& value = *entry.value;
      if (value.kind == YamlKind::Map) check_section(value, key.inner, at);
      else if (value.kind != YamlKind::Null) reports_.wrong(value, "a map", at);
      reports_.concern(outer);
    }
  }

  // Whom problems below an entry concern: inside a customer or one of its environments those are
  // its deployments.
  [[nodiscard]] Concerned concerned(const YamlEntry& entry, const SchemaKey& key,
                                    const Where& where) const {
    if (entry.key.size() > kLongestKey) return reports_.concerned();
    if (key.section == Section::Customer && key.inner == Section::Deployment) {
      return {{std::get<std::string>(where.parent->parent->step), entry.key}};
    }
    if (key.inner != Section::Customer) return reports_.concerned();
    Concerned deployments;
    const YamlNode* environments = entry.value->find("environments");
    if (environments == nullptr || environments->kind != YamlKind::Map) return deployments;
    for (const YamlEntry& own : environments->entries) {
      if (own.key.size() <= kLongestKey) deployments.push_back({entry.key, own.key});
    }
    return deployments;
  }

  void check_list(const YamlNode& node, const SchemaKey& key, const Where& where) {
    if (!is(node, YamlKind::List, key, where)) return;
    for (std::size_t i = 0; i < node.entries.size(); ++i) {
      const YamlNode& item = *node.entries[i].value;
      const Where at(where, i);
      const bool text = key.shape == Shape::ListOfEither && item.kind == YamlKind::Scalar;
      if (text) check_template(item, key.templates, at);
      else if (item.kind == YamlKind::Map) check_section(item, key.inner, at);
      else
        reports_.wrong(item, key.shape == Shape::ListOfEither ? "a string or a map" : "a map", at);
    }
  }

  SchemaReports reports_;
};

}  // namespace

void check_against_schema(const ManifestFile& file, Section section, Problems& problems) {
  const YamlNode* root = file.tree.root;
  if (root == nullptr || root->kind == YamlKind::Null) {
    if (!file.yaml_problems.empty()) return;
    problems.report({.code = "CFP1015",
                     .message = "the file is empty",
                     .place = file_place(file.text.name()),
                     .hint = section == Section::Manifest ? "begin it with version: 1"
                                                          : "write customers: into it"},
                    {});
    return;
  }
  if (root->kind != YamlKind::Map) {
    problems.report({.code = "CFP1204",
                     .message = "the manifest must be a map, not " + described(*root),
                     .place = file.text.place(root->span),
                     .hint = "begin it with version: 1"},
                    {});
    return;
  }
  SchemaCheck(file, problems).check_section(*root, section, Where{});
}

}  // namespace cfplan
