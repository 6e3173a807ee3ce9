#include "plan/version_lock.hpp"

#include <string>
#include <utility>

#include "cfplan/base/value_path.hpp"

namespace cfplan {
namespace {

/// Reads the tree level by level and collects what is wrong with it.
class VersionLockReader {
 public:
  explicit VersionLockReader(const StructuredDocument& document) : document_(document) {}

  Result<SecretVersions> read() && {
    read_format();
    if (problems_.empty()) read_top();
    if (!problems_.empty()) return fail(Error(std::move(problems_)));
    return std::move(versions_);
  }

 private:
  void report(const ValuePath& path, std::string message, std::string hint = kVersionLockHint) {
    const auto span = document_.find(path);
    const SourceFile& source = document_.source();
    problems_.push_back({.code = "CFP2050",
                         .message = std::move(message),
                         .place = span ? source.place(*span) : file_place(source.name()),
                         .hint = std::move(hint)});
  }

  void read_format() {
    const Value* format = document_.tree().find("version");
    if (format == nullptr) return report({}, "version = 1 is missing");
    const auto* number = format->as<std::int64_t>();
    if (number != nullptr && *number == kVersionLockFormat) return;
    report({"version"},
           "the version of this file is " + one_line_text(*format) + ", and only " +
               std::to_string(kVersionLockFormat) + " is known",
           "use the version of cfplan that wrote it");
  }

  void read_top() {
    for (const Member& member : *document_.tree().as<Value::Map>()) {
      const ValuePath path{member.key};
      if (member.key == "version") continue;
      if (member.key == "secrets") read_customers(path, member.value);
      else report(path, "cfplan.lock has no key " + path.text());
    }
  }

  const Value::Map* map_at(const ValuePath& path, const Value& value) {
    const auto* map = value.as<Value::Map>();
    if (map == nullptr) {
      report(path, path.text() + " is a " + std::string(value.type_name()) + ", not a table");
    }
    return map;
  }

  void read_customers(const ValuePath& path, const Value& value) {
    const auto* customers = map_at(path, value);
    if (customers == nullptr) return;
    for (const Member& customer : *customers) {
      const ValuePath customer_path = path / customer.key;
      const auto* environments = map_at(customer_path, customer.value);
      if (environments == nullptr) continue;
      for (const Member& environment : *environments) {
        read_deployment(customer_path / environment.key, {customer.key, environment.key},
                        environment.value);
      }
    }
  }

  void read_deployment(const ValuePath& path, const DeploymentKey& key, const Value& value) {
    const auto* names = map_at(path, value);
    if (names == nullptr) return;
    for (const Member& secret : *names) {
      const std::string* version = secret.value.string();
      const ValuePath secret_path = path / secret.key;
      if (version != nullptr) versions_[{key, secret.key}] = *version;
      else
        report(secret_path, secret_path.text() + " is a " + std::string(secret.value.type_name()) +
                                ", not a string");
    }
  }

  const StructuredDocument& document_;
  SecretVersions versions_;
  Diagnostics problems_;
};

}  // namespace

Result<SecretVersions> read_version_lock(const StructuredDocument& document) {
  return VersionLockReader(document).read();
}

}  // namespace cfplan
