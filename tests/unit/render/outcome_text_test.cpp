#include "cfplan/render/outcome_text.hpp"

#include <gtest/gtest.h>

namespace cfplan {
namespace {

TEST(OutcomeText, SaysWhatWasDoneAndWhatToCommit) {
  Outcome outcome;
  outcome.created_resources = {"database acme-db (main)"};
  outcome.created_workers = {"shop-acme"};
  outcome.files_created = {"config/customers/acme/production.env"};
  outcome.files_updated = {"wrangler.toml"};
  outcome.files_deleted = {"config/customers/globex/staging.env"};
  outcome.secrets_set = {"shop-acme: SESSION_KEY"};
  outcome.secrets_deleted = {"shop-acme: OLD"};
  outcome.backup_id = "20260102T030405Z-ab12";
  EXPECT_EQ(render_outcome_text(outcome, {}), R"(Done
Created at Cloudflare:
  + database acme-db (main)
  + worker shop-acme
Files to commit:
  + config/customers/acme/production.env
  ~ wrangler.toml
  - config/customers/globex/staging.env
Secrets:
  + shop-acme: SESSION_KEY
  - shop-acme: OLD
Backup: 20260102T030405Z-ab12; cfplan rollback 20260102T030405Z-ab12 brings the
  files back
)");
}

TEST(OutcomeText, NamesPendingSecretsAndTheNextStep) {
  Outcome outcome;
  outcome.kind = OutcomeKind::SecretsPending;
  outcome.files_updated = {"wrangler.toml"};
  outcome.secrets_pending = {"shop-acme: SESSION_KEY"};
  EXPECT_EQ(render_outcome_text(outcome, {}),
            "Files are written, some secrets could not be set\n"
            "Files to commit:\n"
            "  ~ wrangler.toml\n"
            "Secrets pending:\n"
            "  ~ shop-acme: SESSION_KEY\n"
            "Next: run cfplan apply again; it sets what is pending\n");
}

TEST(OutcomeText, NamesDatabasesKeptAfterAFailure) {
  Outcome outcome;
  outcome.kind = OutcomeKind::RolledBack;
  outcome.created_resources = {"database acme-db"};
  EXPECT_EQ(render_outcome_text(outcome, {}),
            "Failed and rolled back: every file is as it was\n"
            "Created at Cloudflare and kept; the next plan finds them:\n"
            "  + database acme-db\n"
            "Next: run cfplan apply again once the cause is gone\n");
}

TEST(OutcomeText, SaysForEachKindWhatItMeans) {
  const auto text = [](OutcomeKind kind) {
    Outcome outcome;
    outcome.kind = kind;
    return render_outcome_text(outcome, {});
  };
  EXPECT_EQ(text(OutcomeKind::NothingToDo), "Nothing to do\n");
  EXPECT_EQ(text(OutcomeKind::Failed), "Failed: nothing was written\n");
  EXPECT_EQ(text(OutcomeKind::Refused), "Refused: nothing was written\n");
  EXPECT_EQ(text(OutcomeKind::HalfWay),
            "Interrupted half way and not yet repaired\nNext: run cfplan recover\n");
  EXPECT_EQ(text(OutcomeKind::PlanChanged),
            "The plan is not the approved one any more: nothing was written\n"
            "Next: review the present plan, then apply that one\n");
  EXPECT_EQ(text(OutcomeKind::Locked), "Another run holds the lock: nothing was written\n");
  EXPECT_EQ(text(OutcomeKind::Interrupted),
            "Interrupted and rolled back: every file is as it was\n"
            "Next: run cfplan apply again once the cause is gone\n");
}

TEST(OutcomeText, MakesHostileNamesVisible) {
  Outcome outcome;
  outcome.files_updated = {"a\x1b[2J\n::error::x"};
  EXPECT_EQ(render_outcome_text(outcome, {}),
            "Done\nFiles to commit:\n  ~ a\\u{001B}[2J\\u{000A}::error::x\n");
}

}  // namespace
}  // namespace cfplan
