#include <algorithm>
#include <cstddef>
#include <utility>

#include "cfplan/base/text.hpp"
#include "cfplan/render/deployment_list.hpp"
#include "cfplan/render/mask_ids.hpp"
#include "render/deployment_words.hpp"
#include "render/paint.hpp"
#include "render/text_table.hpp"
#include "render/workflow_commands.hpp"

namespace cfplan {
namespace {

// The columns of the first line; the others go to a second one where the width asks for it.
constexpr std::size_t kFirstLine = 4;
constexpr std::string_view kIndent = "  ";

std::string or_dash(const std::string& text) { return text.empty() ? "-" : visible(text); }

std::string id_or_dash(const std::string& id, IdDisplay ids) {
  return id.empty() ? "-" : visible(mask_id(id, ids));
}

std::string zones_cell(const DeploymentFacts& deployment, IdDisplay ids) {
  if (deployment.zone_ids.empty()) return "-";
  std::vector<std::string> zones;
  for (const std::string& id : deployment.zone_ids) zones.push_back(id_or_dash(id, ids));
  return join(zones, ", ");
}

std::string databases_cell(const DeploymentFacts& deployment, IdDisplay ids) {
  if (deployment.databases.empty()) return "-";
  std::vector<std::string> databases;
  for (const DatabaseBinding& database : deployment.databases) {
    databases.push_back(or_dash(database.name) + " (" + id_or_dash(database.id, ids) + ")");
  }
  return join(databases, ", ");
}

std::string secrets_cell(const DeploymentFacts& deployment) {
  const auto count = [&](SecretState state) {
    return static_cast<std::size_t>(
        std::count_if(deployment.other_secrets.begin(), deployment.other_secrets.end(),
                      [&](const SecretEntry& secret) { return secret.state == state; }));
  };
  std::string out(secret_state_name(deployment.api_token));
  const std::size_t configured = count(SecretState::Configured);
  const std::size_t missing = count(SecretState::Missing);
  if (configured > 0) out += ", " + counted(configured, "other");
  if (missing > 0) out += ", " + counted(missing, "other") + " missing";
  return out;
}

TableRow row_of(const DeploymentFacts& deployment, IdDisplay ids) {
  std::string name = visible(deployment_name(deployment));
  if (!deployment.is_managed) name += " (unmanaged)";
  return {name,
          or_dash(deployment.domain.value),
          id_or_dash(deployment.account_id.value, ids),
          zones_cell(deployment, ids),
          databases_cell(deployment, ids),
          secrets_cell(deployment)};
}

std::vector<TableRow> columns(const std::vector<TableRow>& rows, std::size_t begin,
                              std::size_t end) {
  std::vector<TableRow> out;
  out.reserve(rows.size());
  for (const TableRow& row : rows) {
    const auto at = [&](std::size_t i) { return row.begin() + static_cast<std::ptrdiff_t>(i); };
    out.emplace_back(at(begin), at(std::min(end, row.size())));
  }
  return out;
}

}  // namespace

std::string render_list_text(const std::vector<DeploymentFacts>& deployments, const Style& style) {
  if (deployments.empty()) return "No deployments\n";
  std::vector<TableRow> rows{
      {"DEPLOYMENT", "DOMAIN", "ACCOUNT ID", "ZONE ID", "DATABASE (ID)", "API TOKEN"}};
  for (const DeploymentFacts& deployment : deployments) {
    rows.push_back(row_of(deployment, style.ids));
  }
  const bool one_line = table_width(column_widths(rows)) <= style.width;
  const std::size_t cut = one_line ? rows.front().size() : kFirstLine;
  const std::vector<TableRow> first = columns(rows, 0, cut);
  const std::vector<TableRow> second = columns(rows, cut, rows.front().size());
  const std::vector<std::size_t> first_widths = column_widths(first);
  const std::vector<std::size_t> second_widths = column_widths(second);

  std::string out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Tone tone = i == 0 ? Tone::Heading : Tone::Plain;
    out += paint(table_line(first[i], first_widths), tone, style) + "\n";
    if (one_line) continue;
    out.append(kIndent).append(paint(table_line(second[i], second_widths), tone, style)) += "\n";
  }
  return disarm_workflow_commands(std::move(out));
}

}  // namespace cfplan
