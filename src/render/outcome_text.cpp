#include "cfplan/render/outcome_text.hpp"

#include <string_view>
#include <vector>

#include "cfplan/base/text.hpp"
#include "cfplan/render/mask_ids.hpp"
#include "render/line_cut.hpp"
#include "render/paint.hpp"
#include "render/plan_outline.hpp"
#include "render/workflow_commands.hpp"

namespace cfplan {
namespace {

std::string_view headline(OutcomeKind kind) {
  switch (kind) {
    case OutcomeKind::Done: return "Done";
    case OutcomeKind::NothingToDo: return "Nothing to do";
    case OutcomeKind::Failed: return "Failed: nothing was written";
    case OutcomeKind::Refused: return "Refused: nothing was written";
    case OutcomeKind::SecretsPending: return "Files are written, some secrets could not be set";
    case OutcomeKind::RolledBack: return "Failed and rolled back: every file is as it was";
    case OutcomeKind::HalfWay: return "Interrupted half way and not yet repaired";
    case OutcomeKind::PlanChanged:
      return "The plan is not the approved one any more: nothing was written";
    case OutcomeKind::Locked: return "Another run holds the lock: nothing was written";
    case OutcomeKind::Interrupted: return "Interrupted and rolled back: every file is as it was";
  }
  return "";
}

std::string_view next_step(OutcomeKind kind) {
  switch (kind) {
    case OutcomeKind::SecretsPending: return "run cfplan apply again; it sets what is pending";
    case OutcomeKind::RolledBack:
    case OutcomeKind::Interrupted: return "run cfplan apply again once the cause is gone";
    case OutcomeKind::HalfWay: return "run cfplan recover";
    case OutcomeKind::PlanChanged: return "review the present plan, then apply that one";
    case OutcomeKind::Done:
    case OutcomeKind::NothingToDo:
    case OutcomeKind::Failed:
    case OutcomeKind::Refused:
    case OutcomeKind::Locked: return "";
  }
  return "";
}

bool keeps_files(OutcomeKind kind) {
  return kind == OutcomeKind::Done || kind == OutcomeKind::SecretsPending;
}

class OutcomeText {
 public:
  OutcomeText(const Outcome& outcome, const Style& style) : outcome_(outcome), style_(style) {}

  std::string render() {
    out_ = paint(headline(outcome_.kind), Tone::Heading, style_) + "\n";
    list(keeps_files(outcome_.kind) ? "Created at Cloudflare:"
                                    : "Created at Cloudflare and kept; the next plan finds them:",
         {{Sign::Create, "", outcome_.created_resources},
          {Sign::Create, "worker ", outcome_.created_workers}});
    list(keeps_files(outcome_.kind) ? "Files to commit:" : "Files:",
         {{Sign::Create, "", outcome_.files_created},
          {Sign::Change, "", outcome_.files_updated},
          {Sign::Delete, "", outcome_.files_deleted}});
    list("Secrets:",
         {{Sign::Create, "", outcome_.secrets_set}, {Sign::Delete, "", outcome_.secrets_deleted}});
    list("Secrets pending:", {{Sign::Change, "", outcome_.secrets_pending}});
    if (!outcome_.backup_id.empty()) {
      const std::string id = visible(outcome_.backup_id);
      line("Backup: " + id + "; cfplan rollback " + id + " brings the files back");
    }
    if (const std::string_view next = next_step(outcome_.kind); !next.empty()) {
      line("Next: " + std::string(next));
    }
    return std::move(out_);
  }

 private:
  struct Part {
    Sign sign;
    std::string_view noun;
    const std::vector<std::string>& names;
  };

  void list(std::string_view heading, const std::vector<Part>& parts) {
    std::string text;
    for (const Part& part : parts) {
      for (const std::string& name : part.names) {
        const std::string shown = mask_ids(visible(name), {}, style_.ids);
        text += "  " +
                paint(sign_mark(part.sign) + (" " + std::string(part.noun)) + shown,
                      tone(part.sign), style_) +
                "\n";
      }
    }
    if (!text.empty()) out_.append(heading).append("\n").append(text);
  }

  static Tone tone(Sign sign) {
    if (sign == Sign::Create) return Tone::Created;
    return sign == Sign::Delete ? Tone::Deleted : Tone::Changed;
  }

  void line(const std::string& text) { out_ += wrap(text, style_.width, "", "  "); }

  const Outcome& outcome_;
  const Style& style_;
  std::string out_;
};

}  // namespace

std::string render_outcome_text(const Outcome& outcome, const Style& style) {
  return disarm_workflow_commands(OutcomeText(outcome, style).render());
}

std::string render_generated_text(const std::vector<GeneratedSecret>& generated,
                                  const Style& style) {
  if (generated.empty()) return {};
  std::string text = paint("Generated, shown this once:", Tone::Heading, style) + "\n";
  for (const GeneratedSecret& secret : generated) {
    text += "  " + visible(secret.name) + " = " + std::string(secret.value.reveal()) + "\n";
  }
  return text;
}

}  // namespace cfplan
