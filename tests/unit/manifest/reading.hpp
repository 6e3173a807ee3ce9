#pragma once

#include <string>
#include <utility>
#include <vector>

#include "cfplan/base/diagnostic.hpp"
#include "cfplan/manifest/manifest.hpp"

namespace cfplan {

/// What the manifest says, for a project whose wrangler.toml has the name "data-service".
inline Manifest::Reading read_manifest(const std::string& yaml) {
  return Manifest::parse(SourceFile("deployments.yaml", yaml))
      .read("wrangler.toml", "data-service");
}

/// `CFP1203 4:3 message | hint`, for comparing whole diagnostics; with the deployment, where one
/// is.
inline std::string told(const Diagnostic& diagnostic) {
  std::string text = diagnostic.code;
  if (diagnostic.severity == Severity::Warning) text += " warning";
  if (diagnostic.place && diagnostic.place->line > 0) {
    text += " " + std::to_string(diagnostic.place->line) + ":" +
            std::to_string(diagnostic.place->column);
  }
  if (!diagnostic.deployment.empty()) text += " [" + diagnostic.deployment + "]";
  return text + " " + diagnostic.message + " | " + diagnostic.hint;
}

inline std::vector<std::string> told(const Diagnostics& diagnostics) {
  std::vector<std::string> all;
  for (const Diagnostic& diagnostic : diagnostics) all.push_back(told(diagnostic));
  return all;
}

/// What is wrong with the manifest.
inline std::vector<std::string> problems_of(const std::string& yaml) {
  return told(read_manifest(yaml).diagnostics);
}

/// The same for the keys of the one deployment acme/production, which begin in line 6, column 9.
inline std::string one_deployment(const std::string& keys) {
  std::string indented;
  std::size_t begin = 0;
  while (begin < keys.size()) {
    const std::size_t end = std::min(keys.find('\n', begin), keys.size());
    indented += "        " + keys.substr(begin, end - begin) + "\n";
    begin = end + 1;
  }
  return "version: 1\ncustomers:\n  acme:\n    environments:\n      production:\n" + indented;
}

}  // namespace cfplan
