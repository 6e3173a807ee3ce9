#include "cfplan/manifest/manifest_editor.hpp"
#include "fuzz/fuzzing.hpp"
#include "property/dice.hpp"

using namespace cfplan;

namespace {

const std::vector<std::string> kKeys{"customers", "a",    "production", "environments",
                                     "vars",      "KEY",  "env",        "databases",
                                     "routes",    "name", "new key",    "x"};
const std::vector<std::string> kTexts{"",     "text", "no",         "012",
                                      "a: b", "# c",  "two\nlines", "é '\""};

ValuePath random_path(testing::Dice& dice) {
  ValuePath path;
  for (std::size_t left = 1 + dice.roll(6); left > 0; --left) {
    if (!path.empty() && dice.chance(5)) path = path / dice.roll(3);
    else path = path / dice.pick(kKeys);
  }
  return path;
}

Result<void> edit(ManifestEditor& editor, testing::Dice& dice) {
  const ValuePath path = random_path(dice);
  const Value value = dice.chance(4) ? Value(7) : Value(dice.pick(kTexts));
  switch (dice.roll(3)) {
    case 0: return editor.set(path, value);
    case 1: return editor.append(path, value);
    default: return editor.remove(path);
  }
}

}  // namespace

// As for documents: what stands behind the last NUL chooses the edits.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes = testing::text_of(data, size);
  const std::size_t end = bytes.rfind('\0');
  auto editor = ManifestEditor::open(SourceFile("deployments.yaml", bytes.substr(0, end)));
  if (!editor) return 0;
  testing::Dice dice(std::string_view(bytes).substr(end == std::string::npos ? 0 : end + 1));
  for (std::size_t left = 1 + dice.roll(4); left > 0; --left) {
    const std::string before = editor->bytes();
    if (!edit(*editor, dice) && editor->bytes() != before) {
      testing::report_broken("an edit that is refused changes nothing");
    }
    if (!ManifestEditor::open(SourceFile("deployments.yaml", editor->bytes()))) {
      testing::report_broken("an edited manifest can be read again");
    }
  }
  return 0;
}
