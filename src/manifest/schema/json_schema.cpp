#include <nlohmann/json.hpp>
#include <string>

#include "cfplan/manifest/manifest.hpp"
#include "manifest/schema/schema_table.hpp"

namespace cfplan {
namespace {

using Json = nlohmann::ordered_json;

Json object_schema(Section section);

Json scalar_schema() { return {{"type", {"string", "number", "boolean"}}}; }

Json word_schema(const SchemaKey& key) {
  Json words = Json::array();
  for (const std::string_view word : key.words) words.push_back(word);
  return {{"enum", std::move(words)}};
}

std::string_view section_name(Section section) {
  switch (section) {
    case Section::Account: return "account";
    case Section::Layout: return "layout";
    case Section::Deployment: return "deployment";
    case Section::Customer: return "customer";
    case Section::Route: return "route";
    case Section::Resource: return "resource";
    case Section::Existing: return "existing";
    case Section::Secret: return "secret";
    case Section::Manifest:
    case Section::Include: break;
  }
  return "manifest";
}

Json reference(Section section) {
  return {{"$ref", "#/definitions/" + std::string(section_name(section))}};
}

// The patterns say what manifest/name_rules checks.
Json key_names_schema(KeyRule rule) {
  switch (rule) {
    case KeyRule::Name: return {{"pattern", "^[a-z0-9][a-z0-9_-]{0,62}$"}};
    case KeyRule::Identifier: return {{"pattern", "^[A-Za-z_$][A-Za-z0-9_$]*$"}};
    case KeyRule::EnvKey: return {{"pattern", "^[A-Za-z0-9_.-]+$"}};
    case KeyRule::Any: break;
  }
  return true;
}

Json map_schema(const SchemaKey& key, Json values) {
  Json schema{{"type", "object"}};
  if (key.keys != KeyRule::Any) schema["propertyNames"] = key_names_schema(key.keys);
  schema["additionalProperties"] = std::move(values);
  return schema;
}

Json or_null(Json schema) { return {{"anyOf", {std::move(schema), {{"type", "null"}}}}}; }

Json shape_schema(const SchemaKey& key) {
  switch (key.shape) {
    case Shape::One: return {{"const", 1}};
    case Shape::Text: return scalar_schema();
    case Shape::Word: return word_schema(key);
    case Shape::Boolean: return {{"type", "boolean"}};
    case Shape::ByteCount:
      return {{"type", "integer"}, {"minimum", kLeastSecretBytes}, {"maximum", kMostSecretBytes}};
    case Shape::TextList: return {{"type", "array"}, {"items", scalar_schema()}};
    case Shape::TextMap: return map_schema(key, or_null(scalar_schema()));
    case Shape::AnyMap: return map_schema(key, true);
    case Shape::Map: return reference(key.inner);
    case Shape::MapOfMaps: return map_schema(key, or_null(reference(key.inner)));
    case Shape::ListOfMaps: return {{"type", "array"}, {"items", reference(key.inner)}};
    case Shape::ListOfEither: break;
  }
  return {{"type", "array"}, {"items", {{"anyOf", {scalar_schema(), reference(key.inner)}}}}};
}

Json key_schema(const SchemaKey& key) {
  Json schema;
  schema["description"] =
      std::string(key.doc) +
      (key.default_value.empty() ? "" : " Default: " + std::string(key.default_value) + ".");
  const Json shape = shape_schema(key);
  if (key.null == Nulls::Allowed) schema.update(or_null(shape));
  else if (shape.contains("$ref")) schema["allOf"] = {shape};
  else schema.update(shape);
  return schema;
}

Json object_schema(Section section) {
  Json properties = Json::object();
  Json required = Json::array();
  for (const SchemaKey& key : schema_keys()) {
    const bool inherited = section == Section::Customer && key.section == Section::Deployment;
    if (key.section != section && !inherited) continue;
    properties[std::string(key.name)] = key_schema(key);
    if (key.presence == Presence::Required) required.push_back(key.name);
  }
  Json schema{{"type", "object"}, {"additionalProperties", false}};
  schema["properties"] = std::move(properties);
  if (!required.empty()) schema["required"] = std::move(required);
  return schema;
}

}  // namespace

std::string manifest_json_schema() {
  Json schema;
  schema["$schema"] = "http://json-schema.org/draft-07/schema#";
  schema["title"] = "cfplan manifest";
  schema["description"] = "deployments.yaml: what every customer's deployments should be.";
  schema.update(object_schema(Section::Manifest));
  for (const Section section :
       {Section::Account, Section::Layout, Section::Deployment, Section::Customer, Section::Route,
        Section::Resource, Section::Existing, Section::Secret}) {
    schema["definitions"][std::string(section_name(section))] = object_schema(section);
  }
  return schema.dump(2) + "\n";
}

}  // namespace cfplan
