// No file, however odd, needs more memory or time than its size allows.

#include <gtest/gtest.h>

#include <cstdlib>
#include <ctime>
#include <functional>
#include <optional>

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

/// Of loading the text, one edit and its proof. None when it is beyond a limit.
std::optional<Cost> cost_if_taken(DocumentFormat format, const std::string& text,
                                  const Edit& edit = kNewKey) {
  const MemoryMeter meter;
  const std::clock_t begin = std::clock();
  const auto document = parse_document(format, "file", text);
  if (!document) {
    EXPECT_EQ(document.error().diagnostics.front().code, "CFP2103");
    return std::nullopt;
  }
  EXPECT_TRUE((*document)->apply(edit, 0));
  EXPECT_TRUE((*document)->commit());
  return Cost{
      .memory_times_size = static_cast<double>(meter.peak()) / static_cast<double>(text.size()),
      .cpu_seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC};
}

Cost cost_of(DocumentFormat format, const std::string& text, const Edit& edit = kNewKey) {
  const auto cost = cost_if_taken(format, text, edit);
  EXPECT_TRUE(cost) << "it was refused";
  return cost.value_or(Cost{});
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

// Nothing but one thing, again and again: `piece`, in which a % is its number.
struct Dense {
  std::string name;
  DocumentFormat format = DocumentFormat::Toml;
  std::string begin;
  std::string piece;
  std::string end;
  double most = 20;  ///< times its size, with the text that was given

  [[nodiscard]] std::string text(std::size_t bytes) const {
    const std::size_t number = piece.find('%');
    if (number == std::string::npos) return begin + repeated(piece, bytes) + end;
    const auto with_number = [&](const std::string& n) {
      return piece.substr(0, number) + n + piece.substr(number + 1);
    };
    return begin + numbered(with_number, bytes) + end;
  }
};

// What needs more than twenty times its size is refused from 40 MB on.
std::vector<Dense> dense_files() {
  const auto toml = DocumentFormat::Toml;
  const auto jsonc = DocumentFormat::Jsonc;
  const auto env = DocumentFormat::Env;
  return {{"line ends of TOML", toml, "", "\n", "", 7},
          {"line ends in a list of TOML", toml, "x=[", "\n", "]", 7},
          {"comments of TOML", toml, "", "#\n", "", 7},
          {"comments and line ends of TOML", toml, "", "\n#\n", "", 7},
          {"paragraphs of comments", toml, "", "\n#\n\n#\n\n#\n\n#\n\na%=1\n", ""},
          {"comments as people write them", toml, "", "# from the dashboard\n", "", 6},
          {"keys of TOML", toml, "", "a%=1\n", "", 17},
          {"keys of one section", toml, "[vars]\n", "KEY_% = \"x\"\n", "", 10},
          {"keys of many parts", toml, "", "a%.b.c.d.e.f.g.h=1\n", "", 36},
          {"keys that come again later", toml, "", "a.b%=1\n", "b.c=1\na.c=1\n", 45},
          {"headers", toml, "", "[a%]\n", "", 36},
          {"headers of many parts", toml, "", "[a%.b.c.d.e.f.g.h]\n", "", 40},
          {"headers that share their parts", toml, "", "[a.b.c.d.e.f.g.h%]\n", "", 15},
          {"small sections", toml, "", "[a%]\na=1\n", "", 33},
          {"elements", toml, "", "[[a]]\n", "", 36},
          {"elements of many arrays", toml, "", "[[a%]]\n", "", 40},
          {"elements of elements", toml, "[[a]]\n", "[[a.a]]\n", "", 28},
          {"items of TOML", toml, "x=[", "1,", "]", 40},
          {"items of short lists", toml, "", "a%=[1,1,1,1,1,1,1,1]\n", "", 26},
          {"strings of TOML", toml, "x=[", "'',", "]", 40},
          {"strings as people write them", toml, "x=[", "'https://example.com',", "]", 15},
          {"lists of TOML", toml, "x=[", "[[[]]],", "]", 40},
          {"members of TOML", toml, "x={", "a%=1,", "z=1}", 40},
          {"small inline tables", toml, "", "a%={a=1,b=1,c=1}\n", "", 30},
          {"line ends of JSONC", jsonc, "{", "\n", "}", 8},
          {"comments of JSONC", jsonc, "{", "//\n", "}", 8},
          {"keys of JSONC", jsonc, "{", "\"a%\":1,", "}", 19},
          {"items of JSONC", jsonc, "{\"a\":[", "1,", "]}", 27},
          {"empty objects", jsonc, "{\"a\":[", "{},", "]}", 22},
          {"nested lists", jsonc, "{\"a\":[", "[[[[]]]],", "]}", 27},
          {"line ends of an env file", env, "", "\n", "", 7},
          {"comments of an env file", env, "", "#\n", "", 7},
          {"lines that are no entries", env, "", "?\n", "", 7},
          {"one key of an env file again and again", env, "", "a=\n", "", 46},
          {"keys of an env file", env, "", "A%=1\n", "", 16}};
}

// Those that may need more do so up to 40 MB only.
TEST(DocumentLimits, DenseFilesNeedNoMoreMemoryThanTheirPartsTake) {
  constexpr std::size_t kSmall = 1'000'000;
  constexpr std::size_t kLarge = 4'000'000;
  const bool is_long = std::getenv("CFPLAN_LONG") != nullptr;
  for (const Dense& file : dense_files()) {
    SCOPED_TRACE(file.name);
    const bool may_be_refused = file.most > 20;
    if (const auto cost = cost_if_taken(file.format, file.text(kSmall))) {
      EXPECT_LE(cost->memory_times_size + 1, file.most);
    } else {
      EXPECT_TRUE(may_be_refused);
    }
    if (!may_be_refused && !is_long) continue;
    const auto large = cost_if_taken(file.format, file.text(kLarge));
    EXPECT_NE(large.has_value(), may_be_refused);
    EXPECT_LE(large.value_or(Cost{}).memory_times_size + 1, file.most);
  }
}

// Also what is wrong at its end only, and is read as a whole to say so.
TEST(DocumentLimits, ABrokenFileNeedsNoMore) {
  constexpr std::size_t kBytes = 2'000'000;
  const auto numbers = [](const std::string& before, const std::string& after) {
    return numbered([&](const std::string& n) { return before + n + after; }, kBytes);
  };
  for (const std::string& text :
       {numbers("a", "=1\n") + "a0=2\n", numbers("a", "=1\n") + "a=09\n",
        numbers("a", "=1\n") + "a=[1\n", numbers("[a.b.c", "]\n") + "[a.b.c0]\n",
        numbers("[aaaaaaaaaaaa", "]\n") + "[aaaaaaaaaaaa0]\n",
        numbers("aaaaaaaa", ".b=1\n") + "aaaaaaaa0.b=1\n",
        numbers("KEY_", " = \"value\"\n") + "KEY_0 = 1\n"}) {
    const MemoryMeter meter;
    EXPECT_FALSE(parse_document(DocumentFormat::Toml, "file", text));
    const double times = static_cast<double>(meter.peak()) / static_cast<double>(text.size()) + 1;
    EXPECT_LE(times, 20) << text.substr(0, 20);
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
  const std::string one_key = repeated("a=\n", kBytes / 2);
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
            "to read this file would take 371 MB of memory, 93 times its size");
  const std::string deep = "{\"a\":" + std::string(100'000, '[');
  EXPECT_EQ(message(DocumentFormat::Jsonc, deep), "values are nested deeper than 128 levels");
  EXPECT_EQ(message(DocumentFormat::Toml, "a=" + std::string(100'000, '[')),
            "values are nested deeper than 128 levels");
  EXPECT_EQ(message(DocumentFormat::Toml, repeated("a.", 100'000) + "a=1\n"),
            "a key has more than 64 parts");
}

}  // namespace
}  // namespace cfplan::testing
