#include "cfplan/render/annotations.hpp"

#include <gtest/gtest.h>

#include "cfplan/base/source_file.hpp"

namespace cfplan {
namespace {

TEST(Annotations, NameFileLineAndColumn) {
  Diagnostic error;
  error.code = "CFP1203";
  error.message = "unknown key \"databse\"";
  error.place = Place{"deployments.yaml", 31, 9, "", 9, 7};
  error.hint = "the key is \"databases\"";
  Diagnostic warning;
  warning.code = "CFP4101";
  warning.severity = Severity::Warning;
  warning.message = "token expires soon";
  warning.resource = "account main";
  EXPECT_EQ(render_annotations({error, warning}, IdDisplay::Masked),
            "::error file=deployments.yaml,line=31,col=9,title=CFP1203::unknown key "
            "\"databse\"%0Ahint: the key is \"databases\"\n"
            "::warning title=CFP4101::token expires soon (account main)\n");
}

TEST(Annotations, NameAFileAsAWhole) {
  Diagnostic d;
  d.message = "is a folder";
  d.place = file_place("a.env");
  EXPECT_EQ(render_annotations({d}, IdDisplay::Masked), "::error file=a.env::is a folder\n");
  d.place.reset();
  EXPECT_EQ(render_annotations({d}, IdDisplay::Masked), "::error::is a folder\n");
}

TEST(Annotations, EscapeWhatWouldEndTheCommand) {
  Diagnostic d;
  d.code = "CFP1";
  d.message = "50% of\r\n::set-output name=a::b, 0506015145cda87c34f9ab8e9675a8a9";
  d.place = file_place("a,b:c%.toml");
  EXPECT_EQ(render_annotations({d}, IdDisplay::Masked),
            "::error file=a%2Cb%3Ac%25.toml,title=CFP1::50%25 of\\u{000D}\\u{000A}::set-output "
            "name=a::b, 05060151****\n");
}

}  // namespace
}  // namespace cfplan
