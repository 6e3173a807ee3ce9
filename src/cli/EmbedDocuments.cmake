# Writes OUTPUT, a C++ file that holds the Markdown files of FOLDER. Run with cmake -P.
file(GLOB documents ${FOLDER}/*.md)
list(SORT documents)
set(literals "")
foreach(document IN LISTS documents)
  file(READ ${document} text)
  # A string literal may be 64 KiB long at least, so each section is one of its own.
  string(REPLACE "\n## " "\n)document\"\n     R\"document(## " text "${text}")
  string(APPEND literals "    {R\"document(${text})document\"},\n")
endforeach()
file(WRITE ${OUTPUT} "// Made from docs/diagnostics by EmbedDocuments.cmake.
#include \"cli/embedded_documentation.hpp\"

namespace cfplan {

const std::vector<std::string_view>& embedded_diagnostics_documents() {
  static const std::vector<std::string_view> documents = {
${literals}  };
  return documents;
}

}  // namespace cfplan
")
