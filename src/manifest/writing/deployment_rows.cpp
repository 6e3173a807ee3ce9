#include "manifest/writing/deployment_rows.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "manifest/writing/name_choice.hpp"

namespace cfplan {
namespace {

constexpr std::string_view kUsualEnvFile = "config/customers/${customer}/${environment}.env";

Value route_value(const StandingRoute& route) {
  if (!route.custom_domain) return route.pattern;
  return Value::Map{{"pattern", route.pattern}, {"custom_domain", true}};
}

std::vector<std::string> database_bindings(const StandingProject& project) {
  std::vector<std::string> bindings;
  for (const StandingDeployment& one : project.deployments) {
    for (const StandingDatabase& database : one.databases) {
      const bool is_new =
          std::find(bindings.begin(), bindings.end(), database.binding) == bindings.end();
      if (is_new) bindings.push_back(database.binding);
    }
  }
  return bindings;
}

KeyRow database_row(const StandingProject& project, const std::string& binding) {
  KeyRow row = row_of(project, {"databases", binding}, [&](const StandingDeployment& one) {
    Cell cell;
    for (const StandingDatabase& database : one.databases) {
      if (database.binding == binding) cell = said(database.name);
    }
    return cell;
  });
  row.overriding = Overriding::ByValueOnly;
  return row;
}

}  // namespace

KeyRow row_of(const StandingProject& project, ValuePath path,
              const std::function<Cell(const StandingDeployment&)>& cell_of) {
  KeyRow row{.path = std::move(path)};
  for (const StandingDeployment& one : project.deployments) row.cells.push_back(cell_of(one));
  return row;
}

std::string section_template(const StandingProject& project, const StandingDeployment& deployment) {
  return text_with_names(
      deployment.wrangler_env,
      chosen_names(deployment, project.service, {.customer = true, .environment = true}));
}

bool looks_up_zones(const StandingProject& project, const std::string& customer) {
  return std::any_of(project.deployments.begin(), project.deployments.end(), [&](const auto& one) {
    return one.key.customer == customer && one.zone == ZoneLookup::On;
  });
}

KeyRow domain_row(const StandingProject& project) {
  KeyRow row = row_of(project, {"domain"}, [&](const StandingDeployment& one) {
    if (const std::string* domain = domain_of(one)) return said(*domain);
    return one.env_file || looks_up_zones(project, one.key.customer) ? Cell{} : free_cell();
  });
  row.home = Home::CustomerOrBelow;
  return row;
}

// Only null can be said of them here: what is looked up must not inherit it.
KeyRow zone_row(const StandingProject& project) {
  std::set<std::string> with_domain;
  for (const StandingDeployment& one : project.deployments) {
    if (domain_of(one) != nullptr) with_domain.insert(one.key.customer);
  }
  KeyRow row = row_of(project, {"zone"}, [&](const StandingDeployment& one) {
    const bool is_looked_up = one.zone == ZoneLookup::On || !one.routes.empty();
    if (is_looked_up) return implied(true);
    const bool may_inherit = !one.env_file && with_domain.contains(one.key.customer);
    return domain_of(one) != nullptr || may_inherit ? said(Value()) : free_cell();
  });
  row.overriding = Overriding::ByNullOnly;
  return row;
}

KeyRow wrangler_file_row(const StandingProject& project) {
  return row_of(project, {"wrangler"}, [&](const StandingDeployment& one) {
    return one.wrangler_file ? said(*one.wrangler_file) : implied(project.wrangler_file);
  });
}

KeyRow worker_row(const StandingProject& project) {
  return row_of(project, {"worker"}, [](const StandingDeployment& one) {
    return one.worker ? said(*one.worker) : Cell{};
  });
}

KeyRow wrangler_env_row(const StandingProject& project, const std::string& usual) {
  return row_of(project, {"wrangler_env"}, [&](const StandingDeployment& one) {
    const std::string own = section_template(project, one);
    return own == usual ? implied(own) : said(text_with_names(one.wrangler_env, {}));
  });
}

KeyRow env_file_row(const StandingProject& project) {
  return row_of(project, {"env_file"}, [&](const StandingDeployment& one) {
    if (!one.env_file) return said(Value());
    const std::string usual =
        "config/customers/" + one.key.customer + "/" + one.key.environment + ".env";
    if (*one.env_file == usual) return implied(Value(kUsualEnvFile));
    return said(
        text_with_names(*one.env_file, chosen_names(one, project.service, {.environment = true})));
  });
}

KeyRow route_row(const StandingProject& project) {
  return row_of(project, {"routes"}, [](const StandingDeployment& one) {
    Value::List list;
    for (const StandingRoute& route : one.routes) list.push_back(route_value(route));
    return list.empty() ? Cell{} : said(std::move(list));
  });
}

std::vector<KeyRow> database_rows(const StandingProject& project) {
  std::vector<KeyRow> rows;
  for (const std::string& binding : database_bindings(project)) {
    rows.push_back(database_row(project, binding));
  }
  return rows;
}

}  // namespace cfplan
