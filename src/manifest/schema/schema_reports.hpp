#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "manifest/manifest_file.hpp"
#include "manifest/problems.hpp"
#include "manifest/schema/schema_table.hpp"
#include "manifest/schema/where.hpp"

namespace cfplan {

/// What kind of node a person wrote: `a map`, `null`, `a string`, …
[[nodiscard]] std::string described(const YamlNode& node);

/// `a or b or c`.
[[nodiscard]] std::string alternatives(std::span<const std::string_view> words);

/// The words for what a manifest does that the schema table does not allow.
class SchemaReports {
 public:
  SchemaReports(const ManifestFile& file, Problems& problems) : file_(file), problems_(problems) {}

  [[nodiscard]] bool full() const { return problems_.full(); }
  /// Whom problems concern from here on, until the next call; returns whom they concerned before.
  Concerned concern(Concerned deployments) {
    return std::exchange(concerned_, std::move(deployments));
  }
  [[nodiscard]] const Concerned& concerned() const { return concerned_; }

  /// Not of the type that `key` has.
  void type(const YamlNode& node, const SchemaKey& key, const Where& where);
  /// Not `wanted`, which is a noun with its article.
  void wrong(const YamlNode& node, const std::string& wanted, const Where& where);
  /// A key that is not in the table.
  void unknown(const YamlEntry& entry, Section section, const Where& where);
  /// A key that must be there.
  void missing(const YamlNode& map, const SchemaKey& key, const Where& where);
  /// A key of the author's own choice that breaks `rule`, if it does.
  void key(const YamlEntry& entry, KeyRule rule, const Where& where);
  void problem(std::string code, std::string message, SourceSpan span, std::string hint);

 private:
  const ManifestFile& file_;
  Problems& problems_;
  Concerned concerned_;
};

}  // namespace cfplan
