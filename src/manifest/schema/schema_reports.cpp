#include "manifest/schema/schema_reports.hpp"

#include "cfplan/base/text.hpp"
#include "cfplan/manifest/name_rules.hpp"
#include "manifest/wording.hpp"

namespace cfplan {
namespace {

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

std::string expected(const SchemaKey& key) {
  switch (key.shape) {
    case Shape::One: return "the number 1";
    case Shape::Text: return "a string";
    case Shape::Word: return alternatives(key.words);
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

std::string hint_for_unknown(const std::string& name, Section section) {
  if (section == Section::Manifest && find_schema_key(Section::Deployment, name) != nullptr) {
    return "put it under defaults, environments or a customer";
  }
  if (section == Section::Deployment && name == "environments") {
    return "environments stand directly below a customer";
  }
  const std::vector<std::string> names = key_names(section);
  if (const auto close = likely(name, names)) return "the key is " + in_quotes(*close);
  return "the keys here are " + join(names, ", ");
}

}  // namespace

std::string described(const YamlNode& node) {
  return (node.kind == YamlKind::Null ? "" : "a ") + std::string(type_name(node));
}

std::string alternatives(std::span<const std::string_view> words) {
  return join(std::vector<std::string>(words.begin(), words.end()), " or ");
}

void SchemaReports::key(const YamlEntry& entry, KeyRule rule, const Where& where) {
  const KeyWording* wording = wording_of(rule);
  if (wording == nullptr || wording->holds(entry.key)) return;
  problem(
      std::string(wording->code),
      in_quotes(entry.key) + " is no " + std::string(wording->what) + " in " + where.parent->text(),
      entry.key_span, std::string(wording->hint));
}

void SchemaReports::type(const YamlNode& node, const SchemaKey& key, const Where& where) {
  wrong(node, expected(key), where);
}

void SchemaReports::wrong(const YamlNode& node, const std::string& wanted, const Where& where) {
  problem("CFP1204", where.text() + " must be " + wanted + ", not " + described(node), node.span,
          "write " + wanted);
}

void SchemaReports::unknown(const YamlEntry& entry, Section section, const Where& where) {
  const std::string in = where.parent == nullptr ? " at the top level" : " in " + where.text();
  if (section == Section::Include) {
    return problem("CFP1206", "an included file holds customers only, not " + in_quotes(entry.key),
                   entry.key_span, "move it to the main manifest");
  }
  problem("CFP1203", "unknown key " + in_quotes(entry.key) + in, entry.key_span,
          hint_for_unknown(entry.key, section));
}

void SchemaReports::missing(const YamlNode& map, const SchemaKey& key, const Where& where) {
  const bool version = key.shape == Shape::One;
  problem(version ? "CFP1201" : "CFP1202",
          version ? std::string("the manifest names no version")
                  : "the key " + in_quotes(key.name) + " is missing in " + where.text(),
          map.span, version ? "write version: 1 in its first line" : "write it");
}

void SchemaReports::problem(std::string code, std::string message, SourceSpan span,
                            std::string hint) {
  problems_.report({.code = std::move(code),
                    .message = std::move(message),
                    .place = file_.text.place(span),
                    .hint = std::move(hint)},
                   concerned_);
}

}  // namespace cfplan
