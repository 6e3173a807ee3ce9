#include <optional>

#include "unit/document/jsonc_testing.hpp"
#include "unit/document/sampling.hpp"

namespace cfplan::testing {
namespace {

const std::vector<std::string> kGaps{"",       " ",           "\n",           "\n  ",
                                     "\r\n\t", " /* c */ ",   " // c\n",      "\n  // c\n  ",
                                     "\n\n",   "/* a\n b */", "\n\n // c\n\n"};
const std::vector<std::string> kPlainGaps{"", " ", "\n", "\n    "};
const std::vector<std::string> kScalars{"1",    "1.0",        "-2e3",       "true",  "null",
                                        "\"\"", "\"x // y\"", "\"\\\"[,\"", "\"é\"", "\"/* */\""};
const std::vector<std::string> kJsonKeys{"a", "b", "c", "d", "e f"};

/// Writes random files in random layouts.
class FileMaker {
 public:
  explicit FileMaker(Sampling& random) : random_(random) {}

  std::string file() {
    gaps_ = random_.one_in(3) ? &kPlainGaps : &kGaps;
    return gap() + object(0) + gap();
  }

 private:
  std::string gap() { return random_.pick(*gaps_); }

  std::string object(int depth) {
    std::vector<std::string> members;
    for (const std::string& key : kJsonKeys) {
      if (random_.one_in(2))
        members.push_back("\"" + key + "\"" + gap() + ":" + gap() + value(depth));
    }
    return "{" + listed(members) + "}";
  }

  std::string value(int depth) {
    if (depth > 2 || random_.one_in(2)) return random_.pick(kScalars);
    if (random_.one_in(2)) return object(depth + 1);
    std::vector<std::string> items(random_.below(4));
    for (std::string& item : items) item = value(depth + 1);
    return "[" + listed(items) + "]";
  }

  std::string listed(const std::vector<std::string>& items) {
    std::string text = gap();
    for (std::size_t i = 0; i < items.size(); ++i) {
      const bool has_comma = i + 1 < items.size() || random_.one_in(3);
      text += items[i] + gap() + (has_comma ? "," + gap() : "");
    }
    return text;
  }

  Sampling& random_;
  const std::vector<std::string>* gaps_ = &kGaps;
};

Value random_value(Sampling& random, int depth) {
  switch (random.below(depth > 1 ? 4 : 6)) {
    case 0: return Value(static_cast<int>(random.below(3)));
    case 1: return Value(true);
    case 2: return Value(1.5);
    case 3: return Value("x\n\"y\"");
    case 4: {
      Value::List list;
      for (std::size_t left = random.below(3); left > 0; --left) {
        list.push_back(random_value(random, depth + 1));
      }
      return Value(list);
    }
    default: {
      Value::Map map;
      for (const std::string& key : kJsonKeys) {
        if (random.one_in(3)) map.push_back({key, random_value(random, depth + 1)});
      }
      return Value(map);
    }
  }
}

ValuePath random_path(Sampling& random, const Value& tree) {
  ValuePath path;
  const Value* at = &tree;
  do {
    if (const auto* list = at == nullptr ? nullptr : at->as<Value::List>()) {
      path = path / random.below(list->size() + 1);
    } else {
      path = path / random.pick(kJsonKeys);
    }
    at = value_at(tree, path);
  } while (random.one_in(2) || (at != nullptr && at->is<Value::Map>() && random.one_in(2)));
  return path;
}

// What an edit means, worked out on the tree alone.
void carry_out(Value& tree, const Edit& edit) {
  Value* at = &tree;
  const auto& steps = edit.path.steps();
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const bool removes = edit.verb == Verb::Remove && i + 1 == steps.size();
    if (const auto* place = std::get_if<std::size_t>(&steps[i])) {
      auto* list = at->as<Value::List>();
      if (list == nullptr || *place >= list->size()) return;
      if (removes) list->erase(list->begin() + static_cast<std::ptrdiff_t>(*place));
      else at = &(*list)[*place];
      continue;
    }
    const auto& key = std::get<std::string>(steps[i]);
    if (removes) {
      if (auto* map = at->as<Value::Map>()) {
        std::erase_if(*map, [&](const Member& m) { return m.key == key; });
      }
      return;
    }
    Value* next = at->find(key);
    if (next == nullptr && edit.verb == Verb::Remove) return;
    if (next == nullptr) {
      auto& map = *at->as<Value::Map>();
      const bool is_leaf = i + 1 == steps.size();
      map.push_back(
          {key, is_leaf && edit.verb == Verb::Append ? Value(Value::List{}) : Value(Value::Map{})});
      next = &map.back().value;
    }
    at = next;
  }
  if (edit.verb == Verb::Set) *at = edit.value;
  if (edit.verb == Verb::Append) at->as<Value::List>()->push_back(edit.value);
}

TEST(JsoncProperty, EditsMeanWhatTheySayAndCanBeUndone) {
  Sampling random("JsoncProperty");
  FileMaker maker(random);
  for (int i = Sampling::samples(5000); i > 0; --i) {
    const std::string text = maker.file();
    SCOPED_TRACE(text);
    const auto document = jsonc(text);
    ASSERT_NE(document, nullptr);
    Value expected = document->tree();
    std::string log;
    for (std::size_t owner = 0; owner < 5; ++owner) {
      const Verb verb = random.pick<Verb>(
          {Verb::Set, Verb::Set, Verb::Append, Verb::Remove, Verb::Remove, Verb::AddSection});
      const Edit edit{verb, random_path(random, document->tree()), random_value(random, 0)};
      if (!document->apply(edit, owner)) continue;
      log += std::to_string(static_cast<int>(verb)) + " " + edit.path.text() + " " +
             one_line_text(edit.value) + "\n";
      carry_out(expected, edit);
    }
    SCOPED_TRACE(log);
    ASSERT_TRUE(same_value(document->tree(), expected));
    const auto commit = document->commit();
    ASSERT_TRUE(commit) << commit.error().diagnostics.front().message << "\n"
                        << "from " << text;
    ASSERT_EQ(apply_edits(text, commit->edits), commit->bytes);
    ASSERT_EQ(apply_edits(commit->bytes, commit->inverse), text);
    ASSERT_TRUE(same_value(jsonc(commit->bytes)->tree(), expected));
  }
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
  Sampling random("JsoncProperty");
  FileMaker maker(random);
  for (int i = Sampling::samples(5000); i > 0; --i) {
    const std::string text = maker.file();
    SCOPED_TRACE(text);
    const auto document = jsonc(text);
    Value value = random_value(random, 2);
    const Verb verb = random.pick<Verb>({Verb::Set, Verb::Append, Verb::AddSection});
    if (!document->apply({verb, random_path(random, document->tree()), value}, 0)) continue;
    ASSERT_EQ(count_comments(document->commit()->bytes), count_comments(text))
        << document->commit()->bytes;
  }
}

}  // namespace
}  // namespace cfplan::testing
