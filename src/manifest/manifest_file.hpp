#pragma once

#include "manifest/yaml/manifest_text.hpp"
#include "manifest/yaml/yaml_tree.hpp"

namespace cfplan {

/// One file of the manifest as read.
struct ManifestFile {
  ManifestText text;
  YamlTree tree;
  Diagnostics yaml_problems;
};

}  // namespace cfplan
