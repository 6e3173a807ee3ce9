#include <set>
#include <utility>

#include "cfplan/base/text.hpp"
#include "cfplan/plan/wrangler_reader.hpp"
#include "cfplan/providers/host/posix_process_runner.hpp"
#include "cfplan/render/checkup.hpp"
#include "cli/accounts.hpp"
#include "cli/commands/commands.hpp"
#include "cli/doctor/account_checkup.hpp"
#include "cli/doctor/machine_checkup.hpp"
#include "cli/doctor/project_checkup.hpp"
#include "cli/pipeline.hpp"
#include "cli/wrangler_program.hpp"

namespace cfplan {
namespace {

/// Without a manifest there is one account, and its token where wrangler has it.
Desired implicit_account(const ProjectPlace& place) {
  Desired desired;
  desired.accounts.emplace("", DesiredAccount{});
  prefer_account(place.preferred_account, desired);
  return desired;
}

/// The accounts that the wrangler files name.
std::vector<std::string> written_ids(const Project& project) {
  std::set<std::string> ids;
  for (const Deployment& deployment : project.desired.deployments) {
    const ObservedFile* file = project.documents.find(deployment.wrangler_file);
    if (file == nullptr) continue;
    const WranglerFacts facts = read_wrangler(*file->document);
    if (facts.top.account_id) ids.insert(*facts.top.account_id);
    const WranglerSection* section = facts.find(deployment.wrangler_env);
    if (section != nullptr && section->account_id) ids.insert(*section->account_id);
  }
  return {ids.begin(), ids.end()};
}

ExaminedAccount examined(const DesiredAccount& account, std::vector<std::string> written) {
  ExaminedAccount examined{account.name, account.token_env, {}};
  if (account.id) {
    examined.ids = {*account.id};
  } else if (!written.empty()) {
    examined.ids = std::move(written);
  } else if (!account.preferred_id.empty()) {
    examined.ids = {account.preferred_id};
  }
  return examined;
}

class Doctor {
 public:
  Doctor(CommandContext& context, const OpenProject& opened)
      : context_(context),
        opened_(opened),
        place_(opened.place(context.host)),
        project_(load_project(place_)),
        accounts_(context) {}

  Checkup examine() {
    Checkup checkup;
    checkup.parts.push_back(check_project(place_, project_));
    add_accounts(checkup);
    checkup.parts.push_back(machine());
    return checkup;
  }

 private:
  void add_accounts(Checkup& checkup) {
    const Desired desired = project_ ? project_->desired : implicit_account(place_);
    const Result<AccountProvider*> provider = accounts_.open(desired);
    if (!provider) {
      checkup.parts.push_back(
          {"Accounts", {health_check("accounts", provider.error().diagnostics.front())}});
      return;
    }
    // What a file names may be of any account: only where there is one is it surely this one's.
    const bool one = desired.accounts.size() == 1;
    const std::vector<std::string> written =
        one && project_ ? written_ids(*project_) : std::vector<std::string>{};
    for (const auto& [key, account] : desired.accounts) {
      checkup.parts.push_back(examine_account(examined(account, written), **provider));
    }
  }

  CheckupPart examine_account(const ExaminedAccount& account, const AccountProvider& provider) {
    const std::string& file = context_.options.account_file;
    if (file.empty()) {
      return check_account(account, *provider.reader, context_.host.clock.now());
    }
    const bool writable = provider.writer != nullptr;
    return check_account_file(file,
                              writable ? "an embedded account: stands in for Cloudflare; no token "
                                         "is needed and nothing is sent"
                                       : "a " + provider.reader->source() +
                                             ": for plan only; no token is needed and nothing is "
                                             "sent",
                              account, *provider.reader);
  }

  CheckupPart machine() {
    Host& host = context_.host;
    PosixProcessRunner processes(host.interruption);
    CheckupPart part{.title = "This machine"};
    part.checks.push_back(
        check_wrangler(find_wrangler_program(*host.disk, opened_.folder,
                                             host.environment.get("PATH").value_or("")),
                       opened_.folder, host.environment, processes));
    if (auto line = check_credentials(host.environment)) part.checks.push_back(std::move(*line));
    if (context_.options.account_file.empty()) {
      part.checks.push_back(check_clock(accounts_.clock_difference()));
    }
    return part;
  }

  CommandContext& context_;
  const OpenProject& opened_;
  ProjectPlace place_;
  Result<Project> project_;
  Accounts accounts_;
};

}  // namespace

Result<ExitCode> run_doctor(CommandContext& context) {
  const Result<OpenProject> opened = open_project(context.host, context.options);
  if (!opened) return fail(opened.error());
  const Checkup checkup = Doctor(context, *opened).examine();
  if (context.host.interruption.requested()) return fail(interrupted());
  const Style& style = context.output.style();
  context.output.result(context.options.format == "json" ? render_checkup_json(checkup, style.ids)
                                                         : render_checkup_text(checkup, style));
  return checkup.count(Health::Problem) == 0 ? ExitCode::Success : ExitCode::Failure;
}

}  // namespace cfplan
