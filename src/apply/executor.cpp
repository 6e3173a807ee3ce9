#include "cfplan/apply/executor.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>
#include <variant>

#include "apply/file_writes.hpp"
#include "apply/secret_units.hpp"
#include "apply/version_records.hpp"
#include "cfplan/apply/rollback.hpp"
#include "cfplan/apply/transaction.hpp"
#include "cfplan/document/structured_document.hpp"
#include "cfplan/model/secret_versions.hpp"

namespace cfplan {
namespace {

/// One run of apply, step by step; each step tells whether the next may go on.
class Execution {
 public:
  Execution(const Plan& plan, const ApplyPorts& ports, const ApplyOptions& options)
      : plan_(plan), ports_(ports), options_(options) {}

  Outcome run(std::optional<PendingSecrets> left_open) {
    if (plan_.empty() && options_.manifest.empty()) return settled(std::move(left_open));
    left_open.reset();  // what is still wanted of it is in the plan, under a journal of its own
    if (prepare() && create_databases() && create_workers() && write()) {
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

  void report(Diagnostics more) {
    std::move(more.begin(), more.end(), std::back_inserter(outcome_.diagnostics));
  }

  // Nothing is wanted any more of what an earlier run had left.
  Outcome settled(std::optional<PendingSecrets> left_open) {
    outcome_.kind = OutcomeKind::NothingToDo;
    if (left_open) settle(*left_open);
    return std::move(outcome_);
  }

  // Whatever can fail without Cloudflare fails here, before anything is changed anywhere.
  bool prepare() {
    auto requests = read_secret_requests(plan_, ports_.secrets);
    if (!requests) return stop(OutcomeKind::Failed, std::move(requests.error().diagnostics));
    requests_ = *std::move(requests);
    records_ = records_of(plan_);
    if (!can_record_versions()) return false;
    KnownIds stand_ins;
    for (const Action& action : plan_.actions) {
      if (const auto* create = std::get_if<CreateDatabase>(&action)) {
        stand_ins.emplace(database_resource(create->account_id, create->name),
                          "00000000-0000-0000-0000-000000000000");
      }
    }
    return make_writes(stand_ins);
  }

  // As if every secret were set: the file must be one that can be edited.
  bool can_record_versions() {
    VersionRecords all = records_;
    for (const SecretRequest& request : requests_) add_versions(request, all);
    auto write = make_version_lock_write(ports_.project, all);
    return write || stop(OutcomeKind::Failed, std::move(write.error().diagnostics));
  }

  static void add_versions(const SecretRequest& request, VersionRecords& records) {
    for (const auto& [name, version] : request.versions) {
      records[{request.deployment, name}] = version;
    }
  }

  bool make_writes(const KnownIds& ids) {
    auto writes = make_file_writes(plan_, ports_.project, ids);
    if (!writes) return stop(OutcomeKind::Failed, std::move(writes.error().diagnostics));
    writes_ = *std::move(writes);
    return true;
  }

  bool create_databases() {
    KnownIds ids;
    for (const Action& action : plan_.actions) {
      const auto* create = std::get_if<CreateDatabase>(&action);
      if (create == nullptr) continue;
      if (options_.interrupted()) return stop(OutcomeKind::Interrupted, {});
      auto database =
          ports_.writer.create_database(create->account, create->account_id, create->name);
      if (!database) return stop(OutcomeKind::Failed, std::move(database.error().diagnostics));
      outcome_.created_databases.push_back(create->name);
      ids.emplace(database_resource(create->account_id, create->name), database->id);
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
      if (!done) return stop(OutcomeKind::Failed, std::move(done.error().diagnostics));
      outcome_.created_workers.push_back(create->worker);
    }
    return true;
  }

  bool write() {
    if (writes_.empty() && requests_.empty() && options_.manifest.empty()) return true;
    std::vector<FileWrite> files = options_.manifest;
    std::map<std::string, const PlannedWrite*> by_path;
    for (const PlannedWrite& planned : writes_) {
      files.push_back(planned.write);
      by_path.emplace(planned.write.path, &planned);
    }
    TransactionOptions options{.run = options_.run, .interrupted = options_.interrupted};
    for (const SecretRequest& request : requests_) options.secrets.push_back(request.unit);
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

  static Result<void> says_what_was_planned(const PlannedWrite& planned, const std::string& bytes) {
    auto document = parse_document(planned.format, planned.write.path, bytes);
    if (!document) return fail(std::move(document.error()));
    if (same_value((*document)->tree(), planned.meaning)) return {};
    return fail(not_as_planned(planned.write.path));
  }

  [[nodiscard]] Result<void> is_manifest(const std::string& path, const std::string& bytes) const {
    const auto same = [&](const FileWrite& write) {
      return write.path == path && write.bytes == bytes;
    };
    if (std::any_of(options_.manifest.begin(), options_.manifest.end(), same)) return {};
    return fail(not_as_planned(path));
  }

  static Diagnostic not_as_planned(const std::string& path) {
    return {.code = "CFP5202",
            .message = "the file does not say what was planned when it is read again",
            .place = file_place(path),
            .hint = "this is a bug of cfplan or a failing disk; please report it"};
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
    bool go_on = true;
    for (std::size_t unit = 0; unit < requests_.size(); ++unit) {
      go_on = go_on && !options_.interrupted();
      if (go_on && send(unit)) {
        name_secrets(requests_[unit]);
        add_versions(requests_[unit], records_);
      } else if (go_on && takes_files_back()) {
        return take_files_back();
      } else {
        leave_open(requests_[unit]);
      }
    }
    if (auto closed = pending_->close(); !closed) report(std::move(closed.error().diagnostics));
  }

  bool send(std::size_t unit) {
    if (auto begun = pending_->begin(unit); !begun) {
      report(std::move(begun.error().diagnostics));
      return false;
    }
    if (auto sent = send_secrets(requests_[unit], ports_.writer, ports_.reader); !sent) {
      report(std::move(sent.error().diagnostics));
      return false;
    }
    // The secrets are set: a journal that cannot say so only makes the next run look again.
    if (auto done = pending_->done(unit); !done) report(std::move(done.error().diagnostics));
    return true;
  }

  void name_secrets(const SecretRequest& request) {
    for (const auto& [name, value] : request.secrets) {
      auto& list = value ? outcome_.secrets_set : outcome_.secrets_deleted;
      list.push_back(request.worker.worker + ": " + name);
    }
  }

  void leave_open(const SecretRequest& request) {
    outcome_.kind = OutcomeKind::SecretsPending;
    for (const auto& [name, value] : request.secrets) {
      outcome_.secrets_pending.push_back(request.worker.worker + ": " + name);
    }
  }

  [[nodiscard]] bool takes_files_back() const {
    return options_.atomicity == Atomicity::RollBackFiles && !writes_.empty() &&
           outcome_.secrets_set.empty() && outcome_.secrets_deleted.empty();
  }

  // Nothing is owed to Cloudflare any more: the next plan starts from the files as they were.
  void take_files_back() {
    settle(*pending_);
    auto way_back = plan_rollback(ports_.folders, outcome_.backup_id);
    if (!way_back) {
      report(std::move(way_back.error().diagnostics));
      outcome_.kind = OutcomeKind::SecretsPending;
      return;
    }
    TransactionReport undone = write_files(
        ports_.folders, ports_.lock, way_back->writes,
        {.run = options_.way_back, .remove_folders = std::move(way_back->remove_folders)});
    report(std::move(undone.diagnostics));
    if (undone.kind != OutcomeKind::Done) {
      outcome_.kind =
          undone.kind == OutcomeKind::HalfWay ? undone.kind : OutcomeKind::SecretsPending;
      return;
    }
    outcome_.kind = OutcomeKind::RolledBack;
    outcome_.files_created.clear();
    outcome_.files_updated.clear();
    outcome_.files_deleted.clear();
    outcome_.backup_id.clear();
  }

  // What is set is recorded even where other secrets are still owed.
  void record_versions() {
    const bool keeps_files =
        outcome_.kind == OutcomeKind::Done || outcome_.kind == OutcomeKind::SecretsPending;
    if (!keeps_files) return;
    auto planned = make_version_lock_write(ports_.project, records_);
    if (!planned) return versions_not_recorded(std::move(planned.error().diagnostics));
    if (!*planned) return;
    TransactionOptions options{.run = options_.lock_run};
    // This transaction's journal replaces the one that says what is owed.
    if (pending_) options.secrets = pending_->open_units();
    options.verify = [&](const std::string& /*path*/, const std::string& bytes) {
      return says_what_was_planned(**planned, bytes);
    };
    TransactionReport written =
        write_files(ports_.folders, ports_.lock, {(*planned)->write}, options);
    if (written.kind != OutcomeKind::Done) {
      if (written.kind == OutcomeKind::HalfWay) outcome_.kind = written.kind;
      return versions_not_recorded(std::move(written.diagnostics));
    }
    report(std::move(written.diagnostics));
    name_file((*planned)->write);
  }

  void versions_not_recorded(Diagnostics why) {
    if (outcome_.kind == OutcomeKind::Done) outcome_.kind = OutcomeKind::SecretsPending;
    report(std::move(why));
    report({{.code = "CFP6202",
             .message = std::string(kVersionLock) +
                        " could not be written: versions of secrets are not recorded",
             .place = file_place(kVersionLock),
             .hint = "mend what is named above, then run cfplan apply again; a secret with "
                     "another version is set once more"}});
  }

  void settle(PendingSecrets& secrets) {
    for (std::size_t unit = 0; unit < secrets.units().size(); ++unit) {
      if (secrets.is_done(unit)) continue;
      if (auto done = secrets.done(unit); !done) report(std::move(done.error().diagnostics));
    }
    if (auto closed = secrets.close(); !closed) report(std::move(closed.error().diagnostics));
  }

  const Plan& plan_;
  const ApplyPorts& ports_;
  const ApplyOptions& options_;
  Outcome outcome_;
  std::vector<SecretRequest> requests_;
  VersionRecords records_;
  std::vector<PlannedWrite> writes_;
  std::optional<PendingSecrets> pending_;
};

}  // namespace

Outcome apply_plan(const Plan& plan, const ApplyPorts& ports, const ApplyOptions& options,
                   std::optional<PendingSecrets> left_open) {
  return Execution(plan, ports, options).run(std::move(left_open));
}

}  // namespace cfplan
