// The disk in memory and the real one behave alike: every test runs on both.

#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <functional>
#include <memory>

#include "cfplan/providers/posix_disk.hpp"
#include "fakes/memory_disk.hpp"

namespace cfplan {
namespace {

/// A folder to work in, and what a test does behind the port's back.
class Place {
 public:
  virtual ~Place() = default;
  virtual std::unique_ptr<FileSystem> open() = 0;
  virtual void put_symlink(const std::string& name) = 0;
};

class MemoryPlace final : public Place {
 public:
  MemoryPlace() { disk_.put_folder("/root"); }
  std::unique_ptr<FileSystem> open() override { return std::move(*disk_.open("/root")); }
  void put_symlink(const std::string& name) override { disk_.put_symlink("/root/" + name); }

 private:
  MemoryDisk disk_;
};

class PosixPlace final : public Place {
 public:
  PosixPlace() {
    std::string pattern = (std::filesystem::temp_directory_path() / "cfplan-XXXXXX").string();
    root_ = ::mkdtemp(pattern.data());
  }
  ~PosixPlace() override { std::filesystem::remove_all(root_); }
  std::unique_ptr<FileSystem> open() override {
    return std::move(*make_posix_disk()->open(root_.string()));
  }
  void put_symlink(const std::string& name) override {
    std::filesystem::create_symlink("/etc", root_ / name);
  }

 private:
  std::filesystem::path root_;
};

struct Kind {
  std::string name;
  std::function<std::unique_ptr<Place>()> make;
};

class FileSystemContract : public ::testing::TestWithParam<Kind> {
 protected:
  FileSystemContract() : place(GetParam().make()), files(place->open()) {}

  void write(const std::string& path, const std::string& bytes, unsigned mode = 0644) {
    const auto file = files->create(path, mode, std::nullopt);
    ASSERT_TRUE(file) << file.error().reason;
    ASSERT_TRUE((*file)->append(bytes));
    ASSERT_TRUE((*file)->sync());
  }
  std::string bytes(const std::string& path) {
    const auto reading = files->read(path);
    return reading ? reading->bytes : "(" + reading.error().reason + ")";
  }
  template <class T>
  static IoCause cause(const Io<T>& result) {
    EXPECT_FALSE(result.has_value());
    return result ? IoCause::Busy : result.error().cause;
  }

  std::unique_ptr<Place> place;
  std::unique_ptr<FileSystem> files;
};

TEST_P(FileSystemContract, ReadsWhatWasWritten) {
  const std::string large(300'000, 'x');
  write("a", large, 0640);
  const auto reading = files->read("a");
  ASSERT_TRUE(reading);
  EXPECT_EQ(reading->bytes, large);
  EXPECT_EQ(reading->stat.mode, 0640U);
  EXPECT_EQ(reading->stat.size, large.size());
  EXPECT_EQ(reading->stat.kind, EntryKind::File);
  EXPECT_EQ(reading->stat.links, 1U);
}

TEST_P(FileSystemContract, CreatesEveryModeWhateverTheUmask) {
  const auto before = ::umask(0077);
  write("a", "x", 0666);
  ::umask(before);
  EXPECT_EQ(files->stat("a")->mode, 0666U);
}

TEST_P(FileSystemContract, TellsTheModeOfNewFiles) { EXPECT_EQ(files->mode_of_new_files(), 0644U); }

TEST_P(FileSystemContract, CreatesOnlyWhereNothingIs) {
  write("a", "x");
  EXPECT_EQ(cause(files->create("a", 0644, std::nullopt)), IoCause::AlreadyThere);
  EXPECT_EQ(cause(files->create("none/a", 0644, std::nullopt)), IoCause::NotFound);
  EXPECT_EQ(cause(files->create("a/b", 0644, std::nullopt)), IoCause::NotAFolder);
}

TEST_P(FileSystemContract, AppendsAfterTheBytesToKeep) {
  write("a", "keep, drop");
  {
    const auto file = files->open_for_append("a", 4);
    ASSERT_TRUE(file);
    ASSERT_TRUE((*file)->append("!"));
    ASSERT_TRUE((*file)->append("?"));
  }
  EXPECT_EQ(bytes("a"), "keep!?");
  EXPECT_EQ(cause(files->open_for_append("none", 0)), IoCause::NotFound);
}

TEST_P(FileSystemContract, NeverLeavesTheRoot) {
  ASSERT_TRUE(files->make_folder("f", 0755));
  place->put_symlink("out");
  for (const std::string path :
       {"../x", "/x", "/etc/passwd", "f/../../x", "f//x", "./x", "f/.", "..", "out/passwd"}) {
    EXPECT_EQ(cause(files->read(path)), IoCause::Outside) << path;
    EXPECT_EQ(cause(files->stat(path)), IoCause::Outside) << path;
    EXPECT_EQ(cause(files->create(path, 0600, std::nullopt)), IoCause::Outside) << path;
    EXPECT_EQ(cause(files->unlink(path)), IoCause::Outside) << path;
    EXPECT_EQ(cause(files->make_folder(path, 0755)), IoCause::Outside) << path;
  }
  write("a", "A");
  for (const std::string path : {"../x", "/x", "f/../x", "..", "out/x"}) {
    EXPECT_EQ(cause(files->rename("a", path)), IoCause::Outside) << path;
    EXPECT_EQ(cause(files->rename(path, "a")), IoCause::Outside) << path;
    EXPECT_EQ(cause(files->link("a", path)), IoCause::Outside) << path;
  }
  EXPECT_EQ(cause(files->read("out")), IoCause::Outside);
  EXPECT_EQ(cause(files->list("out")), IoCause::Outside);
  EXPECT_EQ(files->stat("out")->kind, EntryKind::Symlink);
}

TEST_P(FileSystemContract, TellsWhatIsNoFile) {
  ASSERT_TRUE(files->make_folder("f", 0755));
  write("a", "x");
  EXPECT_EQ(cause(files->read("f")), IoCause::IsAFolder);
  EXPECT_EQ(cause(files->read("none")), IoCause::NotFound);
  EXPECT_EQ(cause(files->read("a/b")), IoCause::NotAFolder);
  EXPECT_EQ(cause(files->list("a")), IoCause::NotAFolder);
  EXPECT_EQ(cause(files->unlink("f")), IoCause::IsAFolder);
}

TEST_P(FileSystemContract, ListsSorted) {
  ASSERT_TRUE(files->make_folder("f", 0755));
  write("f/b", "");
  write("f/a", "");
  EXPECT_EQ(*files->list("f"),
            (std::vector<FolderEntry>{{"a", EntryKind::File}, {"b", EntryKind::File}}));
  EXPECT_EQ(*files->list(""), (std::vector<FolderEntry>{{"f", EntryKind::Folder}}));
}

TEST_P(FileSystemContract, ListsAFolderOfAnySize) {
  ASSERT_TRUE(files->make_folder("f", 0755));
  std::vector<FolderEntry> expected;
  for (int number = 100; number < 500; ++number) {
    expected.push_back({"a-name-of-some-length-" + std::to_string(number), EntryKind::File});
    write("f/" + expected.back().name, "");
  }
  EXPECT_EQ(*files->list("f"), expected);
}

TEST_P(FileSystemContract, RenamesOverWhatIsThere) {
  write("a", "A");
  write("b", "B");
  ASSERT_TRUE(files->rename("a", "b"));
  EXPECT_EQ(bytes("b"), "A");
  EXPECT_EQ(*files->list(""), (std::vector<FolderEntry>{{"b", EntryKind::File}}));
  EXPECT_EQ(cause(files->rename("a", "c")), IoCause::NotFound);
}

TEST_P(FileSystemContract, RenamesWithoutReplacing) {
  write("a", "A");
  write("b", "B");
  EXPECT_EQ(cause(files->rename_noreplace("a", "b")), IoCause::AlreadyThere);
  ASSERT_TRUE(files->rename_noreplace("a", "c"));
  EXPECT_EQ(bytes("c"), "A");
}

TEST_P(FileSystemContract, ExchangesTwoNames) {
  ASSERT_TRUE(files->make_folder("f", 0755));
  write("a", "A", 0600);
  write("f/b", "B", 0644);
  const auto inode = files->stat("a")->inode;
  ASSERT_TRUE(files->rename_exchange("a", "f/b"));
  EXPECT_EQ(bytes("a"), "B");
  EXPECT_EQ(bytes("f/b"), "A");
  EXPECT_EQ(files->stat("f/b")->inode, inode);
  EXPECT_EQ(files->stat("f/b")->mode, 0600U);
  EXPECT_EQ(cause(files->rename_exchange("a", "none")), IoCause::NotFound);
}

TEST_P(FileSystemContract, LinksASecondName) {
  write("a", "A");
  ASSERT_TRUE(files->link("a", "b"));
  EXPECT_EQ(files->stat("a")->links, 2U);
  EXPECT_EQ(files->stat("a")->inode, files->stat("b")->inode);
  EXPECT_EQ(cause(files->link("a", "b")), IoCause::AlreadyThere);
  // Two names of one file: a rename between them does nothing at all.
  ASSERT_TRUE(files->rename("a", "b"));
  EXPECT_EQ(files->stat("a")->links, 2U);
}

TEST_P(FileSystemContract, RemovesOnlyEmptyFolders) {
  ASSERT_TRUE(files->make_folder("f", 0755));
  EXPECT_EQ(cause(files->make_folder("f", 0755)), IoCause::AlreadyThere);
  write("f/a", "");
  EXPECT_EQ(cause(files->remove_folder("f")), IoCause::NotEmpty);
  ASSERT_TRUE(files->unlink("f/a"));
  ASSERT_TRUE(files->remove_folder("f"));
  EXPECT_EQ(cause(files->remove_folder("f")), IoCause::NotFound);
  EXPECT_EQ(cause(files->unlink("f")), IoCause::NotFound);
}

TEST_P(FileSystemContract, SyncsFilesFoldersAndVolumes) {
  write("a", "A");
  EXPECT_TRUE(files->sync_file("a"));
  EXPECT_TRUE(files->sync_folder(""));
  EXPECT_EQ(cause(files->sync_folder("none")), IoCause::NotFound);
  EXPECT_EQ(cause(files->sync_file("none")), IoCause::NotFound);
  const auto volume = files->open_volume("");
  ASSERT_TRUE(volume);
  EXPECT_TRUE((*volume)->sync());
}

TEST_P(FileSystemContract, LocksForOneAtATime) {
  auto first = files->try_lock("lock");
  ASSERT_TRUE(first);
  ASSERT_TRUE((*first)->write("a longer text"));
  ASSERT_TRUE((*first)->write("text"));
  EXPECT_EQ(bytes("lock"), "text");
  EXPECT_EQ(files->stat("lock")->mode, 0600U);
  const auto other = place->open();
  EXPECT_EQ(cause(other->try_lock("lock")), IoCause::Busy);
  first->reset();
  EXPECT_TRUE(other->try_lock("lock"));
  EXPECT_EQ(bytes("lock"), "text");
}

TEST_P(FileSystemContract, KnowsWhatIsReadOnly) {
  write("a", "A", 0444);
  write("b", "B", 0644);
  EXPECT_FALSE(files->stat("a")->writable);
  EXPECT_TRUE(files->stat("b")->writable);
  EXPECT_TRUE(files->stat("")->writable);
  EXPECT_EQ(files->stat("")->kind, EntryKind::Folder);
}

INSTANTIATE_TEST_SUITE_P(
    All, FileSystemContract,
    ::testing::Values(Kind{"Memory", [] { return std::make_unique<MemoryPlace>(); }},
                      Kind{"Posix", [] { return std::make_unique<PosixPlace>(); }}),
    [](const auto& kind) { return kind.param.name; });

}  // namespace
}  // namespace cfplan
