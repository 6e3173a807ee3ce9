#pragma once

#include "manifest/manifest_file.hpp"
#include "manifest/problems.hpp"
#include "manifest/schema/schema_table.hpp"

namespace cfplan {

/// Holds a file against the schema table: unknown and missing keys, types, words, names of keys,
/// and the names in `${…}`. `section` is that of its top level. Problems inside a customer carry
/// the customer's deployments.
void check_against_schema(const ManifestFile& file, Section section, Problems& problems);

}  // namespace cfplan
