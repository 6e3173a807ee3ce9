#include "plan/migration/old_facts.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

#include "cfplan/base/credential.hpp"
#include "plan/guards/credential_values.hpp"

namespace cfplan {
namespace {

constexpr std::array<std::string_view, 5> kMappedKeys{
    "CLOUDFLARE_ACCOUNT_ID", "CLOUDFLARE_ZONE_ID", "DATABASE_NAME", kOldDomain, "WRANGLER_CONFIG"};

// A name that a binding of a Worker can have.
bool is_binding_name(std::string_view key) {
  const auto is_word = [](unsigned char c) { return std::isalnum(c) != 0 || c == '_'; };
  return !key.empty() && std::isdigit(static_cast<unsigned char>(key.front())) == 0 &&
         std::all_of(key.begin(), key.end(), is_word);
}

bool is_allowed(const Deployment& declared, const std::string& key) {
  const auto& allowed = declared.allow_plaintext;
  return std::find(allowed.begin(), allowed.end(), key) != allowed.end();
}

class Reading {
 public:
  explicit Reading(const StructuredDocument& file) : file_(file) {}

  // Empty counts as absent.
  [[nodiscard]] std::optional<OldValue> value(std::string_view key) const {
    const Value* value = file_.tree().find(key);
    const std::string* text = value == nullptr ? nullptr : value->string();
    if (text == nullptr || text->empty()) return std::nullopt;
    const auto span = file_.find(ValuePath{std::string(key)});
    return OldValue{*text, span ? file_.source().place(*span) : file_place(file_.source().name())};
  }

 private:
  const StructuredDocument& file_;
};

void read_credentials(const Deployment& declared, const Value::Map& members, OldFacts& old) {
  for (const Member& member : members) {
    const std::string* text = member.value.string();
    if (text == nullptr || is_allowed(declared, member.key)) continue;
    const bool is_token = member.key == kApiToken;
    if (is_token && text->empty()) old.keys.insert(member.key);
    if (text->empty() || !is_binding_name(member.key)) continue;
    if (is_token || is_credential(member.key, *text)) old.credentials.push_back(member.key);
  }
}

void read_env_file(const Deployment& declared, const StructuredDocument& file, OldFacts& old) {
  const Reading reading(file);
  for (const std::string_view key : kMappedKeys) {
    if (file.tree().find(key) != nullptr) old.keys.emplace(key);
  }
  old.domain = reading.value(kOldDomain);
  if (!old.domain) old.domain = reading.value(kNewDomain);
  old.account_id = reading.value("CLOUDFLARE_ACCOUNT_ID");
  old.zone_id = reading.value("CLOUDFLARE_ZONE_ID");
  old.database_name = reading.value("DATABASE_NAME");
  old.wrangler_config = reading.value("WRANGLER_CONFIG");
  read_credentials(declared, *file.tree().as<Value::Map>(), old);
}

void read_section(const Deployment& declared, const WranglerIndex& wrangler,
                  const WranglerSection& section, OldFacts& old) {
  if (section.bare_zone_id && declared.zone_id_place == ZoneIdPlace::Route) {
    old.has_bare_zone_id = true;
    if (!old.zone_id) {
      old.zone_id = OldValue{*section.bare_zone_id, wrangler.place(section.path / "zone_id")};
    }
  }
  if (section.vars == nullptr) return;
  for (const Member& member : *section.vars->as<Value::Map>()) {
    std::vector<std::string> found;
    if (!is_allowed(declared, member.key)) find_credentials(member.key, member.value, found);
    if (!found.empty()) old.exposed_vars.push_back(member.key);
  }
}

}  // namespace

bool is_old_key(std::string_view key) {
  return key == kApiToken ||
         std::find(kMappedKeys.begin(), kMappedKeys.end(), key) != kMappedKeys.end();
}

OldFacts read_old_facts(const Deployment& declared, const ObservedFile* env_file,
                        const WranglerIndex* wrangler) {
  OldFacts old;
  if (env_file != nullptr) read_env_file(declared, *env_file->document, old);
  if (wrangler == nullptr) return old;
  const WranglerSection* section = wrangler->section(declared.wrangler_env);
  if (section != nullptr) read_section(declared, *wrangler, *section, old);
  for (const auto& id : {old.account_id ? std::optional(old.account_id->text) : std::nullopt,
                         wrangler->account_id(declared.wrangler_env)}) {
    if (old.account.empty() && id) old.account = *id;
  }
  return old;
}

}  // namespace cfplan
