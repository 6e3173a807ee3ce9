#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace cfplan {

enum class Severity { Error, Warning };

/// Where a diagnostic points: a file, and in it one line with a caret under the part meant.
/// `line` and `column` count from 1, columns in code points; 0 means "the file as a whole".
struct Place {
  std::string file;
  std::size_t line = 0;
  std::size_t column = 0;
  /// The source line without its ending, control characters made visible, credentials masked.
  std::string source_line;
  /// First column under which the caret stands, in code points of `source_line`, counted from 1.
  std::size_t caret_column = 0;
  std::size_t caret_width = 1;
  bool operator==(const Place&) const = default;
};

/// One problem as data: what is wrong, where, and the next step. Rendered by the room `render`.
/// `message` and `hint` are lower case and without a full stop. `code` is `CFPnnnn`:
/// 1xxx manifest, 2xxx files of the project, 3xxx guards and policies, 4xxx accounts and the
/// Cloudflare API, 5xxx transaction, 6xxx secrets, 9xxx command line and environment.
struct Diagnostic {
  std::string code;
  Severity severity = Severity::Error;
  std::string message;
  std::optional<Place> place;
  /// What it is about when that is no place in a file: "zone example.com", "worker shop-prod".
  std::string resource;
  std::string hint;
  /// "customer/environment" when only that deployment is concerned; empty when everything is.
  std::string deployment;
  bool operator==(const Diagnostic&) const = default;
};

using Diagnostics = std::vector<Diagnostic>;

/// A guard or a policy (3xxx) refuses: exit code 3 instead of 1.
[[nodiscard]] bool is_guard(const Diagnostic& diagnostic);

/// Whether any of them is an error.
[[nodiscard]] bool has_errors(const Diagnostics& diagnostics);

}  // namespace cfplan
