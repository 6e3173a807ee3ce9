// No file, however odd, needs more memory or time than its size allows.

#include <gtest/gtest.h>

#include <ctime>
#include <functional>

#include "cfplan/document/structured_document.hpp"
#include "document/density.hpp"
#include "fuzz/memory_meter.hpp"

namespace cfplan::testing {
namespace {

// Of a text that is made of numbered pieces.
std::string numbered(const std::function<std::string(const std::string&)>& piece,
                     std::size_t bytes) {
  std::string text;
  for (std::size_t i = 0; text.size() < bytes; ++i) text += piece(std::to_string(i));
  return text;
}

std::string repeated(const std::string& piece, std::size_t bytes) {
  return numbered([&](const std::string&) { return piece; }, bytes);
}

struct Cost {
  double memory_times_size = 0;
  double cpu_seconds = 0;
};

const Edit kNewKey{Verb::Set, {"cfplan"}, "x"};

/// Of loading the text, one edit and its proof.
Cost cost_of(DocumentFormat format, const std::string& text, const Edit& edit = kNewKey) {
  const MemoryMeter meter;
  const std::clock_t begin = std::clock();
  const auto document = parse_document(format, "file", text);
  EXPECT_TRUE(document) << document.error().diagnostics.front().message;
  if (!document) return {};
  EXPECT_TRUE((*document)->apply(edit, 0));
  EXPECT_TRUE((*document)->commit());
  return {.memory_times_size = static_cast<double>(meter.peak()) / static_cast<double>(text.size()),
          .cpu_seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC};
}

TEST(DocumentLimits, AFileAsPeopleWriteItNeedsTwentyTimesItsSize) {
  constexpr std::size_t kBytes = 400'000;
  const auto line = [](const std::string& start, const std::string& end) {
    return [=](const std::string& n) {
      return start + n + end + "https://service-" + n + ".example.com/api\"";
    };
  };
  const std::string toml = numbered(
      [&](const std::string& n) { return line("SERVICE_", " = \"")(n) + " # why\n"; }, kBytes);
  const std::string jsonc = numbered(
      [&](const std::string& n) { return line("  \"SERVICE_", "\": \"")(n) + ", // why\n"; },
      kBytes);
  const std::string env = numbered(
      [&](const std::string& n) { return line("SERVICE_", "=\"")(n) + " # why\n"; }, kBytes);
  EXPECT_LE(cost_of(DocumentFormat::Toml, toml).memory_times_size, 20);
  EXPECT_LE(cost_of(DocumentFormat::Jsonc, "{\n" + jsonc + "}\n").memory_times_size, 20);
  EXPECT_LE(cost_of(DocumentFormat::Env, env).memory_times_size, 20);
}

struct Dense {
  std::string name;
  DocumentFormat format = DocumentFormat::Toml;
  std::string text;
  double most = 20;  // times its size, with the text that was given
};

// Nothing but one thing, again and again. A value takes 40 bytes, a member 72, a table some
// hundred: what says one in fewer than five bytes needs more than twenty times its size.
std::vector<Dense> dense_files(std::size_t bytes) {
  const auto toml = DocumentFormat::Toml;
  const auto jsonc = DocumentFormat::Jsonc;
  const auto env = DocumentFormat::Env;
  const auto numbers = [=](const std::string& before, const std::string& after) {
    return numbered([&](const std::string& n) { return before + n + after; }, bytes);
  };
  const auto pieces = [=](const std::string& piece) { return repeated(piece, bytes); };
  return {{"line ends of TOML", toml, pieces("\n"), 48},
          {"comments of TOML", toml, pieces("#\n"), 27},
          {"comments as people write them", toml, pieces("# from the dashboard\n")},
          {"keys of TOML", toml, numbers("a", "=1\n")},
          {"keys of one section", toml, "[vars]\n" + numbers("KEY_", " = \"x\"\n")},
          {"headers", toml, numbers("[a", "]\n"), 100},
          {"elements", toml, pieces("[[a]]\n"), 150},
          {"items of TOML", toml, "x=[" + pieces("1,") + "]", 80},
          {"line ends of JSONC", jsonc, "{" + pieces("\n") + "}", 8},
          {"comments of JSONC", jsonc, "{" + pieces("//\n") + "}", 8},
          {"keys of JSONC", jsonc, "{" + numbers("\"a", "\":1,") + "}", 17},
          {"items of JSONC", jsonc, "{\"a\":[" + pieces("1,") + "]}", 27},
          {"empty objects", jsonc, "{\"a\":[" + pieces("{},") + "]}", 22},
          {"nested lists", jsonc, "{\"a\":[" + pieces("[[[[]]]],") + "]}", 27},
          {"line ends of an env file", env, pieces("\n"), 7},
          {"comments of an env file", env, pieces("#\n"), 7},
          {"lines that are no entries", env, pieces("?\n"), 7},
          {"one key of an env file again and again", env, pieces("a=\n"), 16},
          {"keys of an env file", env, numbers("A", "=1\n"), 15}};
}

TEST(DocumentLimits, DenseFilesNeedNoMoreMemoryThanTheirPartsTake) {
  constexpr std::size_t kBytes = 1'000'000;
  for (const Dense& file : dense_files(kBytes)) {
    if (needed_memory(file.format, file.text) > 40'000'000) continue;  // it is refused
    EXPECT_LE(cost_of(file.format, file.text).memory_times_size + 1, file.most) << file.name;
  }
}

// Twice the size costs about twice as much: not the square. The texts have as little as possible
// beside what costs something.
TEST(DocumentLimits, DenseFilesCostInProportionToTheirSize) {
  using Make = std::function<std::string(std::size_t)>;
  const auto piece = [](const std::string& text) -> Make {
    return [=](std::size_t bytes) { return repeated(text, bytes); };
  };
  const auto around = [](const std::string& begin, const Make& make,
                         const std::string& end) -> Make {
    return [=](std::size_t bytes) { return begin + make(bytes) + end; };
  };
  const auto table = [](std::size_t bytes) {
    return numbered([](const std::string& n) { return "[a" + n + ".b.c.d.e.f.g.h]\n"; }, bytes);
  };
  const auto key = [](std::size_t bytes) {
    return numbered([](const std::string& n) { return "\"a" + n + "\":1,"; }, bytes);
  };
  const std::vector<std::tuple<std::string, DocumentFormat, Make>> texts{
      {"blank lines", DocumentFormat::Toml, piece("\n")},
      {"comments", DocumentFormat::Toml, piece("#\n")},
      {"elements", DocumentFormat::Toml, piece("[[a]]\n")},
      {"deep tables", DocumentFormat::Toml, table},
      {"items of TOML", DocumentFormat::Toml, around("x=[", piece("1,"), "]")},
      {"items on one line", DocumentFormat::Jsonc, around("{\"a\":[", piece("1,"), "]}")},
      {"lists on one line", DocumentFormat::Jsonc, around("{\"a\":[", piece("[],"), "]}")},
      {"keys on one line", DocumentFormat::Jsonc, around("{", key, "}")},
      {"comments of JSONC", DocumentFormat::Jsonc, around("{", piece("//\n"), "}")},
      {"one key again and again", DocumentFormat::Env, piece("a=\n")},
      {"lines that end in CR", DocumentFormat::Env, piece("a=1\r")},
      {"comments that end in CR", DocumentFormat::Env, piece("#\r")},
      {"wide characters", DocumentFormat::Env, piece("\xE2\x82\xAC")},
      {"quotes", DocumentFormat::Env, piece("a='\\'\n")},
      {"no entries", DocumentFormat::Env, piece("?\n")}};
  constexpr std::size_t kBytes = 10'000;
  constexpr double kMostMemory = 600;
  for (const auto& [name, format, make] : texts) {
    SCOPED_TRACE(name);
    const Cost small = cost_of(format, make(kBytes));
    const Cost large = cost_of(format, make(4 * kBytes));
    EXPECT_LE(large.memory_times_size, kMostMemory);
    EXPECT_LE(large.cpu_seconds, 4 * 4 * small.cpu_seconds + 0.05);
  }
}

// Whatever the edit is. An item of the JSONC list that is edited takes 48 bytes more.
TEST(DocumentLimits, AnyEditOfADenseFileIsWithinThem) {
  struct Case {
    DocumentFormat format;
    std::string text;
    Edit edit;
    double most;
  };
  constexpr std::size_t kBytes = 1'000'000;
  const auto jsonc = DocumentFormat::Jsonc;
  const auto env = DocumentFormat::Env;
  const std::string list = "{\"a\":[" + repeated("1,", kBytes) + "]}";
  const std::string comments = "{\"a\":1,\n" + repeated("//\n", kBytes) + "\"b\":1}";
  const std::string keys = numbered([](const std::string& n) { return "A" + n + "=1\n"; }, kBytes);
  const std::string one_key = repeated("a=\n", kBytes);
  const std::vector<Case> cases{{jsonc, list, {Verb::Append, {"a"}, 1}, 52},
                                {jsonc, list, {Verb::Remove, {"a", std::size_t{7}}, {}}, 52},
                                {jsonc, list, {Verb::Remove, {"a"}, {}}, 27},
                                {jsonc, list, {Verb::Set, {"a"}, 1}, 27},
                                {jsonc, comments, {Verb::Remove, {"a"}, {}}, 8},
                                {jsonc, comments, {Verb::Remove, {"b"}, {}}, 8},
                                {env, keys, {Verb::Set, {"A7"}, "x"}, 15},
                                {env, keys, {Verb::Remove, {"A7"}, {}}, 16},
                                {env, keys, {Verb::Rename, {"A7"}, "B"}, 16},
                                {env, one_key, {Verb::Remove, {"a"}, {}}, 16}};
  for (const Case& c : cases) {
    EXPECT_LE(cost_of(c.format, c.text, c.edit).memory_times_size + 1, c.most)
        << static_cast<int>(c.edit.verb) << " " << c.edit.path.text() << " in "
        << c.text.substr(0, 20);
  }
}

TEST(DocumentLimits, AKeyThatIsSetAgainAndAgainIsRenamedInProportion) {
  const auto renaming_cost = [](std::size_t bytes) {
    return cost_of(DocumentFormat::Env, repeated("a=\n", bytes), {Verb::Rename, {"a"}, "b"});
  };
  constexpr std::size_t kBytes = 60'000;
  const double small = renaming_cost(kBytes).cpu_seconds;
  EXPECT_LE(renaming_cost(8 * kBytes).cpu_seconds, 4 * 8 * small + 0.05);
}

TEST(DocumentLimits, RefusesAFileBeyondThem) {
  const auto message = [](DocumentFormat format, const std::string& text) {
    const auto document = parse_document(format, "file", text);
    if (document) return std::string("(taken)");
    EXPECT_EQ(document.error().diagnostics.front().code, "CFP2103");
    return document.error().diagnostics.front().message;
  };
  const std::string large(std::size_t{64} * 1024 * 1024 + 1, '#');
  const std::string dense = "a=[" + repeated("1,", 4'000'000) + "]\n";
  for (const DocumentFormat format :
       {DocumentFormat::Toml, DocumentFormat::Jsonc, DocumentFormat::Env}) {
    EXPECT_EQ(message(format, large), "the file is larger than 64 MiB");
  }
  EXPECT_EQ(message(DocumentFormat::Toml, dense),
            "to read this file would take 345 MB of memory, 86 times its size");
  const std::string deep = "{\"a\":" + std::string(100'000, '[');
  EXPECT_EQ(message(DocumentFormat::Jsonc, deep), "values are nested deeper than 128 levels");
  EXPECT_EQ(message(DocumentFormat::Toml, "a=" + std::string(100'000, '[')),
            "values are nested deeper than 128 levels");
  EXPECT_EQ(message(DocumentFormat::Toml, repeated("a.", 100'000) + "a=1\n"),
            "a key has more than 64 parts");
}

}  // namespace
}  // namespace cfplan::testing
