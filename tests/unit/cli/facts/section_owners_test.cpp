#include "cli/facts/section_owners.hpp"

#include <gtest/gtest.h>

namespace cfplan {
namespace {

CustomerEnvFile file(const std::string& customer, const std::string& environment,
                     const std::string& domain = "") {
  return {{customer, environment}, customer + "/" + environment + ".env", domain};
}

/// What was found, a line a section: `X: customer/environment FILE`, or the choices.
std::string owners(const std::vector<NamedSection>& sections,
                   const std::vector<CustomerEnvFile>& files,
                   const AssignedSections& assigned = {}) {
  const SectionOwners found = find_owners(sections, files, assigned, "data-service");
  std::string text;
  for (const OwnedSection& one : found.owned) {
    text +=
        sections[one.section].env + ": " + one.key.text() + " " + one.env_file.value_or("-") + "\n";
  }
  for (const SectionChoice& open : found.open) {
    text += open.section + "?";
    for (const OwnedSection& one : open.choices) {
      text += " " + one.key.text() + (one.env_file ? "" : " -");
    }
    for (const std::string& rival : open.rivals) text += " as " + rival;
    text += "\n";
  }
  return text;
}

TEST(SectionOwners, AreToldByNamesOfCustomerAndEnvironment) {
  EXPECT_EQ(owners({{"acme-production", ""}, {"staging_acme", ""}, {"initech.live", ""}},
                   {file("acme", "production"), file("acme", "staging"), file("initech", "live")}),
            "acme-production: acme/production acme/production.env\n"
            "staging_acme: acme/staging acme/staging.env\n"
            "initech.live: initech/live initech/live.env\n");
}

TEST(SectionOwners, AreGuessedFromWhatIsLeft) {
  const auto is_guessed = [](const std::string& env) {
    const auto found =
        find_owners({{env, ""}}, {file("north", "production"), file("north", "eu")}, {}, "");
    return found.owned.front().ground == Ground::Guessed;
  };
  EXPECT_TRUE(is_guessed("blue"));
  EXPECT_FALSE(is_guessed("staging"));
  EXPECT_FALSE(is_guessed("eu"));
  EXPECT_FALSE(is_guessed("north-prod"));
  const auto by_name = find_owners({{"north", ""}}, {file("north", "production")}, {}, "");
  EXPECT_EQ(by_name.owned.front().ground, Ground::Guessed);
}

TEST(SectionOwners, AreToldByServiceDomain) {
  EXPECT_EQ(owners({{"production", "initech"}, {"prod", "acme.com"}},
                   {file("acme", "production", "acme.com"), file("initech", "production")}),
            "production: initech/production initech/production.env\n"
            "prod: acme/production acme/production.env\n");
}

TEST(SectionOwners, AreToldByTheEnvironmentAloneWhereOneCustomerHasIt) {
  EXPECT_EQ(owners({{"production", ""}, {"dev", "data-service"}},
                   {file("acme", "production"), file("acme", "development")}),
            "production: acme/production acme/production.env\n"
            "dev: acme/development acme/development.env\n");
}

TEST(SectionOwners, AreAskedForWhereSeveralCustomersHaveTheEnvironment) {
  EXPECT_EQ(
      owners({{"production", ""}}, {file("acme", "production"), file("initech", "production")}),
      "production? acme/production initech/production\n");
}

TEST(SectionOwners, AreAskedForWhereTheEnvironmentFitsNoFileOfTheCustomer) {
  EXPECT_EQ(owners({{"live", "acme"}}, {file("acme", "production"), file("acme", "staging")}),
            "live? acme/production acme/staging acme/live -\n");
}

TEST(SectionOwners, AreWhatWasAssigned) {
  EXPECT_EQ(owners({{"production", ""}, {"live", ""}, {"old", ""}},
                   {file("acme", "production"), file("initech", "production")},
                   {{"production", DeploymentKey{"initech", "production"}}, {"old", std::nullopt}}),
            "production: initech/production initech/production.env\n");
}

TEST(SectionOwners, AreAskedForWhereTwoFitOneDeploymentEquallyWell) {
  EXPECT_EQ(owners({{"acme-production", ""}, {"production-acme", ""}, {"acme_production", ""}},
                   {file("acme", "production")}),
            "acme-production? acme/production as production-acme as acme_production\n"
            "production-acme? acme/production as acme-production as acme_production\n"
            "acme_production? acme/production as acme-production as production-acme\n");
  EXPECT_EQ(owners({{"acme-preview", ""}, {"preview-acme", ""}}, {file("acme", "production")}),
            "acme-preview? acme/preview - as preview-acme\n"
            "preview-acme? acme/preview - as acme-preview\n");
  EXPECT_EQ(owners({{"acme-production", ""}, {"production-acme", ""}}, {file("acme", "production")},
                   {{"production-acme", DeploymentKey{"acme", "production"}}}),
            "production-acme: acme/production acme/production.env\n");
}

TEST(SectionOwners, AreTheBetterFitsWhereAnotherFitsWorse) {
  EXPECT_EQ(owners({{"production", ""}, {"acme-production", ""}}, {file("acme", "production")}),
            "acme-production: acme/production acme/production.env\n");
}

TEST(SectionOwners, MayHaveNoEnvFile) {
  EXPECT_EQ(owners({{"acme-preview", ""}, {"oldcorp-production", ""}, {"production", "hooli"}},
                   {file("acme", "production"), file("initech", "production")}),
            "acme-preview: acme/preview -\n"
            "oldcorp-production: oldcorp/production -\n"
            "production: hooli/production -\n");
}

TEST(SectionOwners, AreNobodyWhereNothingTells) {
  EXPECT_EQ(owners({{"preview", ""}}, {file("acme", "production"), file("initech", "production")}),
            "");
}

TEST(SectionOwners, MakeNamesOfTheManifest) {
  EXPECT_EQ(manifest_name("Acme Corp"), "acme-corp");
  EXPECT_EQ(manifest_name("__x.y"), "x-y");
  EXPECT_EQ(environment_beside("acme", "acme-prod.eu"), "prod-eu");
  EXPECT_EQ(environment_beside("acme", "acmeprod"), "acmeprod");
}

}  // namespace
}  // namespace cfplan
