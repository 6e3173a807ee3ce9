#include "plan/resolving/zones.hpp"

#include <algorithm>

#include "cfplan/base/text.hpp"

namespace cfplan {
namespace {

bool has_zone_route(const Deployment& deployment) {
  return std::any_of(deployment.routes.begin(), deployment.routes.end(),
                     [](const DesiredRoute& route) { return !route.custom_domain; });
}

}  // namespace

std::string host_of(std::string_view pattern) {
  if (const std::size_t scheme = pattern.find("://"); scheme != std::string_view::npos) {
    pattern.remove_prefix(scheme + 3);
  }
  pattern = pattern.substr(0, pattern.find('/'));
  pattern = pattern.substr(0, pattern.find(':'));
  if (pattern.starts_with('*')) pattern.remove_prefix(1);
  if (pattern.starts_with('.')) pattern.remove_prefix(1);
  return lower_ascii(pattern);
}

bool is_within(std::string_view host, std::string_view zone) {
  if (zone.empty() || !host.ends_with(zone)) return false;
  return host.size() == zone.size() || host[host.size() - zone.size() - 1] == '.';
}

std::vector<const Zone*> zones_named(const std::vector<Zone>& zones, const std::string& account_id,
                                     std::string_view name) {
  std::vector<const Zone*> found;
  auto at = std::lower_bound(zones.begin(), zones.end(), name,
                             [](const Zone& zone, std::string_view n) { return zone.name < n; });
  for (; at != zones.end() && at->name == name; ++at) {
    if (account_id.empty() || at->account_id.empty() || at->account_id == account_id) {
      found.push_back(&*at);
    }
  }
  return found;
}

std::vector<const Zone*> zones_of_host(const std::vector<Zone>& zones,
                                       const std::string& account_id, std::string_view host) {
  while (!host.empty()) {
    std::vector<const Zone*> found = zones_named(zones, account_id, host);
    if (!found.empty()) return found;
    const std::size_t dot = host.find('.');
    if (dot == std::string_view::npos) break;
    host.remove_prefix(dot + 1);
  }
  return {};
}

std::vector<const Zone*> zones_for(const Deployment& deployment, const std::vector<Zone>& zones,
                                   const std::string& account_id, std::string_view host) {
  return std::holds_alternative<ZoneNamed>(deployment.zone)
             ? zones_named(zones, account_id, host)
             : zones_of_host(zones, account_id, host);
}

bool needs_zone(const Deployment& deployment) {
  return deployment.state == DeploymentState::Present &&
         !std::holds_alternative<NoZone>(deployment.zone) &&
         (deployment.domain || has_zone_route(deployment));
}

std::vector<std::string> zone_hosts(const Deployment& deployment) {
  if (!needs_zone(deployment)) return {};
  if (const auto* named = std::get_if<ZoneNamed>(&deployment.zone)) return {named->name};
  std::vector<std::string> hosts;
  const auto add = [&](std::string host) {
    if (std::find(hosts.begin(), hosts.end(), host) == hosts.end()) {
      hosts.push_back(std::move(host));
    }
  };
  if (deployment.domain) add(deployment.domain->value);
  for (const DesiredRoute& route : deployment.routes) {
    if (!route.custom_domain) add(host_of(route.pattern));
  }
  return hosts;
}

std::vector<std::string> zone_candidates(const Deployment& deployment) {
  const std::vector<std::string> hosts = zone_hosts(deployment);
  if (std::holds_alternative<ZoneNamed>(deployment.zone)) return hosts;
  std::vector<std::string> names;
  for (const std::string& host : hosts) {
    std::string name = host;
    for (std::size_t dot = name.find('.'); dot != std::string::npos; dot = name.find('.')) {
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
      name.erase(0, dot + 1);
    }
  }
  return names;
}

}  // namespace cfplan
