#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cfplan/apply/executor.hpp"
#include "cfplan/model/binding_kind.hpp"

namespace cfplan {

/// An account in memory that can be told to refuse.
class SmallAccount : public AccountReader, public AccountWriter {
 public:
  std::map<std::string, std::string> databases;
  std::map<std::string, std::map<std::string, std::string>> secrets;
  std::vector<std::string> log;
  std::string refuses;  ///< the first word of the log line that fails
  bool forgets_secrets = false;
  Answer<WorkerVersions> versions = WorkerVersions{"v1", {"v1"}};
  Answer<std::vector<LiveBinding>> live = std::vector<LiveBinding>{};
  std::function<void()> on_secrets;  ///< called once secrets are set
  std::function<void()> on_refusal;

  [[nodiscard]] std::vector<Reply> ask(const std::vector<Question>& questions) override {
    std::vector<Reply> replies;
    for (const Question& question : questions) {
      asked.push_back(question.topic);
      replies.push_back(answer(question));
    }
    return replies;
  }
  [[nodiscard]] std::string source() const override { return "memory"; }
  std::vector<Topic> asked;

  [[nodiscard]] Result<Resource> create_resource(BindingKind kind, const std::string&,
                                                 const std::string& account_id,
                                                 const std::string& name) override {
    if (auto allowed = note(std::string(words_of(kind).noun) + " " + name + " " + account_id);
        !allowed) {
      return fail(allowed.error());
    }
    return Resource{databases[name] = "14050249-6d7a-470a-9a80-487ae8c39af0", name};
  }
  [[nodiscard]] Result<void> create_worker(const WorkerAddress& worker) override {
    return note("worker " + worker.worker);
  }
  [[nodiscard]] Result<void> change_secrets(
      const WorkerAddress& worker,
      const std::map<std::string, std::optional<Sensitive>>& changes) override {
    std::string line = "secrets " + worker.worker + " " + std::to_string(changes.size());
    if (auto allowed = note(line); !allowed) return allowed;
    if (forgets_secrets) return {};
    for (const auto& [name, value] : changes) {
      if (value) secrets[worker.worker][name] = value->reveal();
      if (!value) secrets[worker.worker].erase(name);
    }
    if (on_secrets) on_secrets();
    return {};
  }

 private:
  Reply answer(const Question& question) {
    if (question.topic == Topic::Versions) return versions;
    if (question.topic == Topic::Settings) return live;
    std::vector<std::string> names;
    for (const auto& [name, value] : secrets[question.worker]) names.push_back(name);
    return Answer<std::vector<std::string>>(std::move(names));
  }

  Result<void> note(std::string line) {
    const bool refused = !refuses.empty() && line.starts_with(refuses);
    log.push_back(std::move(line));
    if (!refused) return {};
    if (on_refusal) on_refusal();
    return fail({.code = "CFP4001", .message = "refused"});
  }
};

}  // namespace cfplan
