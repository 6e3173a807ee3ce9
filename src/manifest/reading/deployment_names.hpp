#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cfplan/manifest/manifest.hpp"
#include "manifest/layers/layer.hpp"
#include "manifest/layers/template_text.hpp"
#include "manifest/problems.hpp"

namespace cfplan {

/// What all deployments of one manifest share.
struct SharedFacts {
  const ManifestFile* main = nullptr;
  Layer layout;
  std::optional<std::string> service;
  std::string wrangler_file;
  std::map<std::string, WranglerWorkers> wrangler_workers;  ///< by file
  Ownership ownership = Ownership::Additive;
  ZoneIdPlace zone_id_place = ZoneIdPlace::Route;
  std::map<std::string, DesiredAccount> accounts;
};

/// One deployment's layers, and where its problems go.
class DeploymentLayers {
 public:
  /// `layers`: weakest first.
  DeploymentLayers(DeploymentKey key, std::vector<const Layer*> layers, const SharedFacts& shared,
                   Problems& problems)
      : key_(std::move(key)), layers_(std::move(layers)), shared_(shared), problems_(problems) {}

  [[nodiscard]] const DeploymentKey& key() const { return key_; }
  [[nodiscard]] const SharedFacts& shared() const { return shared_; }
  /// A key in every layer that has it.
  [[nodiscard]] Stack stack(std::string_view key) const;
  /// Where a key is written last; without an entry when no layer has it.
  [[nodiscard]] Written strongest(std::string_view key) const;
  /// The same, when it is of this kind.
  [[nodiscard]] std::optional<Written> strongest(std::string_view key, YamlKind kind) const;
  void report(std::string code, std::string message, const Spot& spot, std::string hint) const;

 private:
  DeploymentKey key_;
  std::vector<const Layer*> layers_;
  const SharedFacts& shared_;
  Problems& problems_;
};

/// The names of a deployment that `${…}` can stand for. Each is worked out when it is first needed,
/// since a domain may be made of the customer and a Worker's name of the domain; a circle is a
/// problem like any other.
class DeploymentNames {
 public:
  explicit DeploymentNames(const DeploymentLayers& layers) : layers_(layers) {}

  /// None after a problem was reported, here and below.
  [[nodiscard]] std::optional<std::string> fill(std::string_view text, const Spot& spot);
  [[nodiscard]] std::optional<std::string> fill(const Written& written) {
    return fill(written.node().text, written.spot());
  }

  [[nodiscard]] std::optional<Sourced<std::string>> domain() { return known(domain_); }
  /// What is written as `[env.X] name`.
  [[nodiscard]] std::optional<Sourced<std::string>> worker() { return known(worker_); }
  [[nodiscard]] std::optional<Sourced<std::string>> wrangler_env() { return known(wrangler_env_); }
  [[nodiscard]] std::optional<Sourced<std::string>> wrangler_file() {
    return known(wrangler_file_);
  }
  /// `worker`, or what wrangler makes of the names in its file, where those are known.
  [[nodiscard]] std::optional<std::string> effective_worker();

 private:
  enum class State { Unknown, Resolving, Known, Failed };
  using Text = std::optional<Sourced<std::string>>;
  struct Name {
    Text (DeploymentNames::*resolve)(State& state);
    State state = State::Unknown;
    Text value = std::nullopt;
  };

  [[nodiscard]] Text known(Name& name);
  [[nodiscard]] Text resolve_domain(State& state);
  [[nodiscard]] Text resolve_worker(State& state);
  [[nodiscard]] Text resolve_wrangler_env(State& state);
  [[nodiscard]] Text resolve_wrangler_file(State& state);
  [[nodiscard]] Text filled(const Written& written, State& state);
  [[nodiscard]] std::optional<std::string> value_of(TemplateName name, const Spot& spot);
  [[nodiscard]] std::optional<std::string> value_of(Name& name, std::string_view text,
                                                    const Spot& spot, std::string_view hint);
  [[nodiscard]] std::optional<std::string> worker_name(const Spot& spot);
  void report_missing(std::string_view name, const Spot& spot, std::string_view hint);

  const DeploymentLayers& layers_;
  Name domain_{&DeploymentNames::resolve_domain};
  Name worker_{&DeploymentNames::resolve_worker};
  Name wrangler_env_{&DeploymentNames::resolve_wrangler_env};
  Name wrangler_file_{&DeploymentNames::resolve_wrangler_file};
};

}  // namespace cfplan
