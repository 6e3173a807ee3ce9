#include "providers/cloudflare/databases.hpp"

#include "providers/cloudflare/list_inquiry.hpp"

namespace cfplan {

std::optional<Database> read_database(const Json& json) {
  Database database{string_member(json, "uuid"), string_member(json, "name")};
  if (database.id.empty() || database.name.empty()) return std::nullopt;
  return database;
}

std::string databases_path(const std::string& account_id) {
  return "/accounts/" + url_encoded(account_id) + "/d1/database";
}

InquiryPointer inquire_databases(const Question& question, const AccountToken& token) {
  return std::make_unique<ListInquiry<Database>>(
      errand_of(question, token.variable),
      PagedList(databases_path(question.account_id), kDatabasesPerPage), read_database);
}

}  // namespace cfplan
