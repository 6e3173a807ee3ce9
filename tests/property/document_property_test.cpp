// Random edits of random files and of the corpus: the file says afterwards what was meant and
// nothing else changed, and the way back restores every byte. CFPLAN_ITERATIONS (edits of each
// kind, 3,000 by default) makes a run longer, CFPLAN_SEED (printed) repeats it.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>
#include <random>

#include "cfplan/document/structured_document.hpp"
#include "document/toml/toml_document.hpp"
#include "property/edit_run.hpp"
#include "property/env_generator.hpp"
#include "property/jsonc_generator.hpp"
#include "property/random_edit.hpp"
#include "property/toml_generator.hpp"

namespace cfplan::testing {
namespace {

constexpr std::size_t kMostEdits = 8;

std::uint64_t number_from(const char* variable, std::uint64_t otherwise) {
  const char* text = std::getenv(variable);
  return text != nullptr ? std::strtoull(text, nullptr, 10) : otherwise;
}

// One seed a file, so that the one printed with a failure brings that file back first.
void edit_many(DocumentFormat format, const std::function<std::string(Dice&)>& file) {
  const std::uint64_t seed = number_from("CFPLAN_SEED", std::random_device{}());
  const std::uint64_t wanted = number_from("CFPLAN_ITERATIONS", 3000);
  std::size_t made = 0;
  std::size_t refused = 0;
  for (std::uint64_t number = seed; made < wanted; ++number) {
    Dice dice(number);
    const std::string text = file(dice);
    const EditRun run = edit_and_undo(format, text, dice, kMostEdits);
    made += run.made;
    refused += run.refused;
    ASSERT_EQ(run.broken_promise, "") << "CFPLAN_SEED=" << number;
  }
  std::cout << made << " edits made, " << refused << " refused; CFPLAN_SEED=" << seed << "\n";
}

std::vector<std::string> corpus_files(const std::string& folder) {
  const char* named = std::getenv("CFPLAN_CORPUS");
  const std::filesystem::path path =
      std::filesystem::path(named != nullptr ? named : "../shared/corpus") / folder;
  std::vector<std::filesystem::path> paths;
  if (std::filesystem::is_directory(path)) {
    for (const auto& entry : std::filesystem::directory_iterator(path)) paths.push_back(entry);
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> texts;
  for (const auto& file : paths) {
    std::ifstream in(file, std::ios::binary);
    texts.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return texts;
}

void edit_corpus(DocumentFormat format, const std::string& folder) {
  const std::vector<std::string> files = corpus_files(folder);
  if (files.empty()) GTEST_SKIP() << "the corpus is not there: set CFPLAN_CORPUS";
  edit_many(format, [&](Dice& dice) { return dice.pick(files); });
}

TEST(TomlProperty, EditsOfRandomFilesMeanWhatTheySayAndCanBeUndone) {
  edit_many(DocumentFormat::Toml, random_toml);
}

TEST(TomlProperty, EditsOfRealFilesMeanWhatTheySayAndCanBeUndone) {
  edit_corpus(DocumentFormat::Toml, "wrangler-toml");
}

TEST(TomlProperty, PartsOfAFileSayTogetherWhatItSays) {
  constexpr std::size_t kNoParts = static_cast<std::size_t>(-1);
  std::uint64_t seed = number_from("CFPLAN_SEED", std::random_device{}());
  for (std::uint64_t left = number_from("CFPLAN_ITERATIONS", 3000); left > 0; --left, ++seed) {
    SCOPED_TRACE("CFPLAN_SEED=" + std::to_string(seed));
    Dice dice(seed);
    const auto file = std::make_shared<const SourceFile>("wrangler.toml", random_toml(dice));
    const std::size_t size = 1 + dice.roll(file->bytes().size() + 1);
    const auto whole = tomldoc::load(file, kNoParts);
    const auto in_parts = tomldoc::load(file, size);
    ASSERT_EQ(whole.has_value(), in_parts.has_value()) << file->bytes();
    if (!whole) continue;
    ASSERT_EQ(in_parts->tree.root(), whole->tree.root()) << file->bytes();
    ASSERT_EQ(tomldoc::means(file, whole->tree.root(), size), true) << file->bytes();
  }
}

TEST(JsoncProperty, EditsOfRandomFilesMeanWhatTheySayAndCanBeUndone) {
  edit_many(DocumentFormat::Jsonc, random_jsonc);
}

TEST(JsoncProperty, EditsOfRealFilesMeanWhatTheySayAndCanBeUndone) {
  edit_corpus(DocumentFormat::Jsonc, "wrangler-jsonc");
}

TEST(EnvProperty, EditsOfRandomFilesMeanWhatTheySayAndCanBeUndone) {
  edit_many(DocumentFormat::Env, random_env);
}

TEST(EnvProperty, EditsOfRealFilesMeanWhatTheySayAndCanBeUndone) {
  edit_corpus(DocumentFormat::Env, "env");
}

std::size_t count_comments(const std::string& text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    if (text[at] == '"') {
      while (text[++at] != '"') at += text[at] == '\\' ? 1U : 0U;
    } else if (text[at] == '/') {
      const bool is_line = text[at + 1] == '/';
      at = text.find(is_line ? "\n" : "*/", at + 2) + (is_line ? 0U : 1U);
      ++count;
    }
  }
  return count;
}

TEST(JsoncProperty, SettingAndAppendingLoseNoComment) {
  std::uint64_t seed = number_from("CFPLAN_SEED", std::random_device{}());
  for (std::uint64_t left = number_from("CFPLAN_ITERATIONS", 3000); left > 0; --left, ++seed) {
    SCOPED_TRACE("CFPLAN_SEED=" + std::to_string(seed));
    Dice dice(seed);
    const std::string text = random_jsonc(dice);
    const auto document = *parse_document(DocumentFormat::Jsonc, "file", text);
    const Edit edit = random_edit(dice, DocumentFormat::Jsonc, document->tree());
    // A map or a list may lack what was there, and a comment goes with its member.
    const bool may_remove = edit.value.is<Value::Map>() || edit.value.is<Value::List>();
    if (edit.verb == Verb::Remove || may_remove || !document->apply(edit, 0)) continue;
    const std::string bytes = document->commit()->bytes;
    ASSERT_EQ(count_comments(bytes), count_comments(text)) << text << "\n" << bytes;
  }
}

}  // namespace
}  // namespace cfplan::testing
