#include "cfplan/manifest/manifest.hpp"

#include <algorithm>
#include <atomic>
#include <deque>
#include <thread>
#include <utility>

#include "manifest/layers/customers.hpp"
#include "manifest/layers/explanation.hpp"
#include "manifest/layers/map_owners.hpp"
#include "manifest/reading/clashes.hpp"
#include "manifest/reading/deployment_reader.hpp"
#include "manifest/reading/file_roles.hpp"
#include "manifest/reading/shared_facts.hpp"
#include "manifest/schema/schema_check.hpp"
#include "manifest/yaml/yaml_reader.hpp"

namespace cfplan {
namespace {

ManifestFile parse_file(const SourceFile& source) {
  ManifestFile file{ManifestText(source), {}, {}, {}};
  YamlReading reading = read_yaml(file.text);
  file.tree = std::move(reading.tree);
  file.yaml_problems = std::move(reading.problems);
  file.duplicates_in = std::move(reading.maps);
  return file;
}

// One thread a core; each takes the next file that nobody has taken.
std::vector<ManifestFile> parse_files(const std::vector<SourceFile>& sources) {
  std::vector<std::optional<ManifestFile>> parsed(sources.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < sources.size(); i = next++) parsed[i] = parse_file(sources[i]);
  };
  {
    std::vector<std::jthread> others;
    const std::size_t cores = std::max(std::thread::hardware_concurrency(), 1U);
    for (std::size_t i = 1; i < std::min(cores, sources.size()); ++i) others.emplace_back(work);
    work();
  }
  std::vector<ManifestFile> files;
  for (auto& file : parsed) files.push_back(std::move(*file));
  return files;
}

// A duplicate key concerns those whose map it is in; the first one counts for them.
void report_yaml_problems(const ManifestFile& file, Problems& problems) {
  const MapOwners owners(file.duplicates_in.empty() ? nullptr : file.tree.root);
  for (std::size_t i = 0; i < file.yaml_problems.size(); ++i) {
    const auto map = file.duplicates_in.find(i);
    problems.report(file.yaml_problems[i],
                    map == file.duplicates_in.end() ? Concerned{} : owners.of(map->second));
  }
}

}  // namespace

struct Manifest::State {
  std::deque<ManifestFile> files;  ///< the main one first
  Problems problems;               ///< of single files
  std::vector<IncludePattern> include_patterns;
  std::string wrangler_file;

  void add(ManifestFile file, Section section) {
    report_yaml_problems(file, problems);
    check_against_schema(file, section, problems);
    files.push_back(std::move(file));
  }
};

Manifest::Manifest(std::unique_ptr<State> state) : state_(std::move(state)) {}
Manifest::~Manifest() = default;
Manifest::Manifest(Manifest&&) noexcept = default;
Manifest& Manifest::operator=(Manifest&&) noexcept = default;

Manifest Manifest::parse(const SourceFile& main) {
  auto state = std::make_unique<State>();
  state->add(parse_file(main), Section::Manifest);
  const ManifestFile& file = state->files.front();
  check_top_level(file, state->problems);
  state->include_patterns = read_include_patterns(file);
  state->wrangler_file = read_wrangler_file(file);
  return Manifest(std::move(state));
}

const std::vector<IncludePattern>& Manifest::include_patterns() const {
  return state_->include_patterns;
}

void Manifest::include(const std::vector<SourceFile>& files) {
  for (ManifestFile& file : parse_files(files)) state_->add(std::move(file), Section::Include);
}

const std::string& Manifest::wrangler_file() const { return state_->wrangler_file; }

std::set<std::string> Manifest::wrangler_files() const {
  return named_wrangler_files(state_->files);
}

Manifest::Reading Manifest::read(const std::string& wrangler_file,
                                 const std::optional<std::string>& wrangler_name) const {
  const std::string& named = state_->wrangler_file;
  return read(wrangler_file, {{named.empty() ? wrangler_file : named, {{wrangler_name, {}}, {}}}});
}

Manifest::Reading Manifest::read(const std::string& wrangler_file,
                                 const std::map<std::string, WranglerWorkers>& workers) const {
  const ManifestFile& main = state_->files.front();
  Problems problems = state_->problems;
  const SharedFacts shared = read_shared_facts(main, wrangler_file, workers);
  const Declarations declared = collect_deployments(state_->files, problems);
  std::vector<Candidate> candidates = read_candidates(declared, shared, problems);
  std::vector<std::string> files;
  for (const ManifestFile& file : state_->files) files.push_back(file.text.name());
  check_file_roles(candidates, files, shared, problems);
  check_clashes(candidates, shared, problems);

  Reading reading;
  reading.desired = {.manifest_file = main.text.name(),
                     .service = shared.service.value_or(""),
                     .wrangler_file = shared.wrangler_file,
                     .layout = read_layout(main),
                     .ownership = shared.ownership,
                     .accounts = shared.accounts,
                     .broken = {problems.broken().begin(), problems.broken().end()}};
  for (Candidate& candidate : candidates) {
    if (problems.is_broken(candidate.deployment.key)) continue;
    reading.desired.deployments.push_back(std::move(candidate.deployment));
  }
  std::sort(reading.desired.deployments.begin(), reading.desired.deployments.end(),
            [](const Deployment& a, const Deployment& b) { return a.key < b.key; });
  reading.diagnostics = problems.in_order(files, declared.deployments.size());
  return reading;
}

Explanation Manifest::explain(const DeploymentKey& key, const std::string& wrangler_file,
                              const std::map<std::string, WranglerWorkers>& workers) const {
  Problems told_elsewhere;
  const SharedFacts shared = read_shared_facts(state_->files.front(), wrangler_file, workers);
  const Declarations declared = collect_deployments(state_->files, told_elsewhere);
  for (const DeclaredDeployment& deployment : declared.deployments) {
    if (deployment.key != key) continue;
    const DeploymentLayers layers(key, deployment.layers, shared, told_elsewhere);
    DeploymentNames deployment_names(layers);
    return explain_layers(layers, deployment_names);
  }
  return {};
}

}  // namespace cfplan
