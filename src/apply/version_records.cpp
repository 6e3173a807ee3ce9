#include "apply/version_records.hpp"

#include <utility>
#include <variant>

#include "apply/secret_units.hpp"
#include "cfplan/document/structured_document.hpp"
#include "cfplan/model/secret_versions.hpp"

namespace cfplan {
namespace {

std::string empty_lock() {
  return "# Which version of each secret is set. Written by cfplan apply; commit it.\nversion = " +
         std::to_string(kVersionLockFormat) + "\n";
}

ValuePath section_of(const DeploymentKey& key) {
  return ValuePath{"secrets", key.customer, key.environment};
}

Result<void> record(StructuredDocument& lock, const DeploymentKey& key, const std::string& name,
                    const std::string& version) {
  const ValuePath section = section_of(key);
  if (value_at(lock.tree(), section) == nullptr) {
    if (auto made = lock.apply({Verb::AddSection, section, {}}, 0); !made) return made;
  }
  return lock.apply({Verb::Set, section / name, version}, 0);
}

// The last entry of a deployment takes the section with it.
Result<void> forget(StructuredDocument& lock, const DeploymentKey& key, const std::string& name) {
  const ValuePath section = section_of(key);
  if (value_at(lock.tree(), section / name) == nullptr) return {};
  const bool is_last = value_at(lock.tree(), section)->as<Value::Map>()->size() == 1;
  return lock.apply({Verb::Remove, is_last ? section : section / name, {}}, 0);
}

}  // namespace

VersionRecords records_of(const Plan& plan) {
  VersionRecords records;
  for (const Action& action : plan.actions) {
    const auto* change = std::get_if<RecordVersions>(&action);
    if (change == nullptr) continue;
    for (const AdoptedVersion& adopted : change->adopt) {
      records[{change->deployment, adopted.name}] = adopted.version;
    }
    for (const std::string& name : change->forget) {
      records[{change->deployment, name}] = std::nullopt;
    }
  }
  return records;
}

VersionRecords unrecorded_versions(const PendingSecrets& pending) {
  VersionRecords records;
  for (const SecretUnit& unit : pending.unrecorded_units()) {
    const auto key = deployment_of(unit);
    if (!key) continue;
    for (const std::string& version : unit.versions) {
      const std::size_t equals = version.find('=');
      records[{*key, version.substr(0, equals)}] = version.substr(equals + 1);
    }
  }
  return records;
}

Result<std::optional<PlannedWrite>> make_version_lock_write(const ProjectFiles& project,
                                                            const VersionRecords& records) {
  if (records.empty()) return std::optional<PlannedWrite>();
  Answer<FileContent> present = project.read(kVersionLock);
  if (present.is_unknown()) return fail(present.why());
  const bool is_there = present.is_here();
  const std::string bytes = is_there ? std::move(present.value().bytes) : empty_lock();
  auto lock = parse_document(DocumentFormat::Toml, kVersionLock, bytes);
  if (!lock) return fail(std::move(lock.error()));
  for (const auto& [secret, version] : records) {
    const auto& [key, name] = secret;
    auto done = version ? record(**lock, key, name, *version) : forget(**lock, key, name);
    if (!done) return fail(std::move(done.error()));
  }
  auto commit = (*lock)->commit();
  if (!commit) return fail(std::move(commit.error()));
  if (commit->bytes == bytes) return std::optional<PlannedWrite>();
  PlannedWrite planned{{.path = kVersionLock,
                        .operation = is_there ? FileOperation::Edit : FileOperation::Create,
                        .bytes = std::move(commit->bytes)},
                       DocumentFormat::Toml,
                       (*lock)->tree()};
  if (is_there) planned.write.before = present.value().state;
  return std::optional<PlannedWrite>(std::move(planned));
}

}  // namespace cfplan
