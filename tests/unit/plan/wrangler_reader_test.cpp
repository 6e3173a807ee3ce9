#include "cfplan/plan/wrangler_reader.hpp"

#include <gtest/gtest.h>

namespace cfplan {
namespace {

struct Read {
  std::unique_ptr<StructuredDocument> document;
  WranglerFacts facts;
};

Read read(const std::string& bytes, DocumentFormat format = DocumentFormat::Toml) {
  auto document = parse_document(format, "wrangler", bytes);
  EXPECT_TRUE(document.has_value());
  Read out{*std::move(document), {}};
  out.facts = read_wrangler(*out.document);
  return out;
}

TEST(WranglerReader, ReadsTheTopLevelAndEverySection) {
  const Read read_back = read(
      "name = \"shop\"\naccount_id = \"acc\"\n[env.a]\n[env.b]\nname = \"b-shop\"\n"
      "account_id = \"other\"\nzone_id = \"bare\"\n[env.b.vars]\nX = 1\n");
  const WranglerFacts& facts = read_back.facts;
  EXPECT_EQ(facts.top.name, "shop");
  EXPECT_EQ(facts.top.account_id, "acc");
  ASSERT_EQ(facts.sections.size(), 2U);
  EXPECT_EQ(facts.worker_name(facts.sections[0]), "shop-a");
  EXPECT_EQ(facts.account_id(facts.sections[0]), "acc");
  EXPECT_EQ(facts.sections[0].vars, nullptr);
  EXPECT_EQ(facts.worker_name(facts.sections[1]), "b-shop");
  EXPECT_EQ(facts.account_id(facts.sections[1]), "other");
  EXPECT_EQ(facts.sections[1].bare_zone_id, "bare");
  EXPECT_EQ(facts.sections[1].path.text(), "env.b");
  ASSERT_NE(facts.sections[1].vars, nullptr);
  EXPECT_EQ(*facts.sections[1].vars->find("X"), Value(1));
}

TEST(WranglerReader, ReadsRoutesInAllForms) {
  const Read read_back = read(
      "route = \"a.com/*\"\n"
      "[env.x]\nroute = { pattern = \"b.com/*\", zone_name = \"b.com\" }\n"
      "[env.y]\nroutes = [ \"c.com/*\", { pattern = \"d.com/*\", zone_id = \"z\" },\n"
      "  { pattern = \"e.com\", custom_domain = true } ]\n");
  const auto& top = read_back.facts.top.routes;
  ASSERT_EQ(top.size(), 1U);
  EXPECT_EQ(top[0].form, RouteForm::SingleString);
  EXPECT_EQ(top[0].path.text(), "route");
  const auto& single = read_back.facts.sections[0].routes;
  ASSERT_EQ(single.size(), 1U);
  EXPECT_EQ(single[0].form, RouteForm::SingleObject);
  EXPECT_EQ(single[0].zone_name, "b.com");
  const auto& list = read_back.facts.sections[1].routes;
  ASSERT_EQ(list.size(), 3U);
  EXPECT_EQ(list[0].form, RouteForm::ListString);
  EXPECT_EQ(list[1].zone_id, "z");
  EXPECT_EQ(list[1].path.text(), "env.y.routes[1]");
  EXPECT_TRUE(list[2].custom_domain);
  EXPECT_FALSE(list[2].zone_id.has_value());
}

TEST(WranglerReader, ReadsDatabasesInBothSpellingsAlike) {
  const std::string fields = "binding = \"DB\", database_name = \"n\", database_id = \"i\"";
  for (const std::string& text :
       {"[env.x]\nd1_databases = [{ " + fields + " }]\n",
        std::string("[[env.x.d1_databases]]\nbinding = \"DB\"\ndatabase_name = \"n\"\n"
                    "database_id = \"i\"\n")}) {
    const Read read_back = read(text);
    ASSERT_EQ(read_back.facts.sections.size(), 1U);
    const auto& databases = read_back.facts.sections[0].databases;
    ASSERT_EQ(databases.size(), 1U);
    EXPECT_EQ(databases[0].binding, "DB");
    EXPECT_EQ(databases[0].name, "n");
    EXPECT_EQ(databases[0].id, "i");
    EXPECT_EQ(databases[0].path.text(), "env.x.d1_databases[0]");
  }
}

TEST(WranglerReader, TakesEmptyStringsAndWrongTypesForAbsent) {
  const Read read_back = read(
      "name = 3\naccount_id = \"\"\nroutes = \"x\"\nd1_databases = 1\nvars = true\nroute = \"\"\n"
      "env = { a = 1, b = {} }\n");
  const WranglerSection& top = read_back.facts.top;
  EXPECT_FALSE(top.name.has_value());
  EXPECT_FALSE(top.account_id.has_value());
  EXPECT_TRUE(top.routes.empty());
  EXPECT_TRUE(top.has_routes_key);
  EXPECT_TRUE(top.databases.empty());
  EXPECT_EQ(top.vars, nullptr);
  ASSERT_EQ(read_back.facts.sections.size(), 1U);
  EXPECT_EQ(read_back.facts.sections[0].env, "b");
  EXPECT_FALSE(read_back.facts.worker_name(read_back.facts.sections[0]).has_value());
}

}  // namespace
}  // namespace cfplan
