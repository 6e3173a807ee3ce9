#include <cstddef>
#include <string_view>

#include "cfplan/base/text.hpp"
#include "cfplan/base/value_path.hpp"
#include "cfplan/render/deployment_list.hpp"
#include "cfplan/render/mask_ids.hpp"
#include "render/deployment_words.hpp"
#include "render/paint.hpp"
#include "render/text_table.hpp"
#include "render/workflow_commands.hpp"

namespace cfplan {
namespace {

class DescribeText {
 public:
  DescribeText(const DeploymentFacts& deployment, const Style& style)
      : facts_(deployment), style_(style) {}

  std::string render() {
    std::string title = visible(deployment_name(facts_));
    if (!facts_.is_managed) title += " (unmanaged)";
    out_ = paint(title, Tone::Heading, style_) + "\n";
    table(six_facts());
    section("Routes:", routes());
    section("Secrets:", secrets());
    section("Vars:", settings(facts_.vars));
    section("Env:", settings(facts_.env));
    section("Layers:", layers());
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string shown(std::string_view text) const {
    return text.empty() ? "-" : mask_ids(visible(text), {}, style_.ids);
  }

  [[nodiscard]] std::string id(const std::string& text) const {
    return text.empty() ? "-" : visible(mask_id(text, style_.ids));
  }

  [[nodiscard]] std::vector<TableRow> six_facts() const {
    std::vector<TableRow> rows;
    if (!facts_.wrangler_env.empty()) {
      rows.push_back({"section", visible("[" + ValuePath{"env", facts_.wrangler_env}.text() + "]"),
                      visible(facts_.wrangler_file)});
    }
    rows.push_back({"worker", shown(facts_.worker.value), visible(facts_.worker.source)});
    rows.push_back({"account id", id(facts_.account_id.value), visible(facts_.account_id.source)});
    for (const std::string& zone : facts_.zone_ids) rows.push_back({"zone id", id(zone), ""});
    if (facts_.zone_ids.empty()) rows.push_back({"zone id", "-", ""});
    rows.push_back({"domain", shown(facts_.domain.value), visible(facts_.domain.source)});
    for (const DatabaseBinding& database : facts_.databases) {
      rows.push_back(
          {"database",
           shown(database.name) + " (" + id(database.id) + "), binding " + shown(database.binding),
           visible(database.source)});
    }
    if (facts_.databases.empty()) rows.push_back({"database", "-", ""});
    rows.push_back({"API token", std::string(secret_state_name(facts_.api_token)),
                    "secret CLOUDFLARE_API_TOKEN"});
    if (!facts_.env_file.empty()) rows.push_back({"env file", visible(facts_.env_file), ""});
    return rows;
  }

  [[nodiscard]] std::vector<TableRow> routes() const {
    std::vector<TableRow> rows;
    for (const RouteEntry& route : facts_.routes) {
      rows.push_back({shown(route.pattern),
                      route.custom_domain ? "custom domain" : "zone " + id(route.zone_id),
                      visible(route.source)});
    }
    return rows;
  }

  [[nodiscard]] std::vector<TableRow> secrets() const {
    std::vector<TableRow> rows;
    for (const SecretEntry& secret : facts_.other_secrets) {
      rows.push_back({shown(secret.name), std::string(secret_state_name(secret.state)),
                      visible(secret.source)});
    }
    return rows;
  }

  // The value and, where the base env file has another one, what it falls back to.
  [[nodiscard]] std::vector<TableRow> settings(const std::vector<Setting>& all) const {
    std::vector<TableRow> rows;
    for (const Setting& setting : all) {
      const auto value = [&](const std::string& text) {
        return text.empty() ? "\"\""
                            : mask_ids(visible(shown_value(setting.name, text)), {}, style_.ids);
      };
      std::string source = visible(setting.source);
      if (setting.fallback) {
        const std::string base = visible(facts_.base_env_file);
        if (!setting.value) {
          source = base;
        } else {
          source += (source.empty() ? "" : "; ") + ("fallback " + value(*setting.fallback)) +
                    " in " + base;
        }
      }
      const std::string text = setting.value      ? value(*setting.value)
                               : setting.fallback ? value(*setting.fallback)
                                                  : "-";
      rows.push_back({visible(setting.name), text, source});
    }
    return rows;
  }

  // The winner beside the name, and beneath it what it wins over.
  [[nodiscard]] std::vector<TableRow> layers() const {
    std::vector<TableRow> rows;
    for (const ExplainedValue& value : facts_.explanation.value_or(Explanation{})) {
      for (const LayerStatement& said : value.statements) {
        const bool wins = &said == &value.statements.front();
        rows.push_back({wins ? visible(value.path) : "",
                        (wins ? "" : "over ") + shown(shown_statement(value.path, said.text)),
                        visible(layer_text(said.origin))});
      }
    }
    return rows;
  }

  void section(std::string_view heading, const std::vector<TableRow>& rows) {
    if (rows.empty()) return;
    out_ += "\n" + paint(heading, Tone::Heading, style_) + "\n";
    table(rows);
  }

  // Three columns, the last dim; a row too long for the width has its last cell on its own line.
  void table(const std::vector<TableRow>& rows) {
    std::vector<TableRow> pairs;
    for (const TableRow& row : rows) pairs.push_back({row[0], row[1]});
    std::vector<std::size_t> widths = column_widths(pairs);
    widths[1] = std::min(widths[1], kWidestValue);
    for (const TableRow& row : rows) {
      const std::size_t size = count_code_points(row[1]);
      const std::vector<std::size_t> fitting{widths[0], std::max(widths[1], size)};
      std::string line = "  " + table_line({row[0], row[1]}, fitting);
      const std::size_t source = count_code_points(row[2]);
      const std::size_t start = 2 + table_width(widths) + 2;
      if (source > 0 && size <= widths[1] && start + source <= style_.width) {
        line.append(start - count_code_points(line), ' ');
        line += paint(row[2], Tone::Dim, style_);
      } else if (source > 0) {
        line += "\n" + std::string(2 + widths[0] + 2, ' ') + paint(row[2], Tone::Dim, style_);
      }
      out_ += line + "\n";
    }
  }

  static constexpr std::size_t kWidestValue = 40;

  const DeploymentFacts& facts_;
  const Style& style_;
  std::string out_;
};

}  // namespace

std::string render_describe_text(const DeploymentFacts& deployment, const Style& style) {
  return disarm_workflow_commands(DescribeText(deployment, style).render());
}

}  // namespace cfplan
