#include "cfplan/base/sensitive.hpp"

#include <gtest/gtest.h>

#include <ostream>
#include <type_traits>

namespace cfplan {
namespace {

template <class T>
concept Printable = requires(std::ostream& out, const T& value) { out << value; };

static_assert(!Printable<Sensitive>);
static_assert(!std::is_convertible_v<Sensitive, std::string>);
static_assert(!std::equality_comparable<Sensitive>);

TEST(Sensitive, RevealsWhatItWasGiven) {
  const Sensitive secret("canary-value");
  EXPECT_EQ(secret.reveal(), "canary-value");
  EXPECT_EQ(secret.size(), 12U);
}

TEST(Sensitive, IsEmptyAfterItWasMovedAway) {
  Sensitive first("short");
  const Sensitive second(std::move(first));
  EXPECT_TRUE(first.empty());  // NOLINT(bugprone-use-after-move): that is what is promised
  EXPECT_EQ(second.reveal(), "short");
}

TEST(Sensitive, CopiesAndReplaces) {
  Sensitive a("one");
  const Sensitive b("two");
  a = b;
  EXPECT_EQ(a.reveal(), "two");
  a = Sensitive("three");
  EXPECT_EQ(a.reveal(), "three");
  EXPECT_EQ(b.reveal(), "two");
}

}  // namespace
}  // namespace cfplan
