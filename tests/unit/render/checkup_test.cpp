#include "cfplan/render/checkup.hpp"

#include <gtest/gtest.h>

namespace cfplan {
namespace {

Checkup sample() {
  Checkup checkup;
  checkup.parts.push_back(
      {"Project",
       {{"manifest", Health::Ok, "deployments.yaml, 6 deployments", "", ""},
        {"wrangler file", Health::Problem,
         "wrangler reads ../wrangler.json instead of wrangler.toml",
         "keep one of the two, or name this one differently and run wrangler with -c",
         "CFP2012"}}});
  checkup.parts.push_back(
      {"Account, token in CLOUDFLARE_API_TOKEN",
       {{"accounts", Health::Warning, "1 account: Example (0506015145cda87c34f9ab8e9675a8a9)",
         "look", ""},
        {"D1 Write", Health::Unchecked, "not checkable without writing", "", ""}}});
  return checkup;
}

TEST(CheckupText, HasALineForEachCheckAndItsRemedyBeneath) {
  EXPECT_EQ(render_checkup_text(sample(), {}), R"(Project
  ok       manifest       deployments.yaml, 6 deployments
  problem  wrangler file  wrangler reads ../wrangler.json instead of
                          wrangler.toml
                          hint: keep one of the two, or name this one
                            differently and run wrangler with -c

Account, token in CLOUDFLARE_API_TOKEN
  warning  accounts       1 account: Example (05060151****)
                          hint: look
  -        D1 Write       not checkable without writing

1 problem, 1 warning
)");
}

TEST(CheckupText, EndsWithNoProblemsWhereThereAreNone) {
  Checkup checkup{{{"Project", {{"manifest", Health::Ok, "fine", "", ""}}}}};
  EXPECT_EQ(render_checkup_text(checkup, {}),
            "Project\n  ok       manifest  fine\n\nNo problems\n");
  checkup.parts[0].checks[0].health = Health::Warning;
  EXPECT_EQ(render_checkup_text(checkup, {}),
            "Project\n  warning  manifest  fine\n\nNo problems, 1 warning\n");
}

TEST(CheckupText, PaintsTheStatusAlone) {
  const Checkup checkup{{{"P", {{"m", Health::Problem, "x", "", ""}}}}};
  EXPECT_EQ(render_checkup_text(checkup, {.color = Color::On}),
            "\x1b[1mP\x1b[0m\n  \x1b[1;31mproblem\x1b[0m  m  x\n\n1 problem\n");
}

TEST(CheckupText, MakesWhatAccountsAreCalledHarmless) {
  const Checkup checkup{
      {{"P", {{"accounts", Health::Ok, "1 account: \x1b[31m\n::error::", "", ""}}}}};
  EXPECT_EQ(render_checkup_text(checkup, {}),
            "P\n  ok       accounts  1 account: \\u{001B}[31m\\u{000A}::error::\n\nNo problems\n");
}

TEST(CheckupJson, HasEveryCheckWithItsStatus) {
  EXPECT_EQ(render_checkup_json(sample(), IdDisplay::Masked), R"out({
  "format_version": 1,
  "problems": 1,
  "warnings": 1,
  "parts": [
    {
      "title": "Project",
      "checks": [
        {
          "subject": "manifest",
          "status": "ok",
          "finding": "deployments.yaml, 6 deployments",
          "remedy": null,
          "code": null
        },
        {
          "subject": "wrangler file",
          "status": "problem",
          "finding": "wrangler reads ../wrangler.json instead of wrangler.toml",
          "remedy": "keep one of the two, or name this one differently and run wrangler with -c",
          "code": "CFP2012"
        }
      ]
    },
    {
      "title": "Account, token in CLOUDFLARE_API_TOKEN",
      "checks": [
        {
          "subject": "accounts",
          "status": "warning",
          "finding": "1 account: Example (05060151****)",
          "remedy": "look",
          "code": null
        },
        {
          "subject": "D1 Write",
          "status": "unknown",
          "finding": "not checkable without writing",
          "remedy": null,
          "code": null
        }
      ]
    }
  ]
}
)out");
}

}  // namespace
}  // namespace cfplan
