#include "cfplan/render/plan_markdown.hpp"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <utility>
#include <vector>

#include "cfplan/base/text.hpp"
#include "cfplan/render/diagnostic_text.hpp"
#include "render/folding.hpp"
#include "render/markup.hpp"
#include "render/plan_outline.hpp"
#include "render/workflow_commands.hpp"

namespace cfplan {
namespace {

// What the note at the end about left out parts may take.
constexpr std::size_t kRoomForNote = 400;

std::string title_html(const PlanGroup& group) {
  std::string out;
  if (!group.deployment.empty()) out += "<code>" + html_escaped(group.deployment) + "</code>: ";
  return out + html_escaped(group.facts);
}

std::string bullets(const std::vector<SignedLine>& lines) {
  std::string out;
  for (const SignedLine& line : lines) {
    out += "- " + markdown_code(std::string(1, sign_mark(line.sign)) + " " + line.text) + "\n";
  }
  return out;
}

std::string diff_text(const FileDiff& file) {
  std::vector<std::string> lines{file.before_header, file.after_header};
  lines.insert(lines.end(), file.lines.begin(), file.lines.end());
  return markdown_fence("diff", lines);
}

// "~ wrangler.toml (+3 -1)"
SignedLine diff_summary(const FileDiff& file) {
  const auto count = [&](char mark) {
    return std::to_string(std::count_if(
        file.lines.begin(), file.lines.end(),
        [&](const std::string& line) { return !line.empty() && line.front() == mark; }));
  };
  return {file.sign, file.path + " (+" + count('+') + " -" + count('-') + ")"};
}

std::string commands_text(const std::vector<std::string>& commands) {
  return "Left at Cloudflare; these commands remove it:\n\n" + markdown_fence("sh", commands);
}

std::string reasons_text(const std::vector<Reason>& reasons) {
  std::string out = "Why:\n\n";
  for (const Reason& reason : reasons) {
    std::string names;
    for (const std::string& change : reason.changes) {
      names += (names.empty() ? "" : ", ") + markdown_code(change);
    }
    out += "- " + names + " from " + markdown_code(reason.origin) + "\n";
  }
  return out;
}

enum class Detail { Full, Brief };

std::string group_text(const PlanGroup& group, Detail detail) {
  std::vector<std::string> parts;
  if (!group.remote.empty()) parts.push_back(bullets(group.remote));
  std::vector<SignedLine> summaries;
  for (const FileDiff& file : group.files) {
    if (detail == Detail::Full) parts.push_back(diff_text(file));
    else summaries.push_back(diff_summary(file));
  }
  if (!summaries.empty()) parts.push_back(bullets(summaries));
  if (!group.secrets.empty()) parts.push_back(bullets(group.secrets));
  if (!group.removal_commands.empty()) parts.push_back(commands_text(group.removal_commands));
  if (detail == Detail::Full && !group.reasons.empty()) {
    parts.push_back(reasons_text(group.reasons));
  }
  return "<details><summary>" + title_html(group) + "</summary>\n\n" + join(parts, "\n") +
         "\n</details>\n\n";
}

std::string code_list(std::string_view heading, const std::vector<std::string>& lines) {
  if (lines.empty()) return {};
  std::string out = "**" + std::string(heading) + "**\n\n";
  for (const std::string& line : lines) out += "- " + markdown_code(line) + "\n";
  return out + "\n";
}

std::string diagnostics_text(const Diagnostics& diagnostics) {
  std::string out;
  for (const Diagnostic& d : diagnostics) {
    out += d.severity == Severity::Error ? "- **error" : "- **warning";
    if (!d.code.empty()) out += " " + markdown_escaped(visible(d.code));
    out += "**: " + markdown_escaped(visible(d.message));
    if (d.place) {
      const std::string line = d.place->line > 0 ? ":" + std::to_string(d.place->line) : "";
      out += " at " + markdown_code(visible(d.place->file) + line);
    } else if (!d.resource.empty()) {
      out += " (" + markdown_code(visible(d.resource)) + ")";
    }
    if (!d.hint.empty()) out += "; " + markdown_escaped(visible(d.hint));
    out += "\n";
  }
  return out + "\n";
}

// The parts of the comment and the order in which they give way.
class Comment {
 public:
  explicit Comment(PlanOutline outline) : plan_(std::move(outline)) {
    const std::string refusal =
        plan_.refusal.empty() ? "" : "**" + markdown_escaped(plan_.refusal) + "**\n\n";
    add({"### " + markdown_escaped(plan_.verdict) + "\n\n" + refusal});
    attention_ = add({code_list("Deletions", deletions(plan_)) +
                          code_list("Protected deployments", protected_deployments(plan_)),
                      "Deletions and protected deployments are not listed here.\n\n"});
    split_diagnostics();
    for (const PlanGroup& group : plan_.groups) add_group(group);
    drift_ = add_list("Drift", plan_.drift);
    unmanaged_ = add_list("Unmanaged", plan_.unmanaged);
    add_leftovers();
    deferred_ = add_list("Deferred", plan_.deferred);
    std::string last;
    if (!plan_.fingerprint.empty())
      last += "Fingerprint: " + markdown_code(plan_.fingerprint) + "\n";
    add({last});
  }

  std::string render(const std::optional<std::size_t>& max_bytes) {
    if (!max_bytes || size() <= *max_bytes) return joined();
    const std::size_t room = *max_bytes > kRoomForNote ? *max_bytes - kRoomForNote : 0;
    fold(parts_,
         {{{unmanaged_}, 1},
          {{leftovers_}, 1},
          {{drift_}, 1},
          {plain_, 1},
          {plain_, 2},
          {{warnings_}, 1},
          {{deferred_}, 1},
          {weighty_, 1},
          {weighty_, 2},
          {{errors_}, 1},
          {{attention_}, 1}},
         room);
    return joined() + note(*max_bytes);
  }

 private:
  std::size_t add(std::vector<std::string> versions) {
    parts_.push_back({std::move(versions)});
    return parts_.size() - 1;
  }

  // Where it is not empty it may give way to its number of entries.
  std::size_t add_list(std::string_view heading, const std::vector<std::string>& lines) {
    if (lines.empty()) return add({""});
    return add({code_list(heading, lines),
                "**" + std::string(heading) + "**: " + std::to_string(lines.size()) + "\n\n"});
  }

  void add_group(const PlanGroup& group) {
    const std::size_t part =
        add({group_text(group, Detail::Full), group_text(group, Detail::Brief), ""});
    (group.deletes() || group.is_protected ? weighty_ : plain_).push_back(part);
  }

  void add_leftovers() {
    std::vector<std::string> commands;
    for (const Leftover& leftover : plan_.leftovers) {
      commands.insert(commands.end(), leftover.commands.begin(), leftover.commands.end());
    }
    leftovers_ =
        commands.empty()
            ? add({""})
            : add({commands_text(commands) + "\n",
                   counted(commands.size(), "command") + " for what is left at Cloudflare\n\n"});
  }

  void split_diagnostics() {
    const auto middle =
        std::partition_point(plan_.diagnostics.begin(), plan_.diagnostics.end(),
                             [](const Diagnostic& d) { return d.severity == Severity::Warning; });
    const Diagnostics warnings(plan_.diagnostics.begin(), middle);
    const Diagnostics errors(middle, plan_.diagnostics.end());
    const auto add_some = [&](std::string_view heading, const Diagnostics& some) {
      if (some.empty()) return add({""});
      const std::string bold = "**" + std::string(heading) + "**";
      return add({bold + "\n\n" + diagnostics_text(some),
                  bold + ": " + std::to_string(some.size()) + "\n\n"});
    };
    errors_ = add_some("Errors", errors);
    warnings_ = add_some("Warnings", warnings);
  }

  [[nodiscard]] std::size_t size() const {
    return std::accumulate(
        parts_.begin(), parts_.end(), std::size_t{0},
        [](std::size_t sum, const FoldablePart& part) { return sum + part.text().size(); });
  }

  [[nodiscard]] std::string joined() const {
    std::string out;
    for (const FoldablePart& part : parts_) out += part.text();
    return out;
  }

  [[nodiscard]] std::size_t count_shown(std::size_t version) const {
    std::size_t count = 0;
    for (const auto* group : {&plain_, &weighty_}) {
      for (const std::size_t part : *group) count += parts_[part].shown == version ? 1U : 0U;
    }
    return count;
  }

  // What was left out to fit, in words.
  [[nodiscard]] std::string note(std::size_t max_bytes) const {
    std::vector<std::string> gone;
    const std::size_t whole = count_shown(2);
    const std::size_t diffs = count_shown(1);
    if (whole > 0) gone.push_back("all of " + counted(whole, "deployment"));
    if (diffs > 0) gone.push_back("the diffs of " + counted(diffs, "deployment"));
    for (const auto& [part, noun] : {std::pair{attention_, "the list of deletions"},
                                     {errors_, "the errors"},
                                     {warnings_, "the warnings"},
                                     {deferred_, "deferred secrets"},
                                     {drift_, "drift"},
                                     {leftovers_, "what is left at Cloudflare"},
                                     {unmanaged_, "what is unmanaged"}}) {
      if (parts_[part].shown > 0 && !parts_[part].versions.front().empty()) gone.emplace_back(noun);
    }
    return "\n_Left out to stay under " + std::to_string(max_bytes) +
           " bytes: " + join(gone, ", ") + ". The text of `cfplan plan` has all of it._\n";
  }

  PlanOutline plan_;
  std::vector<FoldablePart> parts_;
  std::vector<std::size_t> plain_;    // groups
  std::vector<std::size_t> weighty_;  // groups with deletions or protected
  std::size_t attention_ = 0;
  std::size_t errors_ = 0;
  std::size_t warnings_ = 0;
  std::size_t drift_ = 0;
  std::size_t unmanaged_ = 0;
  std::size_t leftovers_ = 0;
  std::size_t deferred_ = 0;
};

}  // namespace

std::string render_plan_markdown(const Plan& plan, const MarkdownOptions& options) {
  return disarm_workflow_commands(
      Comment(make_plan_outline(plan, options.ids)).render(options.max_bytes));
}

}  // namespace cfplan
