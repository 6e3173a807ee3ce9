#include "emulator/emulated_api.hpp"

namespace cfplan::tests {
namespace {

constexpr std::size_t kFewestPerPage = 10;

Json database_json(const Database& database) {
  return {{"uuid", database.id},
          {"name", database.name},
          {"created_at", "2026-01-01T00:00:00.000Z"},
          {"version", "production"},
          {"num_tables", 0},
          {"file_size", 12288}};
}

}  // namespace

EmulatedResponse EmulatedApi::databases(const EmulatedRequest& request, const Segments& rest,
                                        EmbeddedAccount& account) {
  if (request.method == "POST" && rest.empty()) return create_database(request, account);
  if (auto refused = lacks(Permission::D1Read)) return *std::move(refused);
  if (rest.size() == 1) {
    for (const Database& database : account.databases) {
      if (database.id == rest[0] || database.name == rest[0]) {
        return success(database_json(database));
      }
    }
    return refusal(404, 7404, "The database " + rest[0] + " could not be found");
  }
  const std::string per_page = request.query_value("per_page");
  if (!per_page.empty() && std::stoul(per_page) < kFewestPerPage) {
    return refusal(400, 7400, "per_page must be at least 10");
  }
  // As the API has it, `name` is a search: a part of the name is enough.
  const std::string name = request.query_value("name");
  Json list = Json::array();
  for (const Database& database : account.databases) {
    if (database.name.find(name) != std::string::npos) list.push_back(database_json(database));
  }
  return paged(request, list, {100, 10'000}, totals_);
}

EmulatedResponse EmulatedApi::create_database(const EmulatedRequest& request,
                                              EmbeddedAccount& account) {
  if (auto refused = lacks(Permission::D1Write)) return *std::move(refused);
  const std::string name = string_member(parse_json_answer(request.body), "name");
  if (name.empty()) return refusal(400, 7400, "The request is malformed: name is required");
  if (account.find_database(name) != nullptr) {
    return refusal(400, 7502, "A database with that name already exists");
  }
  Json created = database_json(account.add_database(name));
  created["created_in_region"] = "WEUR";
  return success(created);
}

}  // namespace cfplan::tests
