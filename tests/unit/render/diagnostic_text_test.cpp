#include "cfplan/render/diagnostic_text.hpp"

#include <gtest/gtest.h>

namespace cfplan {
namespace {

Diagnostic unknown_key() {
  Diagnostic d;
  d.code = "CFP1203";
  d.message = "unknown key \"databse\" in customers.testcorp.environments.production";
  d.place = Place{"deployments.yaml", 31, 9, "        databse: testcorp-db", 9, 7};
  d.hint = "the key is \"databases\"";
  return d;
}

TEST(DiagnosticText, ShowsThePlaceWithACaretAndTheHint) {
  EXPECT_EQ(
      render_diagnostic(unknown_key(), {}),
      "error[CFP1203]: unknown key \"databse\" in customers.testcorp.environments.production\n"
      "  --> deployments.yaml:31:9\n"
      "   |\n"
      "31 |         databse: testcorp-db\n"
      "   |         ^^^^^^^\n"
      "   = hint: the key is \"databases\"\n");
}

TEST(DiagnosticText, KeepsTheGutterStraightForShortAndLongLineNumbers) {
  Diagnostic d = unknown_key();
  d.message = "m";
  d.hint = "h";
  d.place->source_line = "a: 1";
  d.place->caret_column = 1;
  d.place->caret_width = 1;
  d.place->line = 5;
  EXPECT_EQ(
      render_diagnostic(d, {}),
      "error[CFP1203]: m\n  --> deployments.yaml:5:9\n   |\n 5 | a: 1\n   | ^\n   = hint: h\n");
  d.place->line = 12345;
  EXPECT_EQ(
      render_diagnostic(d, {}),
      "error[CFP1203]: m\n     --> deployments.yaml:12345:9\n      |\n12345 | a: 1\n      | ^\n"
      "      = hint: h\n");
}

TEST(DiagnosticText, NamesTheResourceWhenThereIsNoPlace) {
  Diagnostic d;
  d.code = "CFP4201";
  d.severity = Severity::Warning;
  d.message = "no zone holds this host";
  d.resource = "zone shop.example.com";
  d.deployment = "acme/production";
  EXPECT_EQ(render_diagnostic(d, {}),
            "warning[CFP4201]: no zone holds this host\n  --> zone shop.example.com\n");
  d.resource.clear();
  EXPECT_EQ(render_diagnostic(d, {}),
            "warning[CFP4201]: no zone holds this host\n  --> acme/production\n");
  d.deployment.clear();
  EXPECT_EQ(render_diagnostic(d, {}), "warning[CFP4201]: no zone holds this host\n");
}

TEST(DiagnosticText, NamesAFileAsAWholeWithoutALine) {
  Diagnostic d;
  d.code = "CFP2003";
  d.message = "is a folder";
  d.place = Place{"config/a.env"};
  EXPECT_EQ(render_diagnostic(d, {}), "error[CFP2003]: is a folder\n  --> config/a.env\n");
}

TEST(DiagnosticText, PutsTheCaretUnderTabsAndWideTextByCodePoints) {
  Diagnostic d;
  d.code = "CFP1000";
  d.message = "m";
  d.place = Place{"f", 10, 4, "\t\xC3\xA9\tkey = 1", 4, 3};
  EXPECT_EQ(render_diagnostic(d, {}),
            "error[CFP1000]: m\n  --> f:10:4\n   |\n10 | \t\xC3\xA9\tkey = 1\n   | \t \t^^^\n");
}

TEST(DiagnosticText, CutsALongSourceLineAroundTheCaret) {
  Diagnostic d;
  d.code = "CFP1000";
  d.message = "m";
  d.place = Place{"f", 1, 501, std::string(500, 'a') + "KEY" + std::string(500, 'b'), 501, 3};
  Style style;
  style.width = 30;
  EXPECT_EQ(render_diagnostic(d, style),
            "error[CFP1000]: m\n  --> f:1:501\n   |\n"
            " 1 | …aaaaaaaaaaKEYbbbbbbbbbb…\n"
            "   |            ^^^\n");
  d.place->caret_column = 2;
  d.place->caret_width = 5000;
  EXPECT_EQ(render_diagnostic(d, style),
            "error[CFP1000]: m\n  --> f:1:501\n   |\n"
            " 1 | …aaaaaaaaaaaaaaaaaaaaaaa…\n"
            "   |  ^^^^^^^^^^^^^^^^^^^^^^^\n");
}

TEST(DiagnosticText, KeepsTheCaretBehindTheEndOfTheLine) {
  Diagnostic d;
  d.code = "CFP1000";
  d.message = "m";
  d.place = Place{"f", 1, 5, "abcd", 99, 4};
  EXPECT_EQ(render_diagnostic(d, {}),
            "error[CFP1000]: m\n  --> f:1:5\n   |\n 1 | abcd\n   |     ^\n");
}

TEST(DiagnosticText, MakesHostileTextVisible) {
  Diagnostic d;
  d.code = "CFP1000";
  d.message = "bad \x1b[2J\n::set-output name=x::y";
  d.place = Place{"f\x1b", 1, 1, "a\x1b[31m", 1, 1};
  d.hint = "\xE2\x80\xAE";
  EXPECT_EQ(render_diagnostic(d, {}),
            "error[CFP1000]: bad \\u{001B}[2J\\u{000A}::set-output name=x::y\n"
            "  --> f\\u{001B}:1:1\n   |\n 1 | a\\u{001B}[31m\n   | ^\n   = hint: \\u{202E}\n");
}

TEST(DiagnosticText, ColoursOnlyWhenAsked) {
  Style style;
  style.color = Color::On;
  Diagnostic d;
  d.code = "CFP2003";
  d.message = "is a folder";
  d.place = Place{"a.env"};
  EXPECT_EQ(render_diagnostic(d, style),
            "\x1b[1;31merror[CFP2003]\x1b[0m\x1b[1m: is a folder\x1b[0m\n"
            "  \x1b[36m-->\x1b[0m a.env\n");
}

TEST(DiagnosticText, PutsAnEmptyLineBetweenDiagnostics) {
  Diagnostic d;
  d.code = "CFP1000";
  d.message = "m";
  EXPECT_EQ(render_diagnostics({d, d}, {}), "error[CFP1000]: m\n\nerror[CFP1000]: m\n");
  EXPECT_EQ(render_diagnostics({}, {}), "");
}

}  // namespace
}  // namespace cfplan
