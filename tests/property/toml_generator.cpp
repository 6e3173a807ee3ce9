#include "property/toml_generator.hpp"

#include <algorithm>

namespace cfplan::testing {
namespace {

const std::vector<std::string> kScalars{"1",
                                        "0xFF",
                                        "1_000",
                                        "-5",
                                        "2.5",
                                        "1e3",
                                        "true",
                                        "\"text\"",
                                        "'lit'",
                                        "\"\"",
                                        "\"# no\"",
                                        "\"[x]\"",
                                        "'a \"b\"'",
                                        "\"\\u00e9 \\\"q\\\"\"",
                                        "\"\"\"\nmulti [x]\n# line\"\"\"",
                                        "'''raw'''",
                                        "[]",
                                        "{}",
                                        "[1, 2, 3]",
                                        "[ \"a\" ]",
                                        "[\n  1,\n  2, # two\n]",
                                        "[\n  1,\n  # before\n  2\n]",
                                        "[\n    1\n  , 2\n]",
                                        "{ x = 1, y.z = 2 }",
                                        "{\n  x = 1, # one\n  y = \"two\"\n}",
                                        "[{ a = 1 }, { a = 2, b = [1] }]"};

std::string comment(Dice& dice) { return dice.chance(4) ? "  # why" : ""; }

std::string key_line(Dice& dice, const std::string& key) {
  static const std::vector<std::string> kEquals{" = ", "=", "   = ", " =  "};
  const std::string above = dice.chance(8) ? "# about " + key + "\n" : "";
  return above + key + dice.pick(kEquals) + dice.pick(kScalars) + comment(dice) + "\n" +
         (dice.chance(9) ? "\n" : "");
}

std::string keys(Dice& dice, const std::string& prefix) {
  static const std::vector<std::string> kNames{"A", "LONG_NAME", "\"a.b\"", "'q r'", "__proto__"};
  std::string text;
  for (const std::string& name : kNames) {
    if (dice.chance(2)) text += key_line(dice, prefix + name);
  }
  return text;
}

std::string databases(Dice& dice, const std::string& path) {
  std::string text;
  for (std::size_t n = dice.roll(3); n > 0; --n) {
    text += "[[" + path + ".d1_databases]]" + comment(dice) + "\n" + keys(dice, "");
    if (dice.chance(3)) text += "\n[" + path + ".d1_databases.more]\n" + keys(dice, "");
    if (dice.chance(2)) text += "\n";
  }
  return text;
}

// The sections of one environment that has headers.
std::vector<std::string> environment(Dice& dice, const std::string& name) {
  const std::string path = dice.chance(4) ? "env . \"" + name + "\"" : "env." + name;
  const bool with_header = !dice.chance(4);
  std::string head = "[" + path + "]" + comment(dice) + "\n" + keys(dice, "");
  if (dice.chance(3)) head += keys(dice, "dotted.");
  const bool inline_vars = with_header && dice.chance(3);
  if (inline_vars) head += "vars = { A = 1, B = \"x\" }\n";
  std::vector<std::string> sections;
  if (with_header) sections.push_back(head);
  if (!with_header || (!inline_vars && dice.chance(2))) {
    sections.push_back("[" + path + ".vars]\n" + keys(dice, ""));
  }
  if (dice.chance(2)) sections.push_back(databases(dice, path));
  return sections;
}

std::string with_line_endings(Dice& dice, const std::string& text) {
  const std::size_t kind = dice.roll(5);
  if (kind > 1) return text;
  std::string out;
  for (const char c : text) {
    if (c == '\n' && (kind == 0 || dice.chance(2))) out += '\r';
    out += c;
  }
  return out;
}

}  // namespace

std::string random_toml(Dice& dice) {
  std::string text = dice.chance(4) ? "# a file\n\n" : "";
  text += keys(dice, "");
  std::vector<std::string> sections;
  const std::size_t form = dice.roll(8);
  if (form == 0) {
    text += "env = { a = { name = \"n\", vars.A = 1 }, b = {} }\n";
  } else if (form == 1) {
    text += "env.a.name = \"n\"\n" + keys(dice, "env.a.vars.") + "env.b.x = 1\n";
  } else {
    for (const char* name : {"a", "b", "production"}) {
      if (dice.chance(4)) continue;
      for (std::string& section : environment(dice, name)) sections.push_back(std::move(section));
    }
  }
  if (dice.chance(2)) sections.push_back("[other]\n" + keys(dice, "") + keys(dice, "deep.er."));
  if (dice.chance(3)) {
    for (std::size_t i = sections.size(); i > 1; --i) {
      std::swap(sections[i - 1], sections[dice.roll(i)]);
    }
  }
  for (const std::string& section : sections) {
    if (dice.chance(4)) text += "# [env.old]\n# x = 1\n\n";
    if (dice.chance(4)) text += "# about the next\n";
    text += section + (dice.chance(5) ? "# behind\n" : "") + (dice.chance(4) ? "" : "\n");
  }
  if (dice.chance(5)) text += "# at the end\n";
  while (dice.chance(3) && text.ends_with('\n')) text.pop_back();
  return (dice.chance(20) ? "\xEF\xBB\xBF" : "") + with_line_endings(dice, text);
}

}  // namespace cfplan::testing
