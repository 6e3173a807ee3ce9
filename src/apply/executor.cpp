#include "cfplan/apply/executor.hpp"

#include <algorithm>
#include <map>
#include <utility>
#include <variant>

#include "apply/file_writes.hpp"
#include "apply/preconditions.hpp"
#include "apply/run_diagnostics.hpp"
#include "apply/secret_preflight.hpp"
#include "apply/secret_setting.hpp"
#include "apply/secret_units.hpp"
#include "apply/secrets_before_files.hpp"
#include "apply/version_recording.hpp"
#include "apply/way_back.hpp"
#include "cfplan/apply/transaction.hpp"
#include "cfplan/document/structured_document.hpp"
#include "cfplan/model/binding_kind.hpp"

namespace cfplan {
namespace {

/// One run of apply, step by step; each step tells whether the next may go on.
class Execution {
 public:
  Execution(const Plan& plan, const ApplyPorts& ports, const ApplyOptions& options)
      : plan_(plan), ports_(ports), options_(options) {}

  Outcome run(std::optional<PendingSecrets> left_open) {
    if (plan_.empty() && options_.manifest.empty()) return settled(std::move(left_open));
    // What is still wanted of it is in the plan, under a journal of its own.
    if (left_open) earlier_ = earlier_run(*left_open);
    left_open.reset();
    if (prepare() && create_resources() && create_workers() && set_secrets_of_files() && write()) {
      set_secrets();
      record_versions();
    }
    return std::move(outcome_);
  }

 private:
  bool stop(OutcomeKind kind, Diagnostics why) {
    outcome_.kind = kind;
    report(std::move(why));
    return false;
  }

  void report(Diagnostics more) { append(outcome_.diagnostics, std::move(more)); }

  // Whoever interrupts it makes requests and commands fail: that is not what went wrong.
  bool stop_at(Diagnostics why) {
    return options_.interrupted() ? stop(OutcomeKind::Interrupted, {})
                                  : stop(OutcomeKind::Failed, std::move(why));
  }

  [[nodiscard]] EarlierRun earlier_run(const PendingSecrets& left_open) const {
    EarlierRun earlier{left_open.owed_units(), left_open.open_units()};
    std::erase_if(earlier.of_others, [&](const SecretUnit& unit) {
      const auto key = deployment_of(unit);
      return !key || options_.covers(*key);
    });
    return earlier;
  }

  // Nothing is wanted any more of what an earlier run had left for these deployments.
  Outcome settled(std::optional<PendingSecrets> left_open) {
    outcome_.kind = OutcomeKind::NothingToDo;
    if (!left_open) return std::move(outcome_);
    if (auto kept = left_open->keep_only(earlier_run(*left_open).of_others); !kept) {
      report(std::move(kept.error().diagnostics));
    }
    return std::move(outcome_);
  }

  // Whatever can be known to fail fails here, before anything is changed anywhere.
  bool prepare() {
    auto requests = read_secret_requests(plan_, ports_.secrets);
    if (!requests) return stop_at(std::move(requests.error().diagnostics));
    requests_ = *std::move(requests);
    Diagnostics obstacles = secret_obstacles(plan_, requests_, ports_.reader);
    if (!obstacles.empty()) return stop(OutcomeKind::Failed, std::move(obstacles));
    before_files_ = take_before_files(plan_, requests_);
    records_ = records_of(plan_);
    if (!can_record_versions()) return false;
    KnownIds stand_ins;
    for (const Action& action : plan_.actions) {
      if (const auto* create = std::get_if<CreateResource>(&action)) {
        stand_ins.emplace(resource_text(create->kind, create->account_id, create->name),
                          "00000000-0000-0000-0000-000000000000");
      }
    }
    if (!make_writes(stand_ins)) return false;
    return !changes_account_before_files() || can_write(files_to_write(), options_.run);
  }

  [[nodiscard]] std::vector<FileWrite> files_to_write() const {
    std::vector<FileWrite> files = options_.manifest;
    for (const PlannedWrite& planned : writes_) files.push_back(planned.write);
    return files;
  }

  // As if every secret were set: the file must be one that can be edited.
  bool can_record_versions() {
    VersionRecords all = records_;
    for (const SecretRequest& request : requests_) {
      for (const auto& [name, version] : request.versions)
        all[{request.deployment, name}] = version;
    }
    auto planned = make_version_lock_write(ports_.project, all);
    if (!planned) return stop(OutcomeKind::Failed, std::move(planned.error().diagnostics));
    return !*planned || can_write({(*planned)->write}, options_.lock_run);
  }

  // The transaction finds it too, but after what comes before it.
  bool can_write(const std::vector<FileWrite>& files, const RunIdentity& run) {
    auto checked = check_preconditions(ports_.folders, files, {.run = run});
    return checked || stop(checked.error().kind, std::move(checked.error().diagnostics));
  }

  [[nodiscard]] bool changes_account_before_files() const {
    return !before_files_.empty() ||
           std::any_of(plan_.actions.begin(), plan_.actions.end(), [](const Action& action) {
             return std::holds_alternative<CreateResource>(action) ||
                    std::holds_alternative<CreateWorker>(action);
           });
  }

  bool make_writes(const KnownIds& ids) {
    auto writes = make_file_writes(plan_, ports_.project, ids);
    if (!writes) return stop(OutcomeKind::Failed, std::move(writes.error().diagnostics));
    writes_ = *std::move(writes);
    return true;
  }

  bool create_resources() {
    KnownIds ids;
    for (const Action& action : plan_.actions) {
      const auto* create = std::get_if<CreateResource>(&action);
      if (create == nullptr) continue;
      if (options_.interrupted()) return stop(OutcomeKind::Interrupted, {});
      auto resource = ports_.writer.create_resource(create->kind, create->account,
                                                    create->account_id, create->name);
      if (!resource) return stop_at(std::move(resource.error().diagnostics));
      outcome_.created_resources.push_back(std::string(words_of(create->kind).noun) + " " +
                                           create->name);
      ids.emplace(resource_text(create->kind, create->account_id, create->name), resource->id);
    }
    return ids.empty() || make_writes(ids);
  }

  bool create_workers() {
    for (const Action& action : plan_.actions) {
      const auto* create = std::get_if<CreateWorker>(&action);
      if (create == nullptr) continue;
      if (options_.interrupted()) return stop(OutcomeKind::Interrupted, {});
      auto done =
          ports_.writer.create_worker({create->account, create->account_id, create->worker});
      if (!done) return stop_at(std::move(done.error().diagnostics));
      outcome_.created_workers.push_back(create->worker);
    }
    return true;
  }

  // No journal speaks of them: as long as no file has changed, the next run finds them there again.
  bool set_secrets_of_files() {
    for (const SecretRequest& request : before_files_) {
      if (options_.interrupted()) return stop(OutcomeKind::Interrupted, {});
      SentSecrets sent = send_secrets(request, ports_.writer, ports_.reader);
      name_secrets(request, sent.done, options_.generated, outcome_);
      if (!sent.is_whole()) return stop_at(std::move(sent.problems));
    }
    return true;
  }

  // Whether there is a transaction before the one that records versions.
  [[nodiscard]] bool writes_anything() const {
    return !writes_.empty() || !requests_.empty() || !options_.manifest.empty();
  }

  bool write() {
    if (!writes_anything()) return true;
    const std::vector<FileWrite> files = files_to_write();
    std::map<std::string, const PlannedWrite*> by_path;
    for (const PlannedWrite& planned : writes_) by_path.emplace(planned.write.path, &planned);
    TransactionOptions options{.run = options_.run, .interrupted = options_.interrupted};
    for (const SecretRequest& request : requests_) options.secrets.push_back(request.unit);
    options.secrets.insert(options.secrets.end(), earlier_.of_others.begin(),
                           earlier_.of_others.end());
    options.owed = earlier_.owed;
    options.verify = [&](const std::string& path, const std::string& bytes) {
      const auto planned = by_path.find(path);
      return planned == by_path.end() ? is_manifest(path, bytes)
                                      : says_what_was_planned(*planned->second, bytes);
    };
    TransactionReport report_of_files = write_files(ports_.folders, ports_.lock, files, options);
    if (report_of_files.kind != OutcomeKind::Done) {
      return stop(report_of_files.kind, std::move(report_of_files.diagnostics));
    }
    report(std::move(report_of_files.diagnostics));
    outcome_.backup_id = report_of_files.backup_id;
    pending_ = std::move(report_of_files.secrets);
    name_files();
    return true;
  }

  [[nodiscard]] Result<void> is_manifest(const std::string& path, const std::string& bytes) const {
    const auto same = [&](const FileWrite& write) {
      return write.path == path && write.bytes == bytes;
    };
    if (std::any_of(options_.manifest.begin(), options_.manifest.end(), same)) return {};
    return fail(not_as_planned(path));
  }

  void name_files() {
    for (const FileWrite& write : options_.manifest) name_file(write);
    for (const PlannedWrite& planned : writes_) name_file(planned.write);
  }

  void name_file(const FileWrite& write) {
    std::vector<std::string>& list =
        write.operation == FileOperation::Create   ? outcome_.files_created
        : write.operation == FileOperation::Delete ? outcome_.files_deleted
                                                   : outcome_.files_updated;
    list.push_back(write.path);
  }

  void set_secrets() {
    if (!pending_) return;
    const bool takes_files_back =
        options_.atomicity == Atomicity::RollBackFiles && !writes_.empty();
    const auto after = takes_files_back ? AfterFirstFailure::Stop : AfterFirstFailure::GoOn;
    SecretSetting setting(ports_, options_, *pending_, outcome_);
    if (setting.run(requests_, after, records_) || take_files_back()) return;
    for (const SecretRequest& request : requests_) setting.leave_open(request);
    if (is_half_way_) outcome_.kind = OutcomeKind::HalfWay;
  }

  bool take_files_back() {
    WayBack way_back = cfplan::take_files_back(ports_.folders, ports_.lock, outcome_.backup_id,
                                               options_.way_back, *pending_, earlier_);
    report(std::move(way_back.diagnostics));
    is_half_way_ = way_back.kind == OutcomeKind::HalfWay;
    if (way_back.kind != OutcomeKind::RolledBack) return false;
    pending_.reset();
    outcome_.kind = OutcomeKind::RolledBack;
    outcome_.files_created.clear();
    outcome_.files_updated.clear();
    outcome_.files_deleted.clear();
    outcome_.backup_id.clear();
    return true;
  }

  // What is set is recorded even where other secrets are still owed.
  void record_versions() {
    const bool keeps_files =
        outcome_.kind == OutcomeKind::Done || outcome_.kind == OutcomeKind::SecretsPending;
    if (!keeps_files) return;
    VersionRecording recording =
        cfplan::record_versions(records_, std::move(pending_), earlier_, ports_.project,
                                ports_.folders, ports_.lock, options_.lock_run);
    report(std::move(recording.diagnostics));
    if (recording.written) name_file(*recording.written);
    if (recording.kind == OutcomeKind::Done) return;
    // Where nothing came before it, this transaction is the whole run.
    const bool is_all = !writes_anything() && before_files_.empty();
    outcome_.kind = is_all || recording.kind == OutcomeKind::HalfWay ? recording.kind
                                                                     : OutcomeKind::SecretsPending;
  }

  const Plan& plan_;
  const ApplyPorts& ports_;
  const ApplyOptions& options_;
  Outcome outcome_;
  std::vector<SecretRequest> before_files_;
  EarlierRun earlier_;
  std::vector<SecretRequest> requests_;
  VersionRecords records_;
  std::vector<PlannedWrite> writes_;
  std::optional<PendingSecrets> pending_;
  bool is_half_way_ = false;
};

}  // namespace

Outcome apply_plan(const Plan& plan, const ApplyPorts& ports, const ApplyOptions& options,
                   std::optional<PendingSecrets> left_open) {
  return Execution(plan, ports, options).run(std::move(left_open));
}

}  // namespace cfplan
