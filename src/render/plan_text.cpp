#include "cfplan/render/plan_text.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include "cfplan/base/text.hpp"
#include "cfplan/render/diagnostic_text.hpp"
#include "render/line_cut.hpp"
#include "render/paint.hpp"
#include "render/plan_outline.hpp"
#include "render/workflow_commands.hpp"

namespace cfplan {
namespace {

// Of what is there anyway and not a change, so many are shown; the others are counted.
constexpr std::size_t kMostListed = 10;

Tone tone_of(Sign sign) {
  switch (sign) {
    case Sign::Create: return Tone::Created;
    case Sign::Change: return Tone::Changed;
    case Sign::Delete: return Tone::Deleted;
  }
  return Tone::Plain;
}

Tone tone_of_diff_line(std::string_view line) {
  switch (line.empty() ? ' ' : line.front()) {
    case '+': return Tone::Created;
    case '-': return Tone::Deleted;
    case '@': return Tone::Hunk;
    case '\\': return Tone::Dim;
    default: return Tone::Plain;
  }
}

// Paints the lines one by one, so that no colour runs over a line end.
std::string paint_lines(std::string_view text, Tone tone, const Style& style) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    out += paint(text.substr(0, end), tone, style) + "\n";
    text.remove_prefix(end + 1);
  }
  return out;
}

class PlanText {
 public:
  explicit PlanText(const Style& style) : style_(style) {}

  std::string render(const PlanOutline& plan) {
    for (const PlanGroup& group : plan.groups) group_text(group);
    section("Unmanaged:", plan.unmanaged, "  ");
    section("Drift:", plan.drift, "  ");
    leftovers(plan.leftovers);
    section("", plan.deferred, "");
    if (!plan.diagnostics.empty()) block(render_diagnostics(plan.diagnostics, style_));
    std::string last = paint(plan.verdict, Tone::Heading, style_) + "\n";
    if (!plan.refusal.empty()) last += paint(plan.refusal, Tone::Deleted, style_) + "\n";
    if (!plan.fingerprint.empty()) last += "Fingerprint: " + plan.fingerprint + "\n";
    block(last);
    return std::move(out_);
  }

 private:
  // Blocks stand apart by an empty line.
  void block(const std::string& text) {
    if (!out_.empty()) out_ += "\n";
    out_ += text;
  }

  void group_text(const PlanGroup& group) {
    std::vector<std::string> parts;
    if (!group.remote.empty()) parts.push_back(signed_lines(group.remote));
    for (const FileDiff& file : group.files) parts.push_back(file_text(file));
    if (!group.secrets.empty()) parts.push_back(signed_lines(group.secrets));
    if (!group.removal_commands.empty()) {
      parts.push_back(
          commands_text("left at Cloudflare; these commands remove it:", group.removal_commands));
    }
    if (!group.reasons.empty()) parts.push_back(reasons_text(group.reasons));
    block(paint_lines(wrap(group.title(), style_.width, "", "  "), Tone::Heading, style_));
    out_ += join(parts, "\n");
  }

  [[nodiscard]] std::string signed_lines(const std::vector<SignedLine>& lines) const {
    std::string out;
    for (const SignedLine& line : lines) {
      out += "  " +
             paint(std::string(1, sign_mark(line.sign)) + " " + line.text, tone_of(line.sign),
                   style_) +
             "\n";
    }
    return out;
  }

  [[nodiscard]] std::string file_text(const FileDiff& file) const {
    std::string out = paint(file.before_header, Tone::Heading, style_) + "\n" +
                      paint(file.after_header, Tone::Heading, style_) + "\n";
    for (const std::string& line : file.lines) {
      out += paint(line, tone_of_diff_line(line), style_) + "\n";
    }
    return out;
  }

  [[nodiscard]] std::string commands_text(std::string_view heading,
                                          const std::vector<std::string>& commands) const {
    std::string out = wrap(heading, style_.width, "  ", "  ");
    for (const std::string& command : commands) out += "    " + command + "\n";
    return out;
  }

  [[nodiscard]] std::string reasons_text(const std::vector<Reason>& reasons) const {
    std::string text;
    for (const Reason& reason : reasons) {
      if (!text.empty()) text += "; ";
      std::string origin = reason.origin;
      std::replace(origin.begin(), origin.end(), ' ', kFixedSpace);
      text += join(reason.changes, ", ") + kFixedSpace + "(" + origin + ")";
    }
    return paint_lines(wrap(text, style_.width, "  why: ", "       "), Tone::Dim, style_);
  }

  void section(const std::string& heading, const std::vector<std::string>& lines,
               std::string_view indent) {
    if (lines.empty()) return;
    std::string text = heading.empty() ? "" : paint(heading, Tone::Heading, style_) + "\n";
    const std::size_t shown = std::min(lines.size(), kMostListed);
    for (std::size_t i = 0; i < shown; ++i) text.append(indent).append(lines[i]).append("\n");
    if (shown < lines.size()) {
      text.append(indent).append("and " + std::to_string(lines.size() - shown) + " more\n");
    }
    block(text);
  }

  void leftovers(const std::vector<Leftover>& all) {
    if (all.empty()) return;
    const std::size_t shown = std::min(all.size(), kMostListed);
    std::string text = paint("Left at Cloudflare:", Tone::Heading, style_) + "\n";
    for (std::size_t i = 0; i < shown; ++i) {
      text += commands_text(all[i].deployment + "; these commands remove it:", all[i].commands);
    }
    if (shown < all.size()) text += "  and " + std::to_string(all.size() - shown) + " more\n";
    block(text);
  }

  const Style& style_;
  std::string out_;
};

}  // namespace

std::string render_plan_text(const Plan& plan, const Style& style) {
  return disarm_workflow_commands(PlanText(style).render(make_plan_outline(plan, style.ids)));
}

std::string render_deferred(const Plan& plan) {
  std::string out;
  for (const std::string& line : deferred_lines(plan)) {
    out += line + "\n";
  }
  return out;
}

}  // namespace cfplan
