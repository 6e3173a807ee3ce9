#pragma once

#include <cstddef>
#include <map>

#include "manifest/yaml/manifest_text.hpp"
#include "manifest/yaml/yaml_tree.hpp"

namespace cfplan {

/// One file of the manifest as read.
struct ManifestFile {
  ManifestText text;
  YamlTree tree;
  Diagnostics yaml_problems;
  std::map<std::size_t, const YamlNode*> duplicates_in;  ///< by place in `yaml_problems`
};

}  // namespace cfplan
