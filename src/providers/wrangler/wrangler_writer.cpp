#include "cfplan/providers/wrangler/wrangler_writer.hpp"

#include <chrono>

#include "cfplan/base/check.hpp"
#include "providers/secrets_json.hpp"
#include "providers/wrangler/wrangler_failure.hpp"

namespace cfplan {
namespace {

constexpr std::chrono::minutes kPatience{2};  // it starts in one or two seconds

}  // namespace

WranglerWriter::WranglerWriter(AccountWriter& other, ProcessRunner& processes, WranglerStart start,
                               WranglerSections sections, AccountTokens tokens)
    : other_(other),
      processes_(processes),
      start_(std::move(start)),
      sections_(std::move(sections)),
      tokens_(std::move(tokens)) {}

Result<Resource> WranglerWriter::create_resource(BindingKind kind, const std::string& account,
                                                 const std::string& account_id,
                                                 const std::string& name) {
  return other_.create_resource(kind, account, account_id, name);
}

Result<void> WranglerWriter::create_worker(const WorkerAddress& worker) {
  return other_.create_worker(worker);
}

ProcessRequest WranglerWriter::request_for(const WorkerAddress& worker,
                                           const WranglerSectionAddress& section) const {
  ProcessRequest request;
  // Without --name: to it wrangler would add "-X" even where [env.X] has a name of its own.
  request.argv = {start_.program, "secret", "bulk", "--env", section.env, "--config", section.file};
  request.folder = start_.folder;
  request.timeout = kPatience;
  request.environment = start_.environment;
  const auto set = [&request](const char* name, const std::string& value) {
    request.environment.insert_or_assign(name, Sensitive(value));
  };
  request.environment.insert_or_assign("CLOUDFLARE_API_TOKEN", tokens_.at(worker.account).token);
  set("CLOUDFLARE_ACCOUNT_ID", worker.account_id);
  set("CI", "true");  // it asks nothing
  set("NO_COLOR", "1");
  set("WRANGLER_SEND_METRICS", "false");
  set("WRANGLER_LOG_SANITIZE", "true");  // its log file holds no bodies
  return request;
}

Result<void> WranglerWriter::change_secrets(
    const WorkerAddress& worker, const std::map<std::string, std::optional<Sensitive>>& secrets) {
  const auto section = sections_.find({worker.account_id, worker.worker});
  check(section != sections_.end(), "a Worker whose secrets are planned is a deployment's");
  ProcessRequest request = request_for(worker, section->second);
  request.input = secrets_object(secrets);
  const ProcessOutcome outcome = processes_.run(request);
  if (outcome.ending == ProcessEnding::Exited && outcome.status == 0) return {};
  return fail(wrangler_failure(outcome, secrets,
                               {.what = "set the secrets of worker \"" + worker.worker + "\"",
                                .resource = "worker " + worker.worker,
                                .permission = "Workers Scripts Write",
                                .variable = tokens_.at(worker.account).variable,
                                .account = worker.account}));
}

}  // namespace cfplan
