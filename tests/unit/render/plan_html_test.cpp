#include "cfplan/render/plan_html.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "render/html_diff.hpp"
#include "sample_plans.hpp"

namespace cfplan {
namespace {

std::size_t count_of(const std::string& text, const std::string& piece) {
  std::size_t count = 0;
  for (std::size_t at = text.find(piece); at != std::string::npos; at = text.find(piece, at + 1)) {
    ++count;
  }
  return count;
}

TEST(HtmlDiff, ShowsLinesUnifiedAndSideBySide) {
  FileDiff file;
  file.path = "w.toml";
  file.before_header = "--- a/w.toml";
  file.after_header = "+++ b/w.toml";
  file.lines = {"@@ -7,3 +9,4 @@", " a", "-<b>", "+c", "+d", " e", "\\ No newline at end of file"};
  EXPECT_EQ(html_diff(file, "acme/production"),
            "<details open><summary><code class=\"change\">~ w.toml</code></summary>"
            "<div class=\"diff unified\" tabindex=\"0\" role=\"group\" "
            "aria-label=\"Unified diff of w.toml for acme/production\"><pre>"
            "<span class=\"dim\">--- a/w.toml</span><span class=\"dim\">+++ b/w.toml</span>"
            "<span class=\"hunk\">@@ -7,3 +9,4 @@</span><span> a</span><span "
            "class=\"del\">-&lt;b&gt;</span>"
            "<span class=\"add\">+c</span><span class=\"add\">+d</span><span> e</span>"
            "<span class=\"dim\">\\ No newline at end of file</span></pre></div>"
            "<div class=\"diff split\" tabindex=\"0\" role=\"group\" "
            "aria-label=\"Side by side diff of w.toml for acme/production\">"
            "<table><caption class=\"vh\">Lines before and after</caption>"
            "<colgroup><col class=\"no\"><col><col class=\"no\"><col></colgroup>"
            "<thead><tr><th colspan=\"2\" scope=\"colgroup\">Before</th>"
            "<th colspan=\"2\" scope=\"colgroup\">After</th></tr></thead><tbody>"
            "<tr class=\"hunk\"><td colspan=\"4\">@@ -7,3 +9,4 @@</td></tr>\n"
            "<tr><td class=\"no\">7</td><td> a</td><td class=\"no\">9</td><td> a</td></tr>\n"
            "<tr><td class=\"no\">8</td><td class=\"del\">-&lt;b&gt;</td>"
            "<td class=\"no\">10</td><td class=\"add\">+c</td></tr>\n"
            "<tr><td></td><td></td><td class=\"no\">11</td><td class=\"add\">+d</td></tr>\n"
            "<tr><td class=\"no\">9</td><td> e</td><td class=\"no\">12</td><td> e</td></tr>\n"
            "<tr><td colspan=\"4\" class=\"dim\">\\ No newline at end of file</td></tr>\n"
            "</tbody></table></div></details>\n");
}

TEST(PlanHtml, HoldsEveryChangeOnce) {
  const std::string page = render_plan_html(rich_plan(), IdDisplay::Masked);
  for (const char* piece :
       {"<h1>Plan: 2 to create, 1 to update, 1 to delete, 2 secrets to set, 1 secret to "
        "delete</h1>",
        "<article tabindex=\"-1\" data-customer=\"acme\" data-environment=\"production\" "
        "data-actions=\"change create delete secret\">\n<h2><code>acme/production</code> "
        "<span class=\"dim\">worker shop-acme, [env.production] in wrangler.toml, "
        "protected</span></h2>\n",
        "<option value=\"globex\">globex</option>",
        "<li><code class=\"delete\">- secret OLD (not declared; irreversible)</code></li>",
        "<section><h2>Deletions</h2>\n<ul>\n<li><code>acme/production: delete secret OLD "
        "(not declared; irreversible)</code></li>\n<li><code>globex/staging: delete "
        "config/customers/globex/staging.env</code></li>\n</ul>\n</section>",
        "Fingerprint <code>ab12"}) {
    EXPECT_EQ(count_of(page, piece), 1U) << piece;
  }
  EXPECT_EQ(count_of(page, "<article "), 3U);
  EXPECT_EQ(page.find(kAccountId), std::string::npos);
}

TEST(PlanHtml, AsksTheNetworkForNothing) {
  const std::string page = render_plan_html(rich_plan(), IdDisplay::Masked);
  EXPECT_NE(page.find("default-src 'none'"), std::string::npos);
  for (const char* piece : {"http:", "https:", "src=", "url(", "@import", "fetch("}) {
    EXPECT_EQ(page.find(piece), std::string::npos) << piece;
  }
}

TEST(PlanHtml, HasNoFiltersWhereNothingChanges) {
  const std::string page = render_plan_html(unchanged_plan(2), IdDisplay::Masked);
  EXPECT_NE(page.find("<h1>No changes: 2 deployments are as the manifest wants them</h1>"),
            std::string::npos);
  EXPECT_EQ(page.find("<form"), std::string::npos);
}

TEST(PlanHtml, ShowsWhatIsNoChangeToo) {
  Plan plan = unchanged_plan(1);
  plan.deployments[0].deferred_secrets = {"A"};
  plan.deployments[0].removal_commands = {"wrangler delete"};
  plan.unmanaged = {{Unmanaged::Kind::Section, "wrangler.toml", "old"}};
  plan.drift = {{{"a", "b"}, "w", "var", "X", "var X differs"}};
  Diagnostic error;
  error.code = "CFP3101";
  error.message = "m";
  error.place = Place{"deployments.yaml", 7, 1, "", 1, 1};
  error.hint = "h";
  Diagnostic warning;
  warning.code = "CFP4001";
  warning.severity = Severity::Warning;
  warning.message = "w";
  warning.resource = "zone z";
  plan.diagnostics = {error, warning};
  const std::string page = render_plan_html(plan, IdDisplay::Masked);
  for (const char* piece :
       {"<li><strong class=\"delete\">error CFP3101</strong> m at <code>deployments.yaml:7</code>"
        "<br>h</li>",
        "<li><strong class=\"change\">warning CFP4001</strong> w (<code>zone z</code>)</li>",
        "<p><strong class=\"delete\">Blocked: apply refuses this plan because of 1 "
        "error</strong></p>",
        "<h2>Drift</h2>", "<code>[env.old] in wrangler.toml</code>",
        "<h2>Left at Cloudflare</h2>\n<p><code>customer1000/production</code>",
        "<h2>Deferred</h2>"}) {
    EXPECT_NE(page.find(piece), std::string::npos) << piece;
  }
}

TEST(PlanHtml, KeepsHostileTextAsText) {
  const std::string page = render_plan_html(hostile_plan(), IdDisplay::Masked);
  EXPECT_EQ(count_of(page, "<script>"), 1U) << "only our own";
  EXPECT_EQ(count_of(page, "</details>"), count_of(page, "<details"));
  EXPECT_EQ(page.find("\xE2\x80\xAE"), std::string::npos);
  EXPECT_TRUE(std::none_of(page.begin(), page.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t';
  }));
  EXPECT_LT(page.size(), 200000U);
}

}  // namespace
}  // namespace cfplan
