#include "manifest/reading/secret_reader.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "cfplan/base/text.hpp"
#include "cfplan/manifest/name_rules.hpp"
#include "manifest/reading/project_file.hpp"
#include "manifest/wording.hpp"
#include "manifest/yaml/scalar_value.hpp"

namespace cfplan {
namespace {

constexpr std::array<std::string_view, 4> kSources{"from_env", "from_file", "from_command",
                                                   "generate"};

bool is_source(std::string_view key) {
  return std::find(kSources.begin(), kSources.end(), key) != kSources.end();
}

/// The keys of one secret after layering.
struct MergedSecret {
  std::vector<Written> sources;
  std::optional<Written> version;
  std::optional<Written> keep_newline;
  std::optional<Written> pass_env;
};

bool names_source(const Written& layer) {
  return std::any_of(layer.node().entries.begin(), layer.node().entries.end(),
                     [](const YamlEntry& entry) {
                       return is_source(entry.key) && entry.value->kind != YamlKind::Null;
                     });
}

void overlay(MergedSecret& secret, const Written& entry) {
  const std::string& key = entry.entry->key;
  if (is_source(key)) {
    if (entry.is(YamlKind::Null)) {
      std::erase_if(secret.sources, [&](const Written& known) { return known.entry->key == key; });
    } else {
      secret.sources.push_back(entry);
    }
  }
  const auto said = entry.is(YamlKind::Null) ? std::nullopt : std::optional(entry);
  if (key == "version") secret.version = said;
  if (key == "keep_newline") secret.keep_newline = said;
  if (key == "pass_env") secret.pass_env = said;
}

MergedSecret merge(const Stack& maps) {
  MergedSecret secret;
  for (const Written& map : maps) {
    if (names_source(map)) {
      secret.sources.clear();
      secret.keep_newline.reset();
      secret.pass_env.reset();
    }
    for (const YamlEntry& entry : map.node().entries) overlay(secret, {&entry, map.layer});
  }
  return secret;
}

class SecretReader {
 public:
  SecretReader(std::string_view name, const Stack& maps, const DeploymentLayers& layers,
               DeploymentNames& names)
      : name_(name),
        merged_(merge(maps)),
        spot_(maps.back().spot()),
        layers_(layers),
        names_(names) {}

  [[nodiscard]] std::optional<DesiredSecret> read() {
    if (merged_.sources.size() != 1) return report_sources();
    auto source = read_source(merged_.sources.front());
    if (!source || !belongs()) return std::nullopt;
    DesiredSecret secret{std::string(name_), std::move(*source), std::nullopt, spot_.origin()};
    if (merged_.version && merged_.version->is(YamlKind::Scalar)) {
      secret.version = names_.fill(*merged_.version);
      if (!secret.version) return std::nullopt;
    }
    return secret;
  }

 private:
  std::nullopt_t report_sources() {
    const std::string all = "from_env, from_file, from_command or generate";
    const bool none = merged_.sources.empty();
    layers_.report("CFP1410",
                   "the secret " + std::string(name_) +
                       (none ? " has no source" : " has more than one source"),
                   none ? spot_ : merged_.sources.back().spot(),
                   none ? "write one of " + all : "keep one of " + all);
    return std::nullopt;
  }

  std::optional<SecretSource> read_source(const Written& source) {
    const std::string& key = source.entry->key;
    if (key == "from_env") return read_env(source);
    if (key == "from_file") return read_file(source);
    if (key == "from_command") return read_command(source);
    const Value bytes = source.is(YamlKind::Scalar) ? scalar_value(source.node()) : Value();
    const auto* count = bytes.as<std::int64_t>();
    if (count == nullptr || *count < 0) return std::nullopt;
    return SecretGenerated{static_cast<std::size_t>(*count)};
  }

  std::optional<SecretSource> read_env(const Written& source) {
    if (!source.is(YamlKind::Scalar)) return std::nullopt;
    auto variable = names_.fill(source);
    if (!variable || is_variable_name(*variable)) {
      if (!variable) return std::nullopt;
      return SecretFromEnv{std::move(*variable)};
    }
    return report_variable(*variable, source.spot());
  }

  std::optional<SecretSource> read_file(const Written& source) {
    if (!source.is(YamlKind::Scalar)) return std::nullopt;
    const auto text = names_.fill(source);
    if (!text) return std::nullopt;
    PathCheck path = check_secret_file(*text);
    if (!path.fault) return SecretFromFile{std::move(path.path), flag(merged_.keep_newline)};
    layers_.report("CFP1407", std::move(path.fault->message), source.spot(),
                   std::move(path.fault->hint));
    return std::nullopt;
  }

  std::optional<SecretSource> read_command(const Written& source) {
    auto argv = texts(source);
    if (!argv) return std::nullopt;
    if (argv->empty() || argv->front().empty()) {
      layers_.report("CFP1410", "from_command of the secret " + std::string(name_) + " is empty",
                     source.spot(), "write a program and its arguments: [ program, argument ]");
      return std::nullopt;
    }
    SecretFromCommand command{std::move(*argv), {}, flag(merged_.keep_newline)};
    if (merged_.pass_env && merged_.pass_env->is(YamlKind::List)) {
      auto variables = texts(*merged_.pass_env);
      if (!variables) return std::nullopt;
      for (const std::string& variable : *variables) {
        if (!is_variable_name(variable)) {
          return report_variable(variable, merged_.pass_env->spot());
        }
      }
      command.pass_env = std::move(*variables);
    }
    return command;
  }

  // keep_newline and pass_env mean nothing beside the sources that have no output.
  [[nodiscard]] bool belongs() {
    const std::string& key = merged_.sources.front().entry->key;
    const bool has_output = key == "from_file" || key == "from_command";
    const bool stray_newline = merged_.keep_newline && !has_output;
    const bool stray_env = merged_.pass_env && key != "from_command";
    if (!stray_newline && !stray_env) return true;
    const Written& stray = stray_newline ? *merged_.keep_newline : *merged_.pass_env;
    layers_.report("CFP1410", stray.entry->key + " means nothing beside " + key, stray.spot(),
                   "remove it");
    return false;
  }

  std::nullopt_t report_variable(const std::string& variable, const Spot& spot) {
    layers_.report("CFP1409", in_quotes(variable) + " is no name of an environment variable", spot,
                   "write letters, digits and _, not beginning with a digit");
    return std::nullopt;
  }

  std::optional<std::vector<std::string>> texts(const Written& list) {
    if (!list.is(YamlKind::List)) return std::nullopt;
    std::vector<std::string> texts;
    for (const YamlEntry& item : list.node().entries) {
      if (item.value->kind != YamlKind::Scalar) return std::nullopt;
      auto text = names_.fill(Written{&item, list.layer});
      if (!text) return std::nullopt;
      texts.push_back(std::move(*text));
    }
    return texts;
  }

  [[nodiscard]] static bool flag(const std::optional<Written>& written) {
    return written && written->is(YamlKind::Scalar) && written->node().text == "true";
  }

  std::string_view name_;
  MergedSecret merged_;
  Spot spot_;
  const DeploymentLayers& layers_;
  DeploymentNames& names_;
};

}  // namespace

std::optional<DesiredSecret> read_secret(std::string_view name, const Stack& stack,
                                         const DeploymentLayers& layers, DeploymentNames& names) {
  const Stack maps = mergeable(stack, YamlKind::Map);
  if (maps.empty()) return std::nullopt;
  return SecretReader(name, maps, layers, names).read();
}

}  // namespace cfplan
