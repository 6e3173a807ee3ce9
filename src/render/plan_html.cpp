#include "cfplan/render/plan_html.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <vector>

#include "cfplan/base/text.hpp"
#include "render/html_assets.hpp"
#include "render/html_diff.hpp"
#include "render/markup.hpp"
#include "render/plan_outline.hpp"
#include "render/workflow_commands.hpp"

namespace cfplan {
namespace {

std::string code(std::string_view text) { return "<code>" + html_escaped(text) + "</code>"; }

std::string list(const std::vector<std::string>& lines) {
  std::string out = "<ul>\n";
  for (const std::string& line : lines) out += "<li>" + code(line) + "</li>\n";
  return out + "</ul>\n";
}

std::string section(std::string_view heading, const std::string& content) {
  return "<section><h2>" + std::string(heading) + "</h2>\n" + content + "</section>\n";
}

std::string list_section(std::string_view heading, const std::vector<std::string>& lines) {
  return lines.empty() ? "" : section(heading, list(lines));
}

std::string_view action_name(Sign sign) {
  return sign == Sign::Create ? "create" : sign == Sign::Delete ? "delete" : "change";
}

std::string signed_items(const std::vector<SignedLine>& lines) {
  if (lines.empty()) return {};
  std::string out = "<ul class=\"signed\">\n";
  for (const SignedLine& line : lines) {
    out += "<li><code class=\"" + std::string(action_name(line.sign)) + "\">" +
           sign_mark(line.sign) + " " + html_escaped(line.text) + "</code></li>\n";
  }
  return out + "</ul>\n";
}

// For the filter: "create change secret".
std::string action_names(const PlanGroup& group) {
  std::set<std::string> names;
  for (const SignedLine& line : group.remote) names.emplace(action_name(line.sign));
  for (const FileDiff& file : group.files) names.emplace(action_name(file.sign));
  for (const SignedLine& line : group.secrets) {
    names.emplace("secret");
    if (line.sign == Sign::Delete) names.emplace("delete");
  }
  return join({names.begin(), names.end()}, " ");
}

std::string reasons(const PlanGroup& group) {
  if (group.reasons.empty()) return {};
  std::string out = "<details><summary>Why</summary><ul>\n";
  for (const Reason& reason : group.reasons) {
    out += "<li>" + code(join(reason.changes, ", ")) + " from " + code(reason.origin) + "</li>\n";
  }
  return out + "</ul></details>\n";
}

std::string commands(const std::vector<std::string>& lines) {
  if (lines.empty()) return {};
  return "<p>Left at Cloudflare; these commands remove it:</p>\n" + list(lines);
}

std::string article(const PlanGroup& group) {
  std::string out = "<article tabindex=\"-1\" data-customer=\"" +
                    html_escaped(visible(group.key.customer)) + "\" data-environment=\"" +
                    html_escaped(visible(group.key.environment)) + "\" data-actions=\"" +
                    action_names(group) + "\">\n<h2>";
  if (!group.deployment.empty()) out += code(group.deployment) + " ";
  out += "<span class=\"dim\">" + html_escaped(group.facts) + "</span>";
  out += "</h2>\n" + signed_items(group.remote);
  for (const FileDiff& file : group.files) out += html_diff(file, group.deployment);
  return out + signed_items(group.secrets) + commands(group.removal_commands) + reasons(group) +
         "</article>\n";
}

std::string choice(std::string_view name, std::string_view label, std::string_view all,
                   const std::set<std::string>& values) {
  std::string out = "<label>" + std::string(label) + " <select name=\"" + std::string(name) +
                    "\"><option value=\"\">" + std::string(all) + "</option>";
  for (const std::string& value : values) {
    out += "<option value=\"" + html_escaped(value) + "\">" + html_escaped(value) + "</option>";
  }
  return out + "</select></label>\n";
}

// Only useful with the script, which shows it.
std::string filters(const std::vector<PlanGroup>& groups) {
  std::set<std::string> customers;
  std::set<std::string> environments;
  for (const PlanGroup& group : groups) {
    if (group.deployment.empty()) continue;
    customers.insert(visible(group.key.customer));
    environments.insert(visible(group.key.environment));
  }
  return "<form id=\"filters\" aria-label=\"Filter\" hidden>\n" +
         choice("customer", "Customer", "all", customers) +
         choice("environment", "Environment", "all", environments) +
         R"(<fieldset><legend>Action</legend>
<label><input type="checkbox" name="action" value="create" checked> create</label>
<label><input type="checkbox" name="action" value="change" checked> update</label>
<label><input type="checkbox" name="action" value="delete" checked> delete</label>
<label><input type="checkbox" name="action" value="secret" checked> secrets</label>
</fieldset>
<fieldset><legend>Diffs</legend>
<label><input type="radio" name="view" value="unified" checked> unified</label>
<label><input type="radio" name="view" value="split"> side by side</label>
</fieldset>
</form>
<p id="shown" role="status"></p>
<p class="keys dim">Keys: <kbd>j</kbd> next, <kbd>k</kbd> previous, <kbd>v</kbd> other view,
<kbd>/</kbd> filter</p>
)";
}

std::string problems(const Diagnostics& diagnostics) {
  if (diagnostics.empty()) return {};
  std::string out = "<ul>\n";
  for (const Diagnostic& d : diagnostics) {
    const bool error = d.severity == Severity::Error;
    out += "<li><strong class=\"" + std::string(error ? "delete" : "change") + "\">" +
           (error ? "error " : "warning ") + html_escaped(visible(d.code)) + "</strong> " +
           html_escaped(visible(d.message));
    if (d.place) {
      const std::string line = d.place->line > 0 ? ":" + std::to_string(d.place->line) : "";
      out += " at " + code(visible(d.place->file) + line);
    } else if (!d.resource.empty()) {
      out += " (" + code(visible(d.resource)) + ")";
    }
    if (!d.hint.empty()) out += "<br>" + html_escaped(visible(d.hint));
    out += "</li>\n";
  }
  return section("Problems", out + "</ul>\n");
}

std::string leftovers(const std::vector<Leftover>& all) {
  std::string out;
  for (const Leftover& leftover : all) {
    out += "<p>" + code(leftover.deployment) + "; these commands remove it:</p>\n" +
           list(leftover.commands);
  }
  return out.empty() ? out : section("Left at Cloudflare", out);
}

std::string header(const PlanOutline& plan) {
  std::string out = "<header><h1>" + html_escaped(plan.verdict) + "</h1>\n";
  if (!plan.refusal.empty()) {
    out += "<p><strong class=\"delete\">" + html_escaped(plan.refusal) + "</strong></p>\n";
  }
  if (!plan.fingerprint.empty()) {
    out += "<p class=\"dim\">Fingerprint " + code(plan.fingerprint) + "</p>\n";
  }
  return out + "</header>\n";
}

std::string head(const PlanOutline& plan) {
  std::string out = R"(<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<link rel="icon" href="data:,">
)";
  return out.append("<title>cfplan: " + html_escaped(plan.verdict) + "</title>\n<style>")
      .append(html_style())
      .append("</style></head>\n");
}

}  // namespace

std::string render_plan_html(const Plan& plan, IdDisplay ids) {
  const PlanOutline outline = make_plan_outline(plan, ids);
  std::string out = head(outline) + "<body data-view=\"unified\">\n" + header(outline) +
                    "<main>\n" + list_section("Deletions", deletions(outline)) +
                    list_section("Protected deployments", protected_deployments(outline)) +
                    problems(outline.diagnostics);
  if (!outline.groups.empty()) out += filters(outline.groups);
  for (const PlanGroup& group : outline.groups) out += article(group);
  out += list_section("Drift", outline.drift) + list_section("Unmanaged", outline.unmanaged) +
         leftovers(outline.leftovers) + list_section("Deferred", outline.deferred) + "</main>\n";
  out.append("<script>").append(html_script()).append("</script>\n</body></html>\n");
  return disarm_workflow_commands(std::move(out));
}

}  // namespace cfplan
