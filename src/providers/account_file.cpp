#include "cfplan/providers/account_file.hpp"

#include <utility>

#include "cfplan/base/source_file.hpp"
#include "cfplan/base/text.hpp"
#include "cfplan/providers/embedded/embedded_provider.hpp"
#include "cfplan/providers/host/whole_file.hpp"
#include "cfplan/providers/snapshot/snapshot.hpp"
#include "providers/embedded/account_json.hpp"
#include "providers/json_text.hpp"

namespace cfplan {
namespace {

constexpr std::size_t kLargestAccountFile = 256U * 1024 * 1024;

Result<std::string> read_account_file(const std::string& path) {
  Answer<std::string> bytes = read_whole_file(path, kLargestAccountFile);
  if (bytes.is_unknown()) return fail(bytes.why());
  if (bytes.is_here()) return std::move(bytes).value();
  Diagnostic diagnostic{.code = "CFP4050", .message = "there is no account file " + visible(path)};
  diagnostic.hint = "make one with cfplan snapshot, or see docs/embedded-account.md";
  return fail(std::move(diagnostic));
}

Result<AccountProvider> open_embedded(const std::string& path, const Json& json) {
  Result<EmbeddedAccounts> world = read_accounts(path, json);
  if (!world) return fail(world.error());
  auto shared = std::make_shared<EmbeddedAccounts>(std::move(*world));
  const auto keep = [path, json](const EmbeddedAccounts& changed) {
    return replace_whole_file(path, json_file_text(with_accounts(json, changed)));
  };
  return AccountProvider{std::make_unique<EmbeddedReader>(shared),
                         std::make_unique<EmbeddedWriter>(shared, keep)};
}

bool is_writable(const Json& json) {
  const Json* writable = member(json, "writable");
  return writable != nullptr && writable->is_boolean() && writable->get<bool>();
}

}  // namespace

Result<AccountProvider> open_account_file(const std::string& path) {
  const Result<std::string> bytes = read_account_file(path);
  if (!bytes) return fail(bytes.error());
  const Result<Json> json = parse_json_file(path, *bytes);
  if (!json) return fail(json.error());
  if (is_writable(*json)) return open_embedded(path, *json);
  Result<Snapshot> snapshot = read_snapshot(path, *bytes);
  if (!snapshot) return fail(snapshot.error());
  return AccountProvider{std::make_unique<SnapshotReader>(std::move(*snapshot)), nullptr};
}

}  // namespace cfplan
