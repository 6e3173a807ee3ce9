#include <algorithm>
#include <optional>
#include <utility>

#include "cfplan/providers/snapshot/snapshot.hpp"
#include "providers/account_diagnostics.hpp"
#include "providers/snapshot/reply_json.hpp"

namespace cfplan {
namespace {

template <class T>
const Answer<T>* saved(const Snapshot& snapshot, const Question& question) {
  const auto found = snapshot.replies.find(question);
  return found == snapshot.replies.end() ? nullptr : std::get_if<Answer<T>>(&found->second);
}

// The zones of one account are among all that the token sees, and those of a name among both.
std::optional<Reply> some_zones(const Snapshot& snapshot, const Question& question) {
  const auto* all =
      saved<std::vector<Zone>>(snapshot, {Topic::Zones, question.account, question.account_id, ""});
  if (all == nullptr) {
    all = saved<std::vector<Zone>>(snapshot, {Topic::Zones, question.account, "", ""});
  }
  if (all == nullptr || !all->is_here()) return std::nullopt;
  const auto& names = question.zone_names;
  std::vector<Zone> zones;
  for (const Zone& zone : all->value()) {
    const bool named =
        names.empty() || std::find(names.begin(), names.end(), zone.name) != names.end();
    const bool own = question.account_id.empty() || zone.account_id == question.account_id;
    if (named && own) zones.push_back(zone);
  }
  return Answer<std::vector<Zone>>(std::move(zones));
}

std::optional<Reply> absent_worker(const Snapshot& snapshot, const Question& question) {
  const auto* workers = saved<std::vector<std::string>>(
      snapshot, {Topic::Workers, question.account, question.account_id, ""});
  if (workers == nullptr || !workers->is_here()) return std::nullopt;
  const auto& names = workers->value();
  if (std::find(names.begin(), names.end(), question.worker) != names.end()) return std::nullopt;
  return Answer<std::vector<std::string>>(Absent{});
}

// Said of all Workers at once: it is so for each.
Diagnostic no_settings(const Question& question) {
  Diagnostic diagnostic{.code = "CFP4058",
                        .message = "a snapshot does not hold what is live in workers"};
  diagnostic.resource = account_text(question.account);
  diagnostic.hint = "plan with a token to see drift";
  return diagnostic;
}

Diagnostic not_saved(const Snapshot& snapshot, const Question& question) {
  std::string what = std::string("the ") + topic_name(question.topic);
  if (question.topic == Topic::Secrets) what += " of worker \"" + question.worker + "\"";
  Diagnostic diagnostic{
      .code = "CFP4058",
      .message = "the snapshot of " + snapshot.created_at + " does not hold " + what};
  diagnostic.resource = account_text(question.account);
  diagnostic.hint = "write it again with cfplan snapshot, or plan with a token";
  return diagnostic;
}

}  // namespace

SnapshotReader::SnapshotReader(Snapshot snapshot) : snapshot_(std::move(snapshot)) {}

Reply SnapshotReader::answer(const Question& question) const {
  const auto found = snapshot_.replies.find(question);
  if (found != snapshot_.replies.end()) return found->second;
  std::optional<Reply> derived;
  if (question.topic == Topic::Zones) derived = some_zones(snapshot_, question);
  if (question.topic == Topic::Secrets) derived = absent_worker(snapshot_, question);
  if (derived) return *std::move(derived);
  return could_not_tell(question.topic, is_saved(question.topic) ? not_saved(snapshot_, question)
                                                                 : no_settings(question));
}

std::vector<Reply> SnapshotReader::ask(const std::vector<Question>& questions) {
  std::vector<Reply> replies;
  replies.reserve(questions.size());
  for (const Question& question : questions) replies.push_back(answer(question));
  return replies;
}

std::string SnapshotReader::source() const { return "snapshot of " + snapshot_.created_at; }

std::vector<std::string> SnapshotReader::limits() const {
  return {"what changed since then", "the token"};
}

}  // namespace cfplan
