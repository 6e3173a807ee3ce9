#include "cfplan/render/annotations.hpp"

#include <string_view>

#include "cfplan/base/text.hpp"
#include "render/diagnostic_mask.hpp"

namespace cfplan {
namespace {

// As the runner reads commands: `%`, CR and LF in a message; `:` and `,` too in a property.
std::string escaped(std::string_view text, std::string_view more) {
  std::string out;
  for (const char c : text) {
    if (c == '%') out += "%25";
    else if (c == '\r') out += "%0D";
    else if (c == '\n') out += "%0A";
    else if (c == ':' && more.find(c) != std::string_view::npos) out += "%3A";
    else if (c == ',' && more.find(c) != std::string_view::npos) out += "%2C";
    else out += c;
  }
  return out;
}

std::string property(std::string_view name, std::string_view value) {
  return std::string(name) + "=" + escaped(visible(value), ":,") + ",";
}

std::string properties(const Diagnostic& diagnostic) {
  std::string out;
  if (diagnostic.place) {
    out += property("file", diagnostic.place->file);
    if (diagnostic.place->line > 0) {
      out += property("line", std::to_string(diagnostic.place->line));
    }
    if (diagnostic.place->line > 0 && diagnostic.place->column > 0) {
      out += property("col", std::to_string(diagnostic.place->column));
    }
  }
  if (!diagnostic.code.empty()) out += property("title", diagnostic.code);
  if (!out.empty()) out.pop_back();
  return out;
}

std::string message(const Diagnostic& diagnostic) {
  std::string out = visible(diagnostic.message);
  if (!diagnostic.place && !diagnostic.resource.empty()) {
    out += " (" + visible(diagnostic.resource) + ")";
  }
  if (!diagnostic.hint.empty()) out += "\nhint: " + visible(diagnostic.hint);
  return escaped(out, "");
}

}  // namespace

std::string render_annotations(const Diagnostics& diagnostics, IdDisplay ids) {
  std::string out;
  for (const Diagnostic& unmasked : diagnostics) {
    const Diagnostic diagnostic = mask_diagnostic(unmasked, {}, ids);
    const std::string list = properties(diagnostic);
    out += diagnostic.severity == Severity::Error ? "::error" : "::warning";
    out += (list.empty() ? "" : " " + list) + "::" + message(diagnostic) + "\n";
  }
  return out;
}

}  // namespace cfplan
