#include "cli/approval.hpp"

#include <algorithm>
#include <set>
#include <variant>

#include "cfplan/base/text.hpp"
#include "cfplan/plan/plan_comparison.hpp"
#include "cfplan/render/plan_difference_text.hpp"
#include "cli/pipeline.hpp"
#include "cli/plan_store.hpp"
#include "cli/usage.hpp"

namespace cfplan {
namespace {

constexpr std::size_t kShortestFingerprint = 8;

bool deletes_secrets(const Plan& plan) {
  return std::any_of(plan.actions.begin(), plan.actions.end(), [](const Action& action) {
    const auto* secrets = std::get_if<ChangeSecrets>(&action);
    return secrets != nullptr && !secrets->remove.empty();
  });
}

Diagnostic deletion_not_approved() {
  return {.code = "CFP3900",
          .message = "the plan deletes secrets, which nothing can bring back",
          .hint = "approve it on a terminal, or give --allow-delete-secrets"};
}

Diagnostic saved_plan_changed() {
  return {.code = "CFP9007",
          .message = "the plan is not the saved one any more",
          .hint = "review the plan above; plan --out FILE saves it, and apply FILE approves it"};
}

Diagnostic expected_plan_changed() {
  return {.code = "CFP9007",
          .message = "the plan is not the expected one any more",
          .hint =
              "a fingerprint does not tell what was reviewed: review the plan above, and give its "
              "fingerprint"};
}

bool is_fingerprint(const std::string& text) {
  return text.size() >= kShortestFingerprint && text.size() <= 64 &&
         text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

}  // namespace

ExitCode end_without_yes(const Host& host, Output& output) {
  if (!host.interruption.requested()) {
    output.note("Nothing was changed.");
    return ExitCode::Failure;
  }
  output.note("");  // the question ended no line
  output.problems({interrupted()});
  return ExitCode::Interrupted;
}

Result<Approval> Approval::from(const Options& options, const Host& host,
                                std::string_view without_terminal) {
  Approval approval(options);
  if (!options.expected_fingerprint.empty() && !is_fingerprint(options.expected_fingerprint)) {
    return fail(usage_error(
        "--expect cannot be \"" + visible(options.expected_fingerprint) + "\"",
        "it is the fingerprint that the plan ends with: at least 8 lower-case hex digits"));
  }
  if (!options.arguments.empty()) {
    auto reviewed = read_plan_file(options.arguments.front());
    if (!reviewed) return fail(std::move(reviewed.error()));
    approval.reviewed_ = std::move(*reviewed);
  }
  if (approval.needs_answer() && !host.terminal.can_ask()) {
    return fail(usage_error("there is no terminal to ask on, and no --auto-approve",
                            std::string(without_terminal)));
  }
  return approval;
}

bool Approval::needs_answer() const {
  return !options_.auto_approve && !reviewed_ && options_.expected_fingerprint.empty();
}

Diagnostics Approval::reviewed_findings() const {
  return reviewed_ ? let_through(*reviewed_) : Diagnostics();
}

Decision Approval::review(const Plan& plan, Output& output) const {
  if (reviewed_ && !same_changes(*reviewed_, plan)) {
    std::set<std::string> ids = reviewed_->ids;
    ids.insert(plan.ids.begin(), plan.ids.end());
    output.result("\n" +
                  render_plan_difference(compare_plans(*reviewed_, plan), ids, output.style()));
    output.problems({saved_plan_changed()});
    return {ExitCode::PlanChanged};
  }
  if (!plan.fingerprint.starts_with(options_.expected_fingerprint)) {
    output.problems({expected_plan_changed()});
    return {ExitCode::PlanChanged};
  }
  return {};
}

Decision Approval::decide(const Plan& plan, Host& host, Output& output, ApprovalScope scope) const {
  if (const Decision reviewed = review(plan, output); reviewed.refusal) return reviewed;
  if (plan.empty() && scope == ApprovalScope::Plan) return {};
  if (!needs_answer()) {
    if (!deletes_secrets(plan) || options_.allow_delete_secrets) return {};
    output.problems({deletion_not_approved()});
    return {ExitCode::Blocked};
  }
  output.flush_results();
  const auto answer = host.terminal.ask("Apply this plan? Only \"yes\" does it: ");
  if (answer && *answer == "yes") return {};
  return {end_without_yes(host, output)};
}

}  // namespace cfplan
