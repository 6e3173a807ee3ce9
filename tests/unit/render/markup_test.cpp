#include "render/markup.hpp"

#include <gtest/gtest.h>

namespace cfplan {
namespace {

TEST(Markup, EscapesHtml) {
  EXPECT_EQ(html_escaped("<a href=\"x\" title='y'>&</a>"),
            "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;&lt;/a&gt;");
}

TEST(Markup, EscapesWhatMarkdownWouldRead) {
  EXPECT_EQ(markdown_escaped("*a* _b_ [c](d) #e |f| ~g~ !h $i$ \\ `k` <l> & @m"),
            "\\*a\\* \\_b\\_ \\[c\\](d) \\#e \\|f\\| \\~g\\~ \\!h \\$i\\$ \\\\ \\`k\\` &lt;l&gt; "
            "&amp; @<!-- -->m");
}

TEST(Markup, WritesCodeSpansWithEnoughTicks) {
  EXPECT_EQ(markdown_code("a"), "`a`");
  EXPECT_EQ(markdown_code("a``b"), "```a``b```");
  EXPECT_EQ(markdown_code("`a"), "`` `a ``");
  EXPECT_EQ(markdown_code(" a "), "`  a  `");
  EXPECT_EQ(markdown_code(""), "`  `");
}

TEST(Markup, WritesFencesLongerThanAnyRun) {
  EXPECT_EQ(markdown_fence("diff", {"+a", "+````", "+b"}), "`````diff\n+a\n+````\n+b\n`````\n");
  EXPECT_EQ(markdown_fence("sh", {}), "```sh\n```\n");
}

}  // namespace
}  // namespace cfplan
