#include "cli/reports/plan_report.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>

#include "cfplan/base/text.hpp"
#include "cfplan/plan/plan_file.hpp"
#include "cfplan/render/plan_html.hpp"
#include "cfplan/render/plan_markdown.hpp"
#include "cfplan/render/plan_text.hpp"
#include "cli/usage.hpp"

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

Result<std::optional<std::size_t>> read_max_bytes(const Options& options) {
  const std::string& text = options.max_bytes;
  if (text.empty()) return std::optional<std::size_t>();
  std::size_t bytes = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), bytes);
  if (error != std::errc() || end != text.data() + text.size() || bytes == 0) {
    return fail(usage_error("--max-bytes cannot be \"" + visible(text) + "\"",
                            "it is a number of bytes; GitHub takes comments of up to 65536"));
  }
  if (options.format != "markdown") {
    return fail(usage_error("--max-bytes bounds Markdown only, and the format is " + options.format,
                            "add --format markdown, or leave --max-bytes out"));
  }
  return std::optional(bytes);
}

void report_plan(const Plan& plan, const Options& options, std::optional<std::size_t> max_bytes,
                 Output& output) {
  if (options.annotations == "github") output.annotations(plan.diagnostics);
  const Style& style = output.style();
  if (options.format == "json") {
    return output.result(write_plan(plan, options.show_ids ? Ids::Full : Ids::Masked));
  }
  if (options.format == "html") return output.result(render_plan_html(plan, style.ids));
  if (options.format == "markdown") {
    return output.result(render_plan_markdown(plan, {.ids = style.ids, .max_bytes = max_bytes}));
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
