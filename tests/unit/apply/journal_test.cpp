#include "apply/journal.hpp"

#include <gtest/gtest.h>

#include "apply/journal_record.hpp"

namespace cfplan {
namespace {

Journal sample() {
  Journal journal;
  journal.run = {"id", "apply", "ada", "host", 7, "now", "f00"};
  journal.root = "/home/with space/100%\n";
  journal.root_device = 5;
  journal.root_inode = 9;
  journal.made_folders = {"a", "a/b"};
  journal.removed_folders = {"c"};
  JournaledFile file;
  file.path = "a/b/na me.env";
  file.staged = "a/b/.cfplan-id-0";
  file.before = FileState{"11", 0640};
  file.after = FileState{"22", 0640};
  file.owner = {1, 2};
  file.image = std::string("bytes\nseal 1 x\n\0\xFF", 17);
  JournaledFile created;
  created.operation = FileOperation::Create;
  created.path = "new";
  created.after = FileState{"33", 0600};
  journal.files = {file, created};
  journal.units = {{"w", {"A", "B"}}};
  journal.progress = {UnitProgress::Open};
  return journal;
}

TEST(Journal, IsReadAsItWasWritten) {
  const std::string text = journal_text(sample());
  const auto read = parse_journal(text);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->journal, sample());
  EXPECT_EQ(read->end, text.size());
}

TEST(Journal, IsNoneWhenAnyByteBeforeTheEndOfTheSealIsMissing) {
  const std::string text = journal_text(sample());
  for (std::size_t size = 0; size < text.size(); ++size) {
    EXPECT_FALSE(parse_journal(std::string_view(text).substr(0, size))) << size;
  }
}

TEST(Journal, IsNoneWhenAnyByteIsAnother) {
  const std::string text = journal_text(sample());
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string damaged = text;
    damaged[i] = static_cast<char>(damaged[i] ^ 1);
    EXPECT_FALSE(parse_journal(damaged)) << i;
  }
}

TEST(Journal, IsNoneWhenAWholeRecordIsMissing) {
  std::string text = journal_text(sample());
  const std::size_t start = text.find("make ");
  text.erase(start, text.find("make ", start + 1) - start);
  EXPECT_FALSE(parse_journal(text));
}

TEST(Journal, TellsHowTheRunWent) {
  const std::string text =
      journal_text(sample()) + commit_record() + cleaned_record() + begun_record(0);
  const auto read = parse_journal(text + done_record(0));
  EXPECT_TRUE(read->journal.committed);
  EXPECT_TRUE(read->journal.cleaned);
  EXPECT_EQ(read->journal.progress, std::vector{UnitProgress::Done});
  EXPECT_FALSE(read->journal.has_open_units());

  const std::string torn = done_record(0).substr(0, 20);
  const auto without = parse_journal(text + torn);
  EXPECT_EQ(without->journal.progress, std::vector{UnitProgress::Begun});
  EXPECT_EQ(without->end, text.size());
}

TEST(Journal, ATornCommitIsNone) {
  const std::string commit = commit_record();
  for (std::size_t size = 0; size < commit.size(); ++size) {
    EXPECT_FALSE(parse_journal(journal_text(sample()) + commit.substr(0, size))->journal.committed);
  }
}

}  // namespace
}  // namespace cfplan
