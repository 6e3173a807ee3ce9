#include "cfplan/providers/snapshot/snapshot.hpp"
#include "fuzz/fuzzing.hpp"
#include "providers/embedded/account_json.hpp"

using namespace cfplan;

namespace {

void check_embedded(const Json& json) {
  const auto world = read_accounts("account.json", json);
  if (!world) return;
  const auto again = read_accounts("account.json", with_accounts(json, *world));
  if (!again) testing::report_broken("accounts that were written can be read");
  if (!(*again == *world)) testing::report_broken("accounts are written as they are");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes = testing::text_of(data, size);
  const auto json = parse_json_file("account.json", bytes);
  if (!json) return 0;
  check_embedded(*json);
  auto snapshot = read_snapshot("account.json", bytes);
  if (snapshot) (void)SnapshotReader(*std::move(snapshot)).source();
  return 0;
}
