#include <gtest/gtest.h>

#include "cli/prompts/checks_prompt.hpp"
#include "cli/prompts/screen.hpp"
#include "cli/prompts/secret_prompt.hpp"
#include "cli/prompts/select_prompt.hpp"
#include "cli/prompts/text_prompt.hpp"
#include "cli/prompts/yes_no_prompt.hpp"

namespace cfplan {
namespace {

constexpr TerminalSize kWindow{60, 24};

Key named(KeyKind kind) { return {kind, {}}; }

PromptState press(Prompt& prompt, const std::vector<Key>& keys) {
  PromptState state = PromptState::Open;
  for (const Key& key : keys) state = prompt.press(key);
  return state;
}

PromptState type(Prompt& prompt, const std::string& text) {
  PromptState state = PromptState::Open;
  for (const char c : text) state = prompt.press({KeyKind::Text, std::string(1, c)});
  return state;
}

std::vector<std::string> lines_of(const Prompt& prompt, TerminalSize size = kWindow) {
  std::vector<std::string> lines;
  for (const ScreenLine& line : prompt.frame(size).lines) lines.push_back(line.text);
  return lines;
}

using Lines = std::vector<std::string>;

const ChoiceField& domains() {
  static const ChoiceField field{
      .label = "Domain",
      .choices = {{"acme.com", "zone 1a2b3c4d****"}, {"shop.acme.com", ""}, {"other.org", ""}}};
  return field;
}

TEST(SelectPrompt, ShowsAllAndMarksTheFirst) {
  const SelectPrompt prompt(domains());
  EXPECT_EQ(lines_of(prompt),
            (Lines{"Domain: ", "> acme.com  (zone 1a2b3c4d****)", "  shop.acme.com", "  other.org",
                   "3 of 3; arrows move, typing filters, Enter chooses"}));
  EXPECT_EQ(prompt.frame(kWindow).cursor_column, 8U);
}

TEST(SelectPrompt, MovesWithArrowsAndRoundTheEnds) {
  SelectPrompt prompt(domains());
  press(prompt, {named(KeyKind::Down)});
  EXPECT_EQ(prompt.chosen(), 1U);
  press(prompt, {named(KeyKind::Up), named(KeyKind::Up)});
  EXPECT_EQ(prompt.chosen(), 2U);
  EXPECT_EQ(press(prompt, {named(KeyKind::Enter)}), PromptState::Answered);
  EXPECT_EQ(prompt.summary(), "Domain: other.org");
}

TEST(SelectPrompt, FiltersByWordsInAnyOrderAndCase) {
  SelectPrompt prompt(domains());
  type(prompt, "COM sh");
  EXPECT_EQ(lines_of(prompt), (Lines{"Domain: COM sh", "> shop.acme.com",
                                     "1 of 3; arrows move, typing filters, Enter chooses"}));
  EXPECT_EQ(prompt.chosen(), 1U);
}

TEST(SelectPrompt, PutsWhatIsCalledSoBeforeWhatMentionsIt) {
  const ChoiceField field{
      .label = "Deployment",
      .choices = {{"east/prod", "shop.north.example"}, {"north/prod", ""}, {"west/prod", ""}}};
  SelectPrompt prompt(field);
  type(prompt, "nort");
  EXPECT_EQ(lines_of(prompt),
            (Lines{"Deployment: nort", "> north/prod", "  east/prod  (shop.north.example)",
                   "2 of 3; arrows move, typing filters, Enter chooses"}));
  EXPECT_EQ(prompt.chosen(), 1U);
}

TEST(SelectPrompt, ChoosesNothingThatIsNotThere) {
  SelectPrompt prompt(domains());
  type(prompt, "nothing");
  EXPECT_EQ(press(prompt, {named(KeyKind::Enter)}), PromptState::Open);
  EXPECT_EQ(lines_of(prompt),
            (Lines{"Domain: nothing", "none of 3; arrows move, typing filters, Enter chooses"}));
  press(prompt, {named(KeyKind::Escape)});
  EXPECT_EQ(lines_of(prompt).size(), 5U);
}

TEST(SelectPrompt, KeepsTheMarkInTheWindowAndTheLinesInTheColumns) {
  ChoiceField field{.label = "Domain"};
  for (int i = 0; i < 300; ++i) field.choices.push_back({"a-long-domain" + std::to_string(i), ""});
  SelectPrompt prompt(field);
  for (int i = 0; i < 150; ++i) press(prompt, {named(KeyKind::Down)});
  const Lines lines = lines_of(prompt, {14, 6});
  EXPECT_EQ(lines, (Lines{"Domain: ", "  a-long-dom…", "> a-long-dom…", "  a-long-dom…",
                          "300 of 300; …"}));
  EXPECT_EQ(prompt.chosen(), 150U);
}

TEST(ChecksPrompt, ChecksWithSpaceAndNeedsOne) {
  const ChecksField field{.label = "Environments",
                          .choices = {{"production", ""}, {"staging", ""}}};
  ChecksPrompt prompt(field);
  EXPECT_EQ(press(prompt, {named(KeyKind::Enter)}), PromptState::Open);
  press(prompt, {{KeyKind::Text, " "}, named(KeyKind::Down), {KeyKind::Text, " "}});
  EXPECT_EQ(lines_of(prompt), (Lines{"Environments:", "  [x] production", "> [x] staging",
                                     "arrows move, Space checks, Enter ends"}));
  press(prompt, {{KeyKind::Text, " "}});
  EXPECT_EQ(press(prompt, {named(KeyKind::Enter)}), PromptState::Answered);
  EXPECT_EQ(prompt.summary(), "Environments: production");
}

TEST(TextPrompt, EditsTheLineAtTheCursor) {
  const TextField field{.label = "Name", .initial = "shop"};
  TextPrompt prompt(field);
  press(prompt, {named(KeyKind::Home),
                 {KeyKind::Text, "ä"},
                 named(KeyKind::Right),
                 named(KeyKind::Delete),
                 named(KeyKind::End),
                 named(KeyKind::Backspace)});
  EXPECT_EQ(prompt.text(), "äso");
  press(prompt, {named(KeyKind::Left), named(KeyKind::Left), named(KeyKind::Backspace)});
  EXPECT_EQ(prompt.text(), "so");
  EXPECT_EQ(prompt.frame(kWindow).cursor_column, 6U);
}

TEST(TextPrompt, SaysWhyATextIsNoAnswer) {
  const TextField field{.label = "Name", .objection = [](const std::string& text) {
                          return text.empty() ? std::optional<std::string>("a name is needed")
                                              : std::nullopt;
                        }};
  TextPrompt prompt(field);
  EXPECT_EQ(press(prompt, {named(KeyKind::Enter)}), PromptState::Open);
  EXPECT_EQ(lines_of(prompt), (Lines{"Name: ", "a name is needed"}));
  type(prompt, "acme");
  EXPECT_EQ(lines_of(prompt), (Lines{"Name: acme"}));
  EXPECT_EQ(press(prompt, {named(KeyKind::Enter)}), PromptState::Answered);
  EXPECT_EQ(prompt.summary(), "Name: acme");
}

TEST(TextPrompt, ShowsTheEndOfALineThatIsTooLong) {
  const TextField field{.label = "Name"};
  TextPrompt prompt(field);
  type(prompt, "0123456789");
  EXPECT_EQ(lines_of(prompt, {13, 24}), (Lines{"Name: 456789"}));
  EXPECT_EQ(prompt.frame({13, 24}).cursor_column, 12U);
}

TEST(TextPrompt, GivesTheAnswerALineOfItsOwnBesideALongQuestion) {
  const TextField field{.label = "Variable of the Worker, NAME=VALUE (empty: go on)",
                        .objection = [](const std::string&) {
                          return std::optional<std::string>(
                              "write NAME=VALUE, or nothing to go on with the next question");
                        }};
  TextPrompt prompt(field);
  type(prompt, "LOG_LEVEL");
  press(prompt, {named(KeyKind::Enter)});
  EXPECT_EQ(lines_of(prompt, {50, 24}),
            (Lines{"Variable of the Worker, NAME=VALUE (empty: go", "on):", "> LOG_LEVEL",
                   "write NAME=VALUE, or nothing to go on with the", "next question"}));
  EXPECT_EQ(prompt.frame({50, 24}).cursor_line, 2U);
  EXPECT_EQ(prompt.frame({50, 24}).cursor_column, 11U);
}

TEST(SecretPrompt, ShowsStarsAndNothingElse) {
  const SecretField field{.label = "Token"};
  SecretPrompt prompt(field);
  EXPECT_EQ(press(prompt, {named(KeyKind::Enter)}), PromptState::Open);
  type(prompt, "s3cret!");
  press(prompt, {named(KeyKind::Backspace), {KeyKind::Text, "ü"}, named(KeyKind::Backspace)});
  EXPECT_EQ(lines_of(prompt), (Lines{"Token: ******"}));
  EXPECT_EQ(press(prompt, {named(KeyKind::Enter)}), PromptState::Answered);
  EXPECT_EQ(prompt.secret().reveal(), "s3cret");
  EXPECT_EQ(prompt.summary(), "Token: ********");
}

TEST(YesNoPrompt, TakesALetterOrTheUsualAnswer) {
  const YesNoField field{.label = "Keep it?"};
  YesNoPrompt letter(field);
  EXPECT_EQ(lines_of(letter), (Lines{"Keep it? [y/N] "}));
  EXPECT_EQ(type(letter, "x"), PromptState::Open);
  EXPECT_EQ(type(letter, "Y"), PromptState::Answered);
  EXPECT_EQ(letter.summary(), "Keep it? yes");
  YesNoPrompt usual(field);
  EXPECT_EQ(press(usual, {named(KeyKind::Enter)}), PromptState::Answered);
  EXPECT_EQ(usual.answer(), YesNo::No);
}

constexpr auto kEscape = KeyKind::Escape;

TEST(Prompts, AreLeftByEscapeWhereThereIsAWayBackAndNothingToTakeBack) {
  ChoiceField choice = domains();
  const TextField closed{.label = "Name"};
  TextPrompt first(closed);
  EXPECT_EQ(press(first, {named(kEscape)}), PromptState::Open);
  EXPECT_EQ(lines_of(first), (Lines{"Name: "}));

  choice.way_back = WayBack::Open;
  SelectPrompt select(choice);
  type(select, "sh");
  EXPECT_EQ(press(select, {named(kEscape)}), PromptState::Open);
  EXPECT_EQ(lines_of(select).back(), "3 of 3; arrows move, typing filters, Enter chooses, Esc go…");
  EXPECT_EQ(press(select, {named(kEscape)}), PromptState::Left);

  const TextField text{.label = "Name", .initial = "shop", .way_back = WayBack::Open};
  TextPrompt entered(text);
  type(entered, "s");
  EXPECT_EQ(press(entered, {named(kEscape)}), PromptState::Open);
  EXPECT_EQ(lines_of(entered), (Lines{"Name: shop", "Esc goes back"}));
  EXPECT_EQ(press(entered, {named(kEscape)}), PromptState::Left);

  const ChecksField checks{
      .label = "Environments", .choices = {{"staging", ""}}, .way_back = WayBack::Open};
  ChecksPrompt checked(checks);
  EXPECT_EQ(lines_of(checked).back(), "arrows move, Space checks, Enter ends, Esc goes back");
  EXPECT_EQ(press(checked, {named(kEscape)}), PromptState::Left);

  const SecretField secret{.label = "Token", .way_back = WayBack::Open};
  SecretPrompt hidden(secret);
  type(hidden, "x");
  EXPECT_EQ(press(hidden, {named(kEscape)}), PromptState::Open);
  EXPECT_EQ(lines_of(hidden), (Lines{"Token: ", "Esc goes back"}));
  EXPECT_EQ(press(hidden, {named(kEscape)}), PromptState::Left);

  const YesNoField yes_no{.label = "Keep it?", .way_back = WayBack::Open};
  YesNoPrompt asked(yes_no);
  EXPECT_EQ(lines_of(asked), (Lines{"Keep it? [y/N] ", "Esc goes back"}));
  EXPECT_EQ(press(asked, {named(kEscape)}), PromptState::Left);
}

TEST(TextPrompt, ShowsItsNoteWhereThereIsRoom) {
  const TextField field{.label = "Variable", .note = "a VALUE is text", .way_back = WayBack::Open};
  const TextPrompt prompt(field);
  EXPECT_EQ(lines_of(prompt), (Lines{"Variable: ", "a VALUE is text, Esc goes back"}));
  EXPECT_EQ(prompt.frame(kWindow).cursor_line, 0U);
  EXPECT_EQ(lines_of(prompt, {60, 2}), (Lines{"Variable: "}));
}

TEST(Screen, DrawsEachFrameOverTheOneBefore) {
  Screen screen(Color::Off);
  EXPECT_EQ(screen.redraw({.lines = {{"A: x"}, {"note"}}, .cursor_column = 4}, kWindow),
            "\r\x1b[JA: x\nnote\x1b[1A\r\x1b[4C");
  EXPECT_EQ(screen.redraw({.lines = {{"A: xy"}}, .cursor_column = 5}, kWindow),
            "\r\x1b[JA: xy\r\x1b[5C");
  EXPECT_EQ(screen.close("A: xy", kWindow), "\r\x1b[JA: xy\n");
}

TEST(Screen, CountsTheRowsThatANarrowerWindowMadeOfALine) {
  Screen screen(Color::Off);
  static_cast<void>(screen.redraw(
      {.lines = {{"0123456789"}, {"ab"}}, .cursor_line = 1, .cursor_column = 2}, kWindow));
  EXPECT_EQ(screen.close("", {5, 24}), "\x1b[2A\r\x1b[J");
}

TEST(Screen, PaintsRolesWhereColourIsOn) {
  Screen screen(Color::On);
  EXPECT_EQ(screen.redraw({.lines = {{"> a", LineRole::Marked}}}, kWindow),
            "\r\x1b[J\x1b[36m> a\x1b[0m\r");
}

}  // namespace
}  // namespace cfplan
