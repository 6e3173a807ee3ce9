#include "cfplan/document/structured_document.hpp"

#include <utility>

#include "cfplan/base/check.hpp"
#include "document/density.hpp"
#include "document/env/env_document.hpp"
#include "document/jsonc/jsonc_document.hpp"
#include "document/text_checks.hpp"
#include "document/toml/toml_document.hpp"
#include "document/whole_text.hpp"

namespace cfplan {

Result<std::unique_ptr<StructuredDocument>> parse_document(DocumentFormat format, std::string name,
                                                           std::string bytes) {
  if (auto problem = check_text(name, bytes)) return fail(*std::move(problem));
  if (auto problem = check_density(format, name, bytes)) return fail(*std::move(problem));
  switch (format) {
    case DocumentFormat::Toml: return parse_toml(std::move(name), std::move(bytes));
    case DocumentFormat::Jsonc: return parse_jsonc(std::move(name), std::move(bytes));
    case DocumentFormat::Env: return parse_env(std::move(name), std::move(bytes));
    case DocumentFormat::Text: return parse_whole_text(std::move(name), std::move(bytes));
  }
  check(false, "every format has a document");
  return {};
}

}  // namespace cfplan
