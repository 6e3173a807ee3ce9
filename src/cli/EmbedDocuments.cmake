# Writes OUTPUT, a C++ file that holds DOCUMENT, a Markdown page. Run with cmake -P.
file(READ ${DOCUMENT} text)
# A string literal may be 64 KiB long at least, so each section is one of its own.
string(REPLACE "\n## " "\n)document\"\n    R\"document(## " text "${text}")
file(WRITE ${OUTPUT} "// Made from docs/diagnostics.md by EmbedDocuments.cmake.
#include \"cli/options/embedded_documentation.hpp\"

namespace cfplan {

std::string_view embedded_diagnostics_page() {
  static constexpr char page[] =
    R\"document(${text})document\";
  return {page, sizeof(page) - 1};
}

}  // namespace cfplan
")
