#include "cli/completion/completion.hpp"

#include <gtest/gtest.h>

#include "cfplan/base/text.hpp"

namespace cfplan {
namespace {

using Texts = std::vector<std::string>;

/// The words at the cursor that begin as the last word does.
Texts offered(const Texts& words) {
  const CompletionPoint point = find_completion_point(words);
  EXPECT_EQ(point.topic, CompletionTopic::Words);
  Texts texts;
  for (const CompletionWord& word : point.words) {
    if (word.text.starts_with(point.typed)) texts.push_back(point.fixed + word.text);
  }
  return texts;
}

CompletionTopic topic(const Texts& words) { return find_completion_point(words).topic; }

Desired two_customers() {
  Desired desired;
  for (const DeploymentKey& key :
       {DeploymentKey{"acme", "production"}, {"acme", "staging"}, {"beta", "production"}}) {
    Deployment deployment;
    deployment.key = key;
    deployment.secrets.push_back({.name = "SESSION_KEY"});
    desired.deployments.push_back(deployment);
  }
  desired.broken.push_back({"acme", "odd\nname"});
  desired.broken.push_back({"gamma", "test"});
  return desired;
}

/// What the manifest above offers for the words.
Texts declared(const Texts& words) {
  Texts texts;
  for (const CompletionWord& word : declared_words(find_completion_point(words), two_customers())) {
    texts.push_back(word.text);
  }
  return texts;
}

TEST(Completion, OffersCommandsThatBeginSo) {
  EXPECT_EQ(offered({"pl"}), Texts{"plan"});
  EXPECT_EQ(offered({""}).size(), command_table().size());
  EXPECT_EQ(offered({"-C", "shop", "pl"}), Texts{"plan"});
}

TEST(Completion, OffersTheOptionsOfTheCommandThatAreNotGivenYet) {
  EXPECT_EQ(offered({"plan", "--de"}), Texts{"--detailed-exitcode"});
  EXPECT_EQ(offered({"plan", "--detailed-exitcode", "--de"}), Texts{});
  EXPECT_EQ(offered({"plan", "--customer", "acme", "--cus"}), Texts{"--customer"});
  EXPECT_EQ(offered({"schema", "--fo"}), Texts{});
  EXPECT_EQ(offered({"--v"}), (Texts{"--verbose", "--version"}));
}

TEST(Completion, OffersOptionsWhereNoArgumentCanStand) {
  EXPECT_EQ(offered({"schema", ""}).front(), "--chdir");
  EXPECT_EQ(offered({"schema", "x"}), Texts{});
}

TEST(Completion, OffersTheValuesOfAnOption) {
  EXPECT_EQ(offered({"plan", "--format", "m"}), Texts{"markdown"});
  EXPECT_EQ(offered({"plan", "--format=m"}), Texts{"--format=markdown"});
  EXPECT_EQ(offered({"list", "--format", ""}), (Texts{"text", "json"}));
  EXPECT_EQ(offered({"--color", ""}), (Texts{"auto", "always", "never"}));
  EXPECT_EQ(offered({"apply", "--expect", ""}), Texts{});
}

TEST(Completion, OffersShellsCodesAndTopics) {
  EXPECT_EQ(offered({"completion", ""}), (Texts{"bash", "zsh", "fish"}));
  EXPECT_EQ(offered({"help", "CFP3001"}), Texts{"CFP3001"});
  EXPECT_EQ(offered({"help", "pol"}), Texts{"policies"});
  EXPECT_EQ(offered({"help", "roll"}), Texts{"rollback"});
  EXPECT_EQ(offered({"plan", "--allow", "CFP3001"}), Texts{"CFP3001="});
}

TEST(Completion, LeavesFilesAndFoldersToTheShell) {
  EXPECT_EQ(topic({"-C", ""}), CompletionTopic::Folders);
  EXPECT_EQ(topic({"plan", "--out", ""}), CompletionTopic::Files);
  EXPECT_EQ(topic({"show", ""}), CompletionTopic::Files);
  EXPECT_EQ(find_completion_point({"plan", "--out=pla"}).fixed, "--out=");
}

TEST(Completion, KnowsWhereTheIdOfABackupStands) {
  EXPECT_EQ(topic({"rollback", ""}), CompletionTopic::Backups);
  EXPECT_EQ(topic({"rollback", "20261125-101500-9f3c01", ""}), CompletionTopic::Words);
  EXPECT_EQ(topic({"backups", "--purge", "2026"}), CompletionTopic::Backups);
  EXPECT_EQ(find_completion_point({"backups", "--purge=2026"}).fixed, "--purge=");
}

TEST(Completion, SaysNothingAfterACommandThatIsNone) {
  EXPECT_EQ(offered({"plam", ""}), Texts{});
  EXPECT_EQ(offered({"plam", "--f"}), Texts{});
}

TEST(Completion, KnowsWhichManifestIsMeant) {
  const CompletionPoint point =
      find_completion_point({"plan", "-C", "shop", "--file=other.yaml", "--customer", ""});
  EXPECT_EQ(point.folder, "shop");
  EXPECT_EQ(point.manifest, "other.yaml");
  EXPECT_EQ(find_completion_point({"-Cshop", ""}).folder, "shop");
}

TEST(Completion, OffersCustomersAndEnvironmentsOnce) {
  EXPECT_EQ(declared({"plan", "--customer", ""}), (Texts{"acme", "beta", "gamma"}));
  EXPECT_EQ(declared({"plan", "--environment", "p"}), Texts{"production"});
  EXPECT_EQ(declared({"plan", "--customer", "!a"}), Texts{"acme"});
  EXPECT_EQ(find_completion_point({"plan", "--customer", "!a"}).fixed, "!");
}

TEST(Completion, OffersDeploymentsStepByStep) {
  EXPECT_EQ(declared({"describe", ""}), (Texts{"acme/", "beta/", "gamma/"}));
  EXPECT_EQ(declared({"describe", "acme/"}), (Texts{"acme/production", "acme/staging"}));
  EXPECT_EQ(declared({"apply", "--allow", "CFP3001=acme/p"}), Texts{"acme/production"});
  EXPECT_EQ(declared({"apply", "--rotate", "acme/production/"}),
            Texts{"acme/production/SESSION_KEY"});
}

}  // namespace
}  // namespace cfplan
