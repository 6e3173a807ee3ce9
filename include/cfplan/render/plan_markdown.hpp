#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "cfplan/model/plan.hpp"
#include "cfplan/render/style.hpp"

namespace cfplan {

struct MarkdownOptions {
  IdDisplay ids = IdDisplay::Masked;
  /// What is more is folded, the least important first, and named at the end.
  std::optional<std::size_t> max_bytes;
};

/// The plan for a pull-request comment, in GitHub-flavoured Markdown: verdict and counts first,
/// then deletions and protected deployments, then a `<details>` per deployment. Text from files
/// and accounts stays text: in code spans, fences longer than any run in them, or escaped.
[[nodiscard]] std::string render_plan_markdown(const Plan& plan, const MarkdownOptions& options);

}  // namespace cfplan
