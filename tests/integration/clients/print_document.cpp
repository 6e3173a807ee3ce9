// What cfplan reads, for others to compare with what they read. Prints a JSON list of
// {"name", "text", "value"}, with "problem" instead of "value" where the file is refused; each
// string, number, boolean and date is {"type", "value"}.
//   print_document toml|jsonc|env FILE…
//   print_document toml|jsonc|env --random COUNT SEED

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "cfplan/document/structured_document.hpp"
#include "property/env_generator.hpp"
#include "property/jsonc_generator.hpp"
#include "property/toml_generator.hpp"

namespace cfplan::testing {
namespace {

Value tagged(const Value& value) {
  if (const auto* list = value.as<Value::List>()) {
    Value::List items;
    for (const Value& item : *list) items.push_back(tagged(item));
    return items;
  }
  if (const auto* map = value.as<Value::Map>()) {
    Value::Map members;
    for (const Member& member : *map) members.push_back({member.key, tagged(member.value)});
    return members;
  }
  std::string text = one_line_text(value);
  if (const auto* date = value.as<DateTime>()) text = date->text;
  if (const auto* string = value.string()) text = *string;
  return Value::Map{{"type", value.type_name()}, {"value", text}};
}

Value reading_of(DocumentFormat format, const std::string& name, const std::string& text) {
  const auto document = parse_document(format, name, text);
  Value::Map reading{{"name", name}, {"text", document ? Value(text) : Value()}};
  if (document) reading.push_back({"value", tagged((*document)->tree())});
  else reading.push_back({"problem", document.error().diagnostics.front().message});
  return reading;
}

std::string bytes_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::string random_text(DocumentFormat format, std::uint64_t seed) {
  Dice dice(seed);
  switch (format) {
    case DocumentFormat::Toml: return random_toml(dice);
    case DocumentFormat::Jsonc: return random_jsonc(dice);
    case DocumentFormat::Env:
    case DocumentFormat::Text: break;
  }
  return random_env(dice);
}

int print(DocumentFormat format, const std::vector<std::string>& words) {
  Value::List readings;
  if (words.size() == 3 && words[0] == "--random") {
    std::uint64_t seed = std::strtoull(words[2].c_str(), nullptr, 10);
    for (std::uint64_t left = std::strtoull(words[1].c_str(), nullptr, 10); left > 0; --left) {
      const std::string name = "CFPLAN_SEED=" + std::to_string(seed);
      readings.push_back(reading_of(format, name, random_text(format, seed++)));
    }
  } else {
    for (const std::string& file : words) {
      readings.push_back(reading_of(format, file, bytes_of(file)));
    }
  }
  std::puts(one_line_text(readings).c_str());
  return 0;
}

}  // namespace
}  // namespace cfplan::testing

int main(int argc, char** argv) {
  using cfplan::DocumentFormat;
  const std::vector<std::string> words(argv + 1, argv + argc);
  if (!words.empty()) {
    const std::vector<std::string> rest(words.begin() + 1, words.end());
    if (words[0] == "toml") return cfplan::testing::print(DocumentFormat::Toml, rest);
    if (words[0] == "jsonc") return cfplan::testing::print(DocumentFormat::Jsonc, rest);
    if (words[0] == "env") return cfplan::testing::print(DocumentFormat::Env, rest);
  }
  std::fputs("usage: print_document toml|jsonc|env FILE...|--random COUNT SEED\n", stderr);
  return 64;
}
