#include "manifest/reading/shared_facts.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "cfplan/base/text.hpp"
#include "cfplan/manifest/name_rules.hpp"
#include "manifest/reading/project_file.hpp"
#include "manifest/wording.hpp"

namespace cfplan {
namespace {

constexpr std::string_view kTokenEnding = "CLOUDFLARE_API_TOKEN";

const YamlNode* member(const YamlNode* map, std::string_view key, YamlKind kind) {
  const YamlNode* found = map == nullptr ? nullptr : map->find(key);
  return found != nullptr && found->kind == kind ? found : nullptr;
}

const YamlNode* top(const ManifestFile& main, std::string_view key, YamlKind kind) {
  return member(main.tree.root, key, kind);
}

std::string text_or(const YamlNode* map, std::string_view key, std::string_view otherwise) {
  const YamlNode* scalar = member(map, key, YamlKind::Scalar);
  return scalar == nullptr ? std::string(otherwise) : scalar->text;
}

std::map<std::string, DesiredAccount> read_accounts(const ManifestFile& main) {
  std::map<std::string, DesiredAccount> accounts;
  if (const YamlNode* map = top(main, "accounts", YamlKind::Map)) {
    const Layer layer("accounts", main, nullptr);
    for (const YamlEntry& entry : map->entries) {
      DesiredAccount account{.name = entry.key, .origin = Written{&entry, &layer}.origin()};
      const std::string id = text_or(entry.value, "id", "");
      if (!id.empty()) account.id = id;
      account.token_env = text_or(entry.value, "token_env", account.token_env);
      accounts.emplace(entry.key, std::move(account));
    }
  }
  if (accounts.empty()) accounts.emplace("", DesiredAccount{});
  return accounts;
}

bool is_account_id(std::string_view text) {
  return text.size() == 32 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

class TopLevelCheck {
 public:
  TopLevelCheck(const ManifestFile& main, Problems& problems) : main_(main), problems_(problems) {}

  void check() {
    check_path(top(main_, "wrangler", YamlKind::Scalar), check_wrangler_file);
    if (const YamlNode* layout = top(main_, "layout", YamlKind::Map)) {
      check_path(member(layout, "base_env_file", YamlKind::Scalar), check_project_file);
      check_path(member(layout, "base_wrangler", YamlKind::Scalar), check_wrangler_file);
    }
    if (const YamlNode* patterns = top(main_, "include", YamlKind::List)) {
      for (const YamlEntry& entry : patterns->entries) {
        if (entry.value->kind == YamlKind::Scalar) check_path(entry.value, check_project_file);
      }
    }
    if (const YamlNode* accounts = top(main_, "accounts", YamlKind::Map)) {
      for (const YamlEntry& entry : accounts->entries) check_account(*entry.value);
    }
  }

 private:
  void check_path(const YamlNode* node, PathCheck (*path_check)(std::string_view)) {
    if (node == nullptr || has_template(node->text)) return;
    if (auto fault = path_check(node->text).fault) {
      report("CFP1407", std::move(fault->message), node->span, std::move(fault->hint));
    }
  }

  void check_account(const YamlNode& account) {
    const YamlNode* id = member(&account, "id", YamlKind::Scalar);
    if (id != nullptr && !is_account_id(id->text)) {
      report("CFP1409", in_quotes(id->text) + " is no id of an account", id->span,
             "copy the account id from the dashboard: 32 digits of 0-9 and a-f");
    }
    const YamlNode* token = member(&account, "token_env", YamlKind::Scalar);
    if (token == nullptr) return;
    if (is_variable_name(token->text) && token->text.ends_with(kTokenEnding)) return;
    report("CFP1409", "token_env must name a variable that ends in CLOUDFLARE_API_TOKEN",
           token->span, "rename the variable, for example OTHER_CLOUDFLARE_API_TOKEN");
  }

  void report(std::string code, std::string message, SourceSpan span, std::string hint) {
    problems_.report({.code = std::move(code),
                      .message = std::move(message),
                      .place = main_.text.place(span),
                      .hint = std::move(hint)},
                     {});
  }

  const ManifestFile& main_;
  Problems& problems_;
};

}  // namespace

SharedFacts read_shared_facts(const ManifestFile& main, const std::string& wrangler_file,
                              const std::map<std::string, WranglerWorkers>& workers) {
  const YamlNode* root = main.tree.root;
  SharedFacts shared{&main, Layer("layout", main, top(main, "layout", YamlKind::Map))};
  const std::string named = read_wrangler_file(main);
  shared.wrangler_file = named.empty() ? wrangler_file : named;
  shared.wrangler_workers = workers;
  const auto own = workers.find(shared.wrangler_file);
  if (own != workers.end()) shared.service = own->second.top.name;
  if (const YamlNode* service = top(main, "service", YamlKind::Scalar)) {
    shared.service = service->text;
  }
  if (text_or(root, "ownership", "") == "exact") shared.ownership = Ownership::Exact;
  shared.zone_id_place = read_layout(main).zone_id;
  shared.accounts = read_accounts(main);
  return shared;
}

Layout read_layout(const ManifestFile& main) {
  Layout layout;
  const YamlNode* map = top(main, "layout", YamlKind::Map);
  if (map == nullptr) return layout;
  layout.wrangler_env = text_or(map, "wrangler_env", layout.wrangler_env);
  layout.base_env_file = text_or(map, "base_env_file", layout.base_env_file);
  layout.base_wrangler = text_or(map, "base_wrangler", layout.base_wrangler);
  if (text_or(map, "zone_id", "") == "env") layout.zone_id = ZoneIdPlace::Env;
  if (const YamlNode* worker = member(map, "worker", YamlKind::Scalar)) {
    layout.worker = worker->text;
  }
  if (const YamlNode* env_file = map->find("env_file")) {
    layout.env_file.reset();
    if (env_file->kind == YamlKind::Scalar) layout.env_file = env_file->text;
  }
  return layout;
}

std::string read_wrangler_file(const ManifestFile& main) {
  const std::string named = text_or(main.tree.root, "wrangler", "");
  return named.empty() ? named : check_wrangler_file(named).path;
}

std::vector<IncludePattern> read_include_patterns(const ManifestFile& main) {
  std::vector<IncludePattern> patterns;
  const YamlNode* list = top(main, "include", YamlKind::List);
  if (list == nullptr) return patterns;
  for (const YamlEntry& entry : list->entries) {
    PathCheck pattern = check_project_file(entry.value->text);
    if (pattern.fault) continue;
    patterns.push_back({std::move(pattern.path), main.text.place(entry.value->span)});
  }
  return patterns;
}

void check_top_level(const ManifestFile& main, Problems& problems) {
  TopLevelCheck(main, problems).check();
}

}  // namespace cfplan
