#include "manifest/schema_check.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "cfplan/base/text.hpp"
#include "cfplan/base/value_path.hpp"
#include "manifest/name_rules.hpp"
#include "manifest/scalar_value.hpp"
#include "manifest/template_text.hpp"
#include "manifest/wording.hpp"

namespace cfplan {
namespace {

/// Where the walk is: a chain of keys that becomes text only when there is something to say.
class Where {
 public:
  Where() = default;
  Where(const Where& above, std::string_view key)
      : parent(&above), step(std::string(key.substr(0, kLongestKey))) {}
  Where(const Where& above, std::size_t index) : parent(&above), step(index) {}

  [[nodiscard]] ValuePath path() const {
    return parent == nullptr ? ValuePath() : parent->path() / step;
  }
  [[nodiscard]] std::string text() const {
    return parent == nullptr ? "the manifest" : path().text();
  }

  const Where* parent = nullptr;
  Step step = std::size_t{0};
};

std::string described(const YamlNode& node) {
  return (node.kind == YamlKind::Null ? "" : "a ") + std::string(type_name(node));
}

std::string listed(std::span<const std::string_view> words) {
  return join(std::vector<std::string>(words.begin(), words.end()), " or ");
}

/// The rules that map keys of the author's own choice obey.
struct KeyWording {
  bool (*holds)(std::string_view);
  std::string_view code;
  std::string_view what;
  std::string_view hint;
};

const KeyWording* wording_of(KeyRule rule) {
  static constexpr KeyWording kName{
      is_name, "CFP1401", "name",
      "a name is made of a-z, 0-9, _ and -, begins with a letter or digit, and has at most 63 "
      "characters"};
  static constexpr KeyWording kIdentifier{
      is_identifier, "CFP1405", "name of a binding",
      "a binding is a JavaScript identifier: letters, digits, _ and $, not beginning with a digit"};
  static constexpr KeyWording kEnvKey{is_env_key, "CFP1406", "key of an env file",
                                      "dotenv reads keys made of letters, digits, _, . and -"};
  switch (rule) {
    case KeyRule::Name: return &kName;
    case KeyRule::Identifier: return &kIdentifier;
    case KeyRule::EnvKey: return &kEnvKey;
    case KeyRule::Any: break;
  }
  return nullptr;
}

class SchemaCheck {
 public:
  SchemaCheck(const ManifestFile& file, Problems& problems) : file_(file), problems_(problems) {}

  void check_section(const YamlNode& map, Section section, const Where& where) {
    std::vector<std::string> meant;  // keys that unknown ones were probably meant to be
    for (const YamlEntry& entry : map.entries) {
      if (problems_.full()) return;
      if (const SchemaKey* key = find_schema_key(section, entry.key)) {
        check_value(entry, *key, Where(where, entry.key));
      } else {
        report_unknown(entry, section, where);
        meant.push_back(likely(entry.key, key_names(section)).value_or(""));
      }
    }
    for (const SchemaKey& key : schema_keys()) {
      const bool missing = key.section == section && key.presence == Presence::Required &&
                           map.find(key.name) == nullptr;
      const bool slip = std::find(meant.begin(), meant.end(), key.name) != meant.end();
      if (missing && !slip) report_missing(map, key, where);
    }
  }

 private:
  void check_value(const YamlEntry& entry, const SchemaKey& key, const Where& where) {
    const YamlNode& node = *entry.value;
    if (node.kind == YamlKind::Null) {
      if (key.null == Nulls::Refused) report_type(node, key, where);
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
    if (!holds) report_type(node, key, where);
  }

  void check_version(const YamlNode& node) {
    const bool one =
        node.kind == YamlKind::Scalar && node.style == YamlStyle::Plain && node.text == "1";
    if (one) return;
    report("CFP1201", "this version of the format is not known", node.span,
           "this cfplan reads version: 1");
  }

  void check_text(const YamlNode& node, const SchemaKey& key, const Where& where) {
    if (is(node, YamlKind::Scalar, key, where)) check_template(node, key.templates, where);
  }

  void check_template(const YamlNode& scalar, Templates templates, const Where& where) {
    if (!has_template(scalar.text)) return;
    if (templates == Templates::Refused) {
      report("CFP1304", "nothing is filled in in " + where.text(), scalar.span,
             "write the value itself");
    } else if (const auto fault = parse_template(scalar.text).fault) {
      report("CFP1301", fault->message + " in " + where.text(), scalar.span, fault->hint);
    }
  }

  void check_word(const YamlNode& node, const SchemaKey& key, const Where& where) {
    if (!is(node, YamlKind::Scalar, key, where)) return;
    if (std::find(key.words.begin(), key.words.end(), node.text) != key.words.end()) return;
    const auto close = likely(node.text, {key.words.begin(), key.words.end()});
    report("CFP1205", quoted(node.text) + " is not known for " + where.text(), node.span,
           close ? "the word is " + quoted(*close) : "write " + listed(key.words));
  }

  void check_byte_count(const YamlNode& node, const SchemaKey& key, const Where& where) {
    if (!scalar_value_is<std::int64_t>(node)) return report_type(node, key, where);
    const Value value = scalar_value(node);
    if (*value.as<std::int64_t>() >= kLeastSecretBytes &&
        *value.as<std::int64_t>() <= kMostSecretBytes) {
      return;
    }
    report("CFP1210", where.text() + " is out of range", node.span,
           "write a number of bytes from 16 (128 bits) to 3840 (Cloudflare's 5 KB as base64url)");
  }

  void check_text_list(const YamlNode& node, const SchemaKey& key, const Where& where) {
    if (!is(node, YamlKind::List, key, where)) return;
    for (std::size_t i = 0; i < node.entries.size(); ++i) {
      const YamlNode& item = *node.entries[i].value;
      const Where at(where, i);
      if (item.kind == YamlKind::Scalar) check_template(item, key.templates, at);
      else report_wrong(item, "a string", at);
    }
  }

  void check_text_map(const YamlNode& node, const SchemaKey& key, const Where& where) {
    if (!is(node, YamlKind::Map, key, where)) return;
    for (const YamlEntry& entry : node.entries) {
      const Where at(where, entry.key);
      check_key(entry, key.keys, at);
      if (entry.value->kind == YamlKind::Null) continue;
      if (entry.value->kind == YamlKind::Scalar) check_template(*entry.value, key.templates, at);
      else report_wrong(*entry.value, "a string, number or boolean", at);
    }
  }

  void check_any_map(const YamlNode& node, const SchemaKey& key, const Where& where) {
    if (!is(node, YamlKind::Map, key, where)) return;
    for (const YamlEntry& entry : node.entries) {
      const Where at(where, entry.key);
      check_key(entry, key.keys, at);
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
        report("CFP1204", "a list cannot hold null in " + where.text(), entry.value->span,
               "leave the item out, or write \"null\" for the text");
      }
      check_any(*entry.value, templates, at);
    }
  }

  void check_map_of_maps(const YamlNode& node, const SchemaKey& key, const Where& where) {
    if (!is(node, YamlKind::Map, key, where)) return;
    for (const YamlEntry& entry : node.entries) {
      const Where at(where, entry.key);
      const Concerned outer = enter(entry, key, at);
      check_key(entry, key.keys, at);
      const YamlNode& value = *entry.value;
      if (value.kind == YamlKind::Map) check_section(value, key.inner, at);
      else if (value.kind != YamlKind::Null) report_wrong(value, "a map", at);
      concerned_ = outer;
    }
  }

  // Steps into a customer or one of its environments: from here on problems are those of its
  // deployments. Returns whom they concerned before.
  Concerned enter(const YamlEntry& entry, const SchemaKey& key, const Where& where) {
    Concerned outer = concerned_;
    if (entry.key.size() > kLongestKey) return outer;
    if (key.inner == Section::Customer) {
      concerned_.clear();
      const YamlNode* environments = entry.value->find("environments");
      if (environments == nullptr || environments->kind != YamlKind::Map) return outer;
      for (const YamlEntry& own : environments->entries) {
        if (own.key.size() <= kLongestKey) concerned_.push_back({entry.key, own.key});
      }
    } else if (key.section == Section::Customer && key.inner == Section::Deployment) {
      concerned_ = {{std::get<std::string>(where.parent->parent->step), entry.key}};
    }
    return outer;
  }

  void check_list(const YamlNode& node, const SchemaKey& key, const Where& where) {
    if (!is(node, YamlKind::List, key, where)) return;
    for (std::size_t i = 0; i < node.entries.size(); ++i) {
      const YamlNode& item = *node.entries[i].value;
      const Where at(where, i);
      const bool text = key.shape == Shape::ListOfEither && item.kind == YamlKind::Scalar;
      if (text) check_template(item, key.templates, at);
      else if (item.kind == YamlKind::Map) check_section(item, key.inner, at);
      else report_wrong(item, key.shape == Shape::ListOfEither ? "a string or a map" : "a map", at);
    }
  }

  void check_key(const YamlEntry& entry, KeyRule rule, const Where& where) {
    const KeyWording* wording = wording_of(rule);
    if (wording == nullptr || wording->holds(entry.key)) return;
    report(
        std::string(wording->code),
        quoted(entry.key) + " is no " + std::string(wording->what) + " in " + where.parent->text(),
        entry.key_span, std::string(wording->hint));
  }

  void report_type(const YamlNode& node, const SchemaKey& key, const Where& where) {
    report_wrong(node, expected(key), where);
  }

  [[nodiscard]] static std::string expected(const SchemaKey& key) {
    switch (key.shape) {
      case Shape::One: return "the number 1";
      case Shape::Text: return "a string";
      case Shape::Word: return listed(key.words);
      case Shape::Boolean: return "true or false";
      case Shape::ByteCount: return "a whole number";
      case Shape::TextList: return "a list of strings";
      case Shape::ListOfMaps:
      case Shape::ListOfEither: return "a list";
      case Shape::TextMap:
      case Shape::AnyMap:
      case Shape::Map:
      case Shape::MapOfMaps: break;
    }
    return "a map";
  }

  void report_wrong(const YamlNode& node, const std::string& wanted, const Where& where) {
    report("CFP1204", where.text() + " must be " + wanted + ", not " + described(node), node.span,
           "write " + wanted);
  }

  void report_unknown(const YamlEntry& entry, Section section, const Where& where) {
    const std::string in = where.parent == nullptr ? " at the top level" : " in " + where.text();
    if (section == Section::Include) {
      return report("CFP1206", "an included file holds customers only, not " + quoted(entry.key),
                    entry.key_span, "move it to the main manifest");
    }
    report("CFP1203", "unknown key " + quoted(entry.key) + in, entry.key_span,
           hint_for_unknown(entry.key, section));
  }

  [[nodiscard]] static std::string hint_for_unknown(const std::string& name, Section section) {
    if (section == Section::Manifest && find_schema_key(Section::Deployment, name) != nullptr) {
      return "put it under defaults, environments or a customer";
    }
    if (section == Section::Deployment && name == "environments") {
      return "environments stand directly below a customer";
    }
    const std::vector<std::string> names = key_names(section);
    if (const auto close = likely(name, names)) return "the key is " + quoted(*close);
    return "the keys here are " + join(names, ", ");
  }

  void report_missing(const YamlNode& map, const SchemaKey& key, const Where& where) {
    const bool version = key.shape == Shape::One;
    report(version ? "CFP1201" : "CFP1202",
           version ? std::string("the manifest names no version")
                   : "the key " + quoted(key.name) + " is missing in " + where.text(),
           map.span, version ? "write version: 1 in its first line" : "write it");
  }

  void report(std::string code, std::string message, SourceSpan span, std::string hint) {
    problems_.report({.code = std::move(code),
                      .message = std::move(message),
                      .place = file_.text.place(span),
                      .hint = std::move(hint)},
                     concerned_);
  }

  const ManifestFile& file_;
  Problems& problems_;
  Concerned concerned_;
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
