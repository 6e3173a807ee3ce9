#include "cli/project/manifest_migration.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "cfplan/base/text.hpp"
#include "cfplan/manifest/manifest_editor.hpp"
#include "cfplan/manifest/standing_remarks.hpp"

namespace cfplan {
namespace {

constexpr const char* kOldName = "DOMAIN";
constexpr const char* kNewName = "CUSTOMER_DOMAIN";
constexpr const char* kOwner = "SERVICE_DOMAIN";
constexpr const char* kCustomerId = "CUSTOMER_ID";

/// "customers.acme.environments.staging" as the way to that layer. Names hold no dots.
ValuePath path_of(const std::string& layer) {
  ValuePath path;
  for (std::size_t begin = 0; begin <= layer.size();) {
    const std::size_t end = std::min(layer.find('.', begin), layer.size());
    path = path / layer.substr(begin, end - begin);
    begin = end + 1;
  }
  return path;
}

/// The routes that move and that no layer declares; none where a list of routes says all.
std::vector<std::string> undeclared_routes(const Deployment& declared, const Deployment& target) {
  std::vector<std::string> patterns;
  if (declared.routes_declared) return patterns;
  for (const DesiredRoute& route : target.routes) patterns.push_back(route.pattern);
  return patterns;
}

std::vector<DesiredBinding> undeclared_databases(const Deployment& declared,
                                                 const Deployment& target) {
  std::vector<DesiredBinding> databases;
  for (const DesiredBinding& database : target.databases) {
    const auto same = [&](const DesiredBinding& one) { return one.binding == database.binding; };
    if (std::none_of(declared.databases.begin(), declared.databases.end(), same)) {
      databases.push_back(database);
    }
  }
  return databases;
}

using Sources = std::map<std::string, SourceFile>;

/// The files with comments on what moves; from the last line on, so that the others keep theirs.
Sources with_remarks_on(const MovedSecrets& moved, const Desired& declared,
                        const Sources& sources) {
  std::vector<const Deployment*> deployments;
  for (const Deployment& one : declared.deployments) {
    if (moved.contains(one.key)) deployments.push_back(&one);
  }
  std::sort(deployments.begin(), deployments.end(),
            [](const auto* a, const auto* b) { return a->origin.line > b->origin.line; });
  Sources remarked = sources;
  for (const Deployment* one : deployments) {
    const auto file = remarked.find(one->origin.file);
    if (file == remarked.end()) continue;
    std::string text =
        with_moved_credentials(file->second.bytes(), one->origin.line, moved.at(one->key));
    file->second = SourceFile(file->first, std::move(text));
  }
  return remarked;
}

/// Edits the files that the manifest is made of.
class Rewriting {
 public:
  explicit Rewriting(const Sources& sources) : sources_(sources) {}

  [[nodiscard]] Result<void> migrate(const Deployment& declared, const Deployment& target) {
    for (const auto& [key, value] : declared.env) {
      if (!is_old_key(key) || value.origin.line == 0) continue;
      auto done = take_out(declared, key, value.origin);
      if (!done) return done;
    }
    const bool is_deleted = declared.ownership == Ownership::Exact &&
                            target.vars.contains(kOwner) && !declared.vars.contains(kOwner);
    if (is_deleted) {
      if (auto done = name_customer(declared, "vars", kOwner); !done) return done;
    }
    // The manifest may have said null of what the env file lacked.
    const bool is_denied = target.env.contains(kCustomerId) && !declared.env.contains(kCustomerId);
    return is_denied ? name_customer(declared, "env", kCustomerId) : Result<void>();
  }

  [[nodiscard]] std::map<std::string, std::string> texts() const {
    std::map<std::string, std::string> texts;
    for (const auto& [file, source] : sources_) texts.emplace(file, source.bytes());
    for (const auto& [file, editor] : editors_) texts[file] = editor.bytes();
    return texts;
  }

  [[nodiscard]] Result<void> declare_moves(const Deployment& declared, const Deployment& target) {
    auto editor = editor_of(declared.origin.file);
    if (!editor) return fail(editor.error());
    const ValuePath own = own_path(declared);
    for (const std::string& pattern : undeclared_routes(declared, target)) {
      const bool is_of_domain = declared.domain && pattern == declared.domain->value + "/*";
      auto done = (*editor)->append(own / "routes", is_of_domain ? "${domain}/*" : pattern);
      if (!done) return done;
    }
    for (const DesiredBinding& database : undeclared_databases(declared, target)) {
      auto done = (*editor)->append(
          own / "databases", Value::Map{{"binding", database.binding}, {"name", database.name}});
      if (!done) return done;
    }
    return {};
  }

 private:
  static ValuePath own_path(const Deployment& declared) {
    return {"customers", declared.key.customer, "environments", declared.key.environment};
  }

  [[nodiscard]] Result<void> name_customer(const Deployment& declared, const char* map,
                                           const char* key) {
    auto editor = editor_of(declared.origin.file);
    if (!editor) return fail(editor.error());
    return (*editor)->set(own_path(declared) / map / key, "${customer}");
  }

  [[nodiscard]] Result<void> take_out(const Deployment& declared, const std::string& key,
                                      const Origin& origin) {
    auto editor = editor_of(origin.file);
    if (!editor) return fail(editor.error());
    const ValuePath env = path_of(origin.layer) / "env";
    const bool keeps_name = declared.domain || declared.env.contains(kNewName);
    if (key == kOldName && !keeps_name) return (*editor)->rename(env / key, kNewName);
    return (*editor)->remove(env / key);
  }

  [[nodiscard]] Result<ManifestEditor*> editor_of(const std::string& file) {
    if (const auto known = editors_.find(file); known != editors_.end()) return &known->second;
    auto opened = ManifestEditor::open(sources_.at(file));
    if (!opened) return fail(std::move(opened.error()));
    return &editors_.emplace(file, *std::move(opened)).first->second;
  }

  const Sources& sources_;
  std::map<std::string, ManifestEditor> editors_;
};

}  // namespace

Result<std::vector<WholeFile>> migrated_manifest(const ProjectPlace& place, const Desired& declared,
                                                 const std::map<std::string, SourceFile>& sources,
                                                 const Migration& migration,
                                                 const Selection& selection,
                                                 const std::set<DeploymentKey>& declaring,
                                                 const MovedSecrets& moved) {
  const Sources remarked = with_remarks_on(moved, declared, sources);
  Rewriting rewriting(remarked);
  std::map<DeploymentKey, const Deployment*> by_key;
  for (const Deployment& one : declared.deployments) by_key.emplace(one.key, &one);
  for (const Deployment& target : migration.target.deployments) {
    if (!selection.covers(target.key)) continue;
    const Deployment& one = *by_key.at(target.key);
    auto done = rewriting.migrate(one, target);
    if (done && declaring.contains(target.key)) done = rewriting.declare_moves(one, target);
    if (!done) return fail(std::move(done.error()));
  }
  std::vector<WholeFile> files;
  for (auto& [path, text] : rewriting.texts()) {
    const std::string& before = sources.at(path).bytes();
    if (text == before) continue;
    const Answer<FileContent> present = place.files.read(path);
    if (present.is_unknown()) return fail(present.why());
    files.push_back({path, present.is_here() ? std::optional(present.value().state) : std::nullopt,
                     before, std::move(text)});
  }
  return files;
}

std::set<DeploymentKey> with_undeclared_moves(const Desired& declared, const Migration& migration,
                                              const Selection& selection) {
  std::map<DeploymentKey, const Deployment*> by_key;
  for (const Deployment& one : declared.deployments) by_key.emplace(one.key, &one);
  std::set<DeploymentKey> keys;
  for (const Deployment& target : migration.target.deployments) {
    const Deployment& one = *by_key.at(target.key);
    const bool moves =
        !undeclared_routes(one, target).empty() || !undeclared_databases(one, target).empty();
    if (moves && selection.covers(target.key)) keys.insert(target.key);
  }
  return keys;
}

Diagnostics undeclared_old_files(const ProjectPlace& place, Project& declared) {
  std::set<std::string> known{declared.desired.layout.base_env_file};
  for (const Deployment& one : declared.desired.deployments) {
    if (one.env_file) known.insert(*one.env_file);
  }
  Diagnostics warnings;
  for (const std::string& path : declared.env_files) {
    if (known.contains(path)) continue;
    read_document(place.files, path, DocumentFormat::Env, declared.documents);
    const ObservedFile* file = declared.documents.find(path);
    if (file == nullptr) continue;
    const auto& members = *file->document->tree().as<Value::Map>();
    const bool is_old = std::any_of(members.begin(), members.end(),
                                    [](const Member& member) { return is_old_key(member.key); });
    if (!is_old) continue;
    warnings.push_back({.code = "CFP2406",
                        .severity = Severity::Warning,
                        .message = "the file is of the old layout, and no deployment declares it",
                        .place = file_place(path),
                        .hint = "declare its deployment in " +
                                visible(declared.desired.manifest_file) +
                                ", then run cfplan migrate again"});
  }
  return warnings;
}

}  // namespace cfplan
