#include "cli/plan_report.hpp"

#include <algorithm>
#include <iterator>

#include "cfplan/plan/plan_file.hpp"
#include "cfplan/render/plan_html.hpp"
#include "cfplan/render/plan_markdown.hpp"
#include "cfplan/render/plan_text.hpp"

namespace cfplan {
namespace {

/// An error that is no finding about the plan: it says why a part of it could not be made.
bool is_problem_of_input(const Diagnostic& found) {
  return found.severity == Severity::Error && !is_guard(found);
}

Diagnostics problems_of_input(const Plan& plan) {
  Diagnostics problems;
  std::copy_if(plan.diagnostics.begin(), plan.diagnostics.end(), std::back_inserter(problems),
               is_problem_of_input);
  return problems;
}

}  // namespace

void report_plan(const Plan& plan, const Options& options, Output& output) {
  const Style& style = output.style();
  if (options.format == "json") {
    return output.result(write_plan(plan, options.show_ids ? Ids::Full : Ids::Masked));
  }
  if (options.format == "html") return output.result(render_plan_html(plan, style.ids));
  if (options.format == "markdown") {
    return output.result(render_plan_markdown(plan, {.ids = style.ids}));
  }
  const Diagnostics problems = problems_of_input(plan);
  if (problems.empty()) return output.result(render_plan_text(plan, style));
  output.problems(problems);
  Plan findings_only = plan;
  std::erase_if(findings_only.diagnostics, is_problem_of_input);
  output.result(render_plan_text(findings_only, style));
}

ExitCode exit_code_for_plan(const Plan& plan) {
  return problems_of_input(plan).empty() ? ExitCode::Blocked : ExitCode::Failure;
}

}  // namespace cfplan
