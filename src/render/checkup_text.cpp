#include <algorithm>
#include <cstddef>

#include "cfplan/base/text.hpp"
#include "cfplan/render/checkup.hpp"
#include "cfplan/render/mask_ids.hpp"
#include "render/line_cut.hpp"
#include "render/paint.hpp"
#include "render/workflow_commands.hpp"

namespace cfplan {
namespace {

constexpr std::size_t kStatusWidth = sizeof("  warning ");

struct StatusWord {
  std::string_view word;
  Tone tone;
};

StatusWord status_word(Health health) {
  switch (health) {
    case Health::Ok: return {"ok", Tone::Created};
    case Health::Warning: return {"warning", Tone::Warning};
    case Health::Problem: return {"problem", Tone::Error};
    case Health::Unchecked: break;
  }
  return {"-", Tone::Dim};
}

std::size_t subject_width(const Checkup& checkup) {
  std::size_t width = 0;
  for (const CheckupPart& part : checkup.parts) {
    for (const HealthCheck& one : part.checks) {
      width = std::max(width, count_code_points(visible(one.subject)));
    }
  }
  return width;
}

std::string padded(std::string text, std::size_t width) {
  text.append(width - std::min(width, count_code_points(text)), ' ');
  return text;
}

class CheckupText {
 public:
  CheckupText(const Checkup& checkup, const Style& style)
      : style_(style),
        subjects_(subject_width(checkup) + 2),
        indent_(kStatusWidth + subjects_, ' ') {}

  std::string of(const CheckupPart& part) const {
    std::string out = paint(shown(part.title), Tone::Heading, style_) + "\n";
    for (const HealthCheck& one : part.checks) out += line(one);
    return out + "\n";
  }

 private:
  [[nodiscard]] std::string line(const HealthCheck& one) const {
    const StatusWord status = status_word(one.health);
    const std::string_view blanks = "  ";
    const std::string first = padded(std::string(blanks) + std::string(status.word), kStatusWidth) +
                              padded(visible(one.subject), subjects_);
    std::string out = wrap(shown(one.finding), style_.width, first, indent_);
    if (!one.remedy.empty()) {
      out += wrap("hint: " + shown(one.remedy), style_.width, indent_, indent_ + "  ");
    }
    return out.replace(blanks.size(), status.word.size(), paint(status.word, status.tone, style_));
  }

  [[nodiscard]] std::string shown(const std::string& text) const {
    return mask_ids(visible(text), {}, style_.ids);
  }

  const Style& style_;
  std::size_t subjects_;
  std::string indent_;
};

std::string verdict(const Checkup& checkup) {
  const std::size_t problems = checkup.count(Health::Problem);
  const std::size_t warnings = checkup.count(Health::Warning);
  if (problems + warnings == 0) return "No problems\n";
  std::string text = problems == 0 ? "No problems" : counted(problems, "problem");
  if (warnings > 0) text += ", " + counted(warnings, "warning");
  return text + "\n";
}

}  // namespace

std::string render_checkup_text(const Checkup& checkup, const Style& style) {
  const CheckupText text(checkup, style);
  std::string out;
  for (const CheckupPart& part : checkup.parts) out += text.of(part);
  return disarm_workflow_commands(out + verdict(checkup));
}

}  // namespace cfplan
