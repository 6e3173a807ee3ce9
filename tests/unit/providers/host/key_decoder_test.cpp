#include "providers/host/key_decoder.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace cfplan {
namespace {

std::vector<Key> keys_of(std::string typed) {
  std::vector<Key> keys;
  while (auto key = take_key(typed, MoreBytes::MayCome)) keys.push_back(*key);
  return keys;
}

TEST(KeyDecoder, ReadsCharactersAndControlKeys) {
  EXPECT_EQ(keys_of("aä\r\x7f\x04\x15"), (std::vector<Key>{{KeyKind::Text, "a"},
                                                           {KeyKind::Text, "ä"},
                                                           {KeyKind::Enter, {}},
                                                           {KeyKind::Backspace, {}},
                                                           {KeyKind::EndOfInput, {}},
                                                           {KeyKind::ClearLine, {}}}));
}

TEST(KeyDecoder, ReadsTheSequencesOfBothCursorModes) {
  EXPECT_EQ(keys_of("\x1b[A\x1bOB\x1b[3~\x1b[6~\x1b[H"), (std::vector<Key>{{KeyKind::Up, {}},
                                                                           {KeyKind::Down, {}},
                                                                           {KeyKind::Delete, {}},
                                                                           {KeyKind::PageDown, {}},
                                                                           {KeyKind::Home, {}}}));
}

TEST(KeyDecoder, WaitsForTheRestOfASequence) {
  std::string typed = "\x1b[";
  EXPECT_EQ(take_key(typed, MoreBytes::MayCome), std::nullopt);
  typed += "B";
  EXPECT_EQ(take_key(typed, MoreBytes::MayCome), (Key{KeyKind::Down, {}}));
}

TEST(KeyDecoder, TakesALoneEscapeWhenNothingFollows) {
  std::string typed = "\x1b";
  EXPECT_EQ(take_key(typed, MoreBytes::MayCome), std::nullopt);
  EXPECT_EQ(take_key(typed, MoreBytes::No), (Key{KeyKind::Escape, {}}));
  EXPECT_EQ(typed, "");
}

TEST(KeyDecoder, PassesOverWhatItDoesNotKnow) {
  EXPECT_EQ(keys_of("\x1b[1;5Cx\xff"),
            (std::vector<Key>{{KeyKind::Other, {}}, {KeyKind::Text, "x"}, {KeyKind::Other, {}}}));
}

}  // namespace
}  // namespace cfplan
