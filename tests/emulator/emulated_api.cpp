#include "emulator/emulated_api.hpp"

#include <algorithm>
#include <sstream>
#include <utility>

namespace cfplan::tests {
namespace {

constexpr const char* kBearer = "Bearer ";

std::vector<std::string> segments_of(const std::string& path) {
  std::vector<std::string> segments;
  std::istringstream parts(path);
  for (std::string part; std::getline(parts, part, '/');) {
    if (!part.empty()) segments.push_back(part);
  }
  return segments;
}

EmulatedResponse no_route(const EmulatedRequest& request) {
  return refusal(
      404, 7003,
      "Could not route to " + request.path + ", perhaps your object identifier is invalid?");
}

Json account_json(const EmbeddedAccount& account) {
  return {{"id", account.id}, {"name", account.name}, {"type", "standard"}};
}

Json zone_json(const Zone& zone) {
  return {{"id", zone.id},
          {"name", zone.name},
          {"status", zone.status},
          {"paused", false},
          {"type", "full"},
          {"account", {{"id", zone.account_id}, {"name", zone.account_name}}},
          {"name_servers", Json::array({"ada.ns.cloudflare.com", "bob.ns.cloudflare.com"})}};
}

}  // namespace

EmulatedApi::EmulatedApi(EmbeddedAccounts accounts, std::vector<EmulatedToken> tokens,
                         Totals totals)
    : accounts_(std::move(accounts)), tokens_(std::move(tokens)), totals_(totals) {}

std::optional<std::string> EmulatedApi::secret_value(const std::string& worker,
                                                     const std::string& name) const {
  const auto found = secret_values_.find({worker, name});
  if (found == secret_values_.end()) return std::nullopt;
  return found->second;
}

EmulatedResponse EmulatedApi::handle(const EmulatedRequest& request) {
  if (auto refused = authenticate(request)) return *std::move(refused);
  return route(request, segments_of(request.path));
}

std::optional<EmulatedResponse> EmulatedApi::authenticate(const EmulatedRequest& request) {
  const std::string header = request.header("authorization");
  if (header.empty()) {
    return refusal(400, 9106, "Missing X-Auth-Key, X-Auth-Email or Authorization headers");
  }
  if (!header.starts_with(kBearer)) return refusal(400, 6003, "Invalid request headers");
  const std::string secret = header.substr(std::string(kBearer).size());
  const auto known = std::find_if(tokens_.begin(), tokens_.end(),
                                  [&](const EmulatedToken& t) { return t.secret == secret; });
  if (known == tokens_.end() && !tokens_.empty()) return refusal(401, 1000, "Invalid API Token");
  caller_ = EmulatedToken{};
  if (known != tokens_.end()) caller_ = *known;
  return std::nullopt;
}

std::optional<EmulatedResponse> EmulatedApi::lacks(Permission permission) const {
  if (!caller_.denied.contains(permission) && caller_.status == "active") return std::nullopt;
  const bool of_zone = permission == Permission::ZoneRead;
  return of_zone ? refusal(403, 9109, "Unauthorized to access requested resource")
                 : refusal(403, 10000, "Authentication error");
}

EmulatedResponse EmulatedApi::route(const EmulatedRequest& request, const Segments& path) {
  if (path.empty()) return no_route(request);
  if (path[0] == "user") return user(request, path);
  if (path[0] == "memberships") return memberships(request);
  if (path[0] == "zones") return zones(request, path);
  if (path[0] != "accounts") return no_route(request);
  return path.size() == 1 ? list_accounts(request) : in_account(request, path);
}

EmulatedResponse EmulatedApi::user(const EmulatedRequest& request, const Segments& path) const {
  if (!caller_.owner.empty()) return refusal(401, 1000, "Invalid API Token");
  if (path.size() == 3 && path[1] == "tokens" && path[2] == "verify") return verify();
  if (path.size() != 1) return no_route(request);
  if (auto refused = lacks(Permission::UserDetailsRead)) return *std::move(refused);
  return success({{"id", embedded_id("user")}, {"email", "user@example.com"}});
}

EmulatedResponse EmulatedApi::verify() const {
  Json token = {{"id", embedded_id("token " + caller_.secret)}, {"status", caller_.status}};
  if (!caller_.expires_on.empty()) token["expires_on"] = caller_.expires_on;
  return success(token);
}

EmulatedResponse EmulatedApi::memberships(const EmulatedRequest& request) const {
  if (!caller_.owner.empty()) return refusal(400, 10001, "Unable to authenticate request");
  Json list = Json::array();
  for (const EmbeddedAccount& account : accounts_.accounts) {
    list.push_back({{"id", embedded_id("membership " + account.id)},
                    {"account", account_json(account)},
                    {"roles", Json::array({"Administrator"})}});
  }
  return paged(request, list, {20, 50}, totals_);
}

EmulatedResponse EmulatedApi::list_accounts(const EmulatedRequest& request) const {
  if (!caller_.owner.empty()) {
    return refusal(400, 1001, "List accounts endpoint does not support account owned tokens.");
  }
  if (auto refused = lacks(Permission::AccountRead)) return *std::move(refused);
  Json list = Json::array();
  for (const EmbeddedAccount& account : accounts_.accounts) list.push_back(account_json(account));
  return paged(request, list, {20, 50}, totals_);
}

EmulatedResponse EmulatedApi::zones(const EmulatedRequest& request, const Segments& path) const {
  if (auto refused = lacks(Permission::ZoneRead)) return *std::move(refused);
  const std::string account_id = request.query_value("account.id");
  const std::string name = request.query_value("name");
  Json list = Json::array();
  for (const EmbeddedAccount& account : accounts_.accounts) {
    if (!caller_.owner.empty() && account.id != caller_.owner) continue;
    if (!account_id.empty() && account.id != account_id) continue;
    for (const Zone& zone : account.zones) {
      if (path.size() == 2 && zone.id == path[1]) return success(zone_json(zone));
      if (path.size() == 4 && zone.id == path[1]) return success(Json::array());
      if (name.empty() || zone.name == name) list.push_back(zone_json(zone));
    }
  }
  if (path.size() != 1) return no_route(request);
  return paged(request, list, {20, 50}, totals_);
}

EmulatedResponse EmulatedApi::in_account(const EmulatedRequest& request, const Segments& path) {
  EmbeddedAccount* account = accounts_.find(path[1]);
  const bool others = !caller_.owner.empty() && path[1] != caller_.owner;
  if (account == nullptr || others) return no_route(request);
  if (path.size() == 2) return success(account_json(*account));
  const Segments rest(path.begin() + 3, path.end());
  if (path[2] == "tokens" && rest == Segments{"verify"}) {
    return caller_.owner.empty() ? refusal(401, 1000, "Invalid API Token") : verify();
  }
  std::string below;
  for (auto part = path.begin() + 2; part != path.end(); ++part) below += "/" + *part;
  if (auto bound = resources(request, below, *account)) return *std::move(bound);
  return path[2] == "workers" ? workers(request, rest, *account) : no_route(request);
}

}  // namespace cfplan::tests
