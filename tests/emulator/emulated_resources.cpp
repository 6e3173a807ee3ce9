#include <algorithm>
#include <array>

#include "emulator/emulated_api.hpp"

namespace cfplan::tests {
namespace {

constexpr std::size_t kFewestDatabasesPerPage = 10;

/// How the API speaks of one kind of thing that a Worker binds.
struct Dialect {
  BindingKind kind;
  std::string path;  ///< below the account
  std::string id_key;
  std::string name_key;
  std::string search;  ///< the query that is looked for in a name
  PageLimits pages;
  int taken;
};

const std::array<Dialect, 6>& dialects() {
  static const std::array<Dialect, 6> all{
      {{BindingKind::Database, "/d1/database", "uuid", "name", "name", {100, 10'000}, 7502},
       {BindingKind::KvNamespace, "/storage/kv/namespaces", "id", "title", "", {20, 1'000}, 10014},
       {BindingKind::R2Bucket, "/r2/buckets", "", "name", "name_contains", {20, 1'000}, 10004},
       {BindingKind::Queue, "/queues", "queue_id", "queue_name", "", {20, 100}, 11009},
       {BindingKind::Hyperdrive, "/hyperdrive/configs", "id", "name", "", {100, 100}, 0},
       {BindingKind::VectorizeIndex, "/vectorize/v2/indexes", "", "name", "", {100, 100}, 0}}};
  return all;
}

const Dialect* dialect_of(const std::string& path) {
  const auto found = std::find_if(dialects().begin(), dialects().end(), [&](const Dialect& one) {
    return path == one.path || path.starts_with(one.path + "/");
  });
  return found == dialects().end() ? nullptr : &*found;
}

Json resource_json(const Dialect& dialect, const Resource& resource) {
  Json json = {{dialect.name_key, resource.name}};
  if (dialect.kind == BindingKind::Queue) json[dialect.id_key] = embedded_id(resource.name);
  else if (!dialect.id_key.empty()) json[dialect.id_key] = resource.id;
  if (dialect.kind == BindingKind::Database) {
    json["created_at"] = "2026-01-01T00:00:00.000Z";
    json["version"] = "production";
    json["num_tables"] = 0;
    json["file_size"] = 12288;
  }
  return json;
}

// Buckets come by name, each page naming the last of it as the mark to go on from.
EmulatedResponse buckets(const EmulatedRequest& request, const Json& all,
                         const PageLimits& limits) {
  const std::string cursor = request.query_value("cursor");
  const std::string per_page = request.query_value("per_page");
  const std::size_t most = per_page.empty() ? limits.usual : std::stoul(per_page);
  Json page = Json::array();
  bool more = false;
  for (const Json& bucket : all) {
    if (string_member(bucket, "name") <= cursor) continue;
    more = page.size() == std::min(most, limits.most);
    if (more) break;
    page.push_back(bucket);
  }
  const std::string mark = more ? string_member(page.back(), "name") : "";
  return success_with({{"buckets", page}}, {{"cursor", mark}, {"per_page", most}});
}

EmulatedResponse listed(const EmulatedRequest& request, const Dialect& dialect,
                        const EmbeddedAccount& account, Totals totals) {
  const std::string per_page = request.query_value("per_page");
  const bool of_databases = dialect.kind == BindingKind::Database;
  if (of_databases && !per_page.empty() && std::stoul(per_page) < kFewestDatabasesPerPage) {
    return refusal(400, 7400, "per_page must be at least 10");
  }
  // As the API has it, a search is content with a part of the name.
  const std::string part = dialect.search.empty() ? "" : request.query_value(dialect.search);
  std::vector<Resource> resources = account.resources(dialect.kind);
  if (dialect.kind == BindingKind::R2Bucket) {
    std::sort(resources.begin(), resources.end(),
              [](const Resource& a, const Resource& b) { return a.name < b.name; });
  }
  Json list = Json::array();
  for (const Resource& resource : resources) {
    if (resource.name.find(part) != std::string::npos) {
      list.push_back(resource_json(dialect, resource));
    }
  }
  if (dialect.kind == BindingKind::R2Bucket) return buckets(request, list, dialect.pages);
  return paged(request, list, dialect.pages, totals);
}

EmulatedResponse created(const EmulatedRequest& request, const Dialect& dialect,
                         EmbeddedAccount& account) {
  const std::string name = string_member(parse_json_answer(request.body), dialect.name_key.c_str());
  if (name.empty()) return refusal(400, 7400, "The request is malformed: name is required");
  if (account.find_resource(dialect.kind, name) != nullptr) {
    return refusal(400, dialect.taken, "One with that name already exists");
  }
  return success(resource_json(dialect, account.add_resource(dialect.kind, name)));
}

}  // namespace

std::optional<EmulatedResponse> EmulatedApi::resources(const EmulatedRequest& request,
                                                       const std::string& below_account,
                                                       EmbeddedAccount& account) const {
  const Dialect* dialect = dialect_of(below_account);
  if (dialect == nullptr) return std::nullopt;
  const bool creates = request.method == "POST";
  const bool of_databases = dialect->kind == BindingKind::Database;
  if (of_databases) {
    if (auto refused = lacks(creates ? Permission::D1Write : Permission::D1Read)) return refused;
  } else if (auto refused = lacks(Permission::BindingsRead)) {
    return refused;
  }
  if (below_account == dialect->path) {
    if (!creates) return listed(request, *dialect, account, totals_);
    if (dialect->taken == 0) return refusal(400, 10001, "a name alone is not enough");
    return created(request, *dialect, account);
  }
  const std::string wanted = below_account.substr(dialect->path.size() + 1);
  for (const Resource& resource : account.resources(dialect->kind)) {
    if (resource.id == wanted || resource.name == wanted) {
      return success(resource_json(*dialect, resource));
    }
  }
  return refusal(404, 7404, wanted + " could not be found");
}

}  // namespace cfplan::tests
