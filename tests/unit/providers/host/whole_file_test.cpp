#include "cfplan/providers/host/whole_file.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "cfplan/providers/host/posix_secret_files.hpp"
#include "providers/host/descriptor.hpp"
#include "unit/providers/temporary_folder.hpp"

namespace cfplan {
namespace {

TEST(WholeFile, IsReadAsItIs) {
  const TemporaryFolder folder;
  const std::string bytes("a\0b\r\n", 5);
  EXPECT_EQ(read_whole_file(folder.write("file", bytes), 5), Answer<std::string>(bytes));
}

TEST(WholeFile, TellsAbsentFromUnreadable) {
  const TemporaryFolder folder;
  EXPECT_TRUE(read_whole_file(folder.path("none"), 10).is_absent());
  EXPECT_TRUE(read_whole_file(folder.write("file", "") + "/under", 10).is_absent());
  const Answer<std::string> of_folder = read_whole_file(folder.path("."), 10);
  ASSERT_TRUE(of_folder.is_unknown());
  EXPECT_EQ(of_folder.why().code, "CFP4051");
  EXPECT_EQ(of_folder.why().message, "cannot read " + folder.path(".") + ": it is no regular file");
}

TEST(WholeFile, IsNotReadBeyondItsLimit) {
  const TemporaryFolder folder;
  const std::string path = folder.write("file", "123456");
  const Answer<std::string> answer = read_whole_file(path, 5);
  ASSERT_TRUE(answer.is_unknown());
  EXPECT_EQ(answer.why().message, "cannot read " + path + ": it is longer than 5 bytes");
}

TEST(WholeFile, IsReplacedWithItsModeKept) {
  const TemporaryFolder folder;
  const std::string path = folder.write("file", "old");
  ASSERT_EQ(::chmod(path.c_str(), 0600), 0);
  ASSERT_TRUE(replace_whole_file(path, "new"));
  EXPECT_EQ(folder.read("file"), "new");
  struct stat status {};
  ASSERT_EQ(::stat(path.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 07777U, 0600U);
  EXPECT_EQ(folder.count(), 1U);
}

TEST(WholeFile, IsReplacedBehindASymlink) {
  const TemporaryFolder folder;
  folder.write("real", "old");
  ASSERT_EQ(::symlink("real", folder.path("link").c_str()), 0);
  ASSERT_TRUE(replace_whole_file(folder.path("link"), "new"));
  EXPECT_EQ(folder.read("real"), "new");
  EXPECT_EQ(folder.count(), 2U);
}

TEST(WholeFile, IsWrittenIntoWhereItIsAPipeOrADevice) {
  const TemporaryFolder folder;
  const std::string path = folder.path("pipe");
  ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0);
  const Descriptor reader(::open(path.c_str(), O_RDWR | O_NONBLOCK));
  ASSERT_TRUE(replace_whole_file(path, "new"));
  std::string bytes(8, ' ');
  bytes.resize(static_cast<std::size_t>(::read(reader.get(), bytes.data(), bytes.size())));
  EXPECT_EQ(bytes, "new");
  struct stat status {};
  ASSERT_EQ(::stat(path.c_str(), &status), 0);
  EXPECT_TRUE(S_ISFIFO(status.st_mode));
  EXPECT_EQ(folder.count(), 1U);
}

TEST(WholeFile, IsNotWrittenInThePlaceOfAFolder) {
  const TemporaryFolder folder;
  ASSERT_EQ(::mkdir(folder.path("sub").c_str(), 0700), 0);
  const Result<void> result = replace_whole_file(folder.path("sub"), "new");
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().diagnostics.at(0).message,
            "cannot write " + folder.path("sub") + ": is a directory");
  EXPECT_EQ(folder.count(), 1U);
}

TEST(WholeFile, StaysAsItWasWhenItCannotBeWritten) {
  const TemporaryFolder folder;
  const std::string path = folder.path("none/file");
  const Result<void> result = replace_whole_file(path, "new");
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().diagnostics.at(0).code, "CFP4052");
  EXPECT_EQ(result.error().diagnostics.at(0).message,
            "cannot write " + path + ": no such file or directory");
}

TEST(SecretFiles, AreReadInTheProjectAndByAbsolutePath) {
  const TemporaryFolder folder;
  const std::string path = folder.write("key", "value\n");
  const PosixSecretFiles files(folder.path("."));
  EXPECT_EQ(files.read("key").value().reveal(), "value\n");
  EXPECT_EQ(files.read(path).value().reveal(), "value\n");
  EXPECT_TRUE(files.read("none").is_absent());
}

TEST(SecretFiles, DoNotLeaveTheProject) {
  const TemporaryFolder outside;
  const std::string path = outside.write("key", "value");
  const TemporaryFolder folder;
  ASSERT_EQ(::symlink(path.c_str(), folder.path("link").c_str()), 0);
  const PosixSecretFiles files(folder.path("."));
  for (const std::string name : {"link", "../key", "../../etc/passwd"}) {
    const Answer<Sensitive> answer = files.read(name);
    ASSERT_TRUE(answer.is_unknown()) << name;
    EXPECT_EQ(answer.why().message, "it is outside the project; name it by its absolute path");
  }
}

}  // namespace
}  // namespace cfplan
