#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cfplan/base/result.hpp"
#include "cfplan/model/plan.hpp"
#include "cli/exit_code.hpp"
#include "cli/host.hpp"
#include "cli/options/options.hpp"
#include "cli/output.hpp"

namespace cfplan {

/// The answer to "shall this be done": no refusal means yes.
struct Decision {
  std::optional<ExitCode> refusal;
};

/// What an approval is about: a plan alone, or one with changes of the manifest, which are worth a
/// question even where the plan is empty.
enum class ApprovalScope { Plan, PlanAndManifest };

/// How a command ends whose question was not answered with yes; says that nothing was changed.
[[nodiscard]] ExitCode end_without_yes(const Host& host, Output& output);

/// Who approves an apply: --auto-approve, a reviewed plan (a plan file or its fingerprint), or the
/// person at the terminal.
class Approval {
 public:
  /// CFP9001 when there is nobody to ask and nothing that approves, with the hint
  /// `without_terminal`: what this command takes for an approval; errors of the plan file.
  [[nodiscard]] static Result<Approval> from(const Options& options, const Host& host,
                                             std::string_view without_terminal);

  /// What the reviewed plan let through: it need not be allowed again.
  [[nodiscard]] Diagnostics reviewed_findings() const;

  /// Whether this plan is the one reviewed, if one was; where it is not, shows what differs and
  /// says PlanChanged.
  [[nodiscard]] Decision review(const Plan& plan, Output& output) const;

  /// The same, and asks where a person has to say so.
  [[nodiscard]] Decision decide(const Plan& plan, Host& host, Output& output,
                                ApprovalScope scope = ApprovalScope::Plan) const;

 private:
  explicit Approval(const Options& options) : options_(options) {}
  [[nodiscard]] bool needs_answer() const;

  const Options& options_;
  std::optional<Plan> reviewed_;
};

}  // namespace cfplan
