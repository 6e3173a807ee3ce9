#include "cfplan/render/plan_difference_text.hpp"

#include <utility>

#include "cfplan/base/text.hpp"
#include "cfplan/model/binding_kind.hpp"
#include "cfplan/render/mask_ids.hpp"
#include "render/line_cut.hpp"
#include "render/paint.hpp"
#include "render/workflow_commands.hpp"

namespace cfplan {
namespace {

constexpr std::size_t kLongestSide = 16384;
constexpr std::size_t kShortestDigest = 8;
constexpr std::string_view kNoSuchChange = "no such change";

/// A single change in words.
struct ChangeWords {
  DeploymentKey deployment;
  std::string subject;  ///< "wrangler.toml: env.production.vars.LOG_LEVEL"
  std::string effect;   ///< "change "info" to "warn""
};

std::string edit_text(const Change& change) {
  const std::string value = one_line_text(change.edit.value);
  const std::string before = change.before ? one_line_text(*change.before) : "";
  switch (change.edit.verb) {
    case Verb::Set: return change.before ? "change " + before + " to " + value : "add " + value;
    case Verb::Append: return "append " + value;
    case Verb::Remove: return change.before ? "remove " + before : "remove it";
    case Verb::AddSection: return "add the section";
    case Verb::Rename: return "rename it to " + value;
  }
  return value;
}

std::string file_text(const ChangeFile& file) {
  if (file.operation == FileOperation::Create) return "create the file";
  const std::string digest = file.before ? file.before->sha256.substr(0, kShortestDigest) : "";
  return "delete the file" + (digest.empty() ? "" : " of SHA-256 " + digest);
}

std::string in_account(const std::string& account_id) {
  return account_id.empty() ? "" : " in account " + account_id;
}

ChangeWords words_of_change(const CreateResource& action) {
  const std::string noun(words_of(action.kind).noun);
  return {action.deployment, noun + " of binding " + action.binding,
          "create " + action.name + in_account(action.account_id)};
}

ChangeWords words_of_change(const CreateWorker& action) {
  return {action.deployment, "worker", "create " + action.worker + in_account(action.account_id)};
}

ChangeWords words_of_change(const ChangeFile& action) {
  if (action.changes.empty()) return {{}, action.path, file_text(action)};
  const Change& change = action.changes.front();
  const std::string place = change.edit.path.text();
  return {change.deployment, action.path + (place.empty() ? "" : ": " + place), edit_text(change)};
}

ChangeWords words_of_change(const ChangeSecrets& action) {
  const std::string where = " in worker " + action.worker + in_account(action.account_id);
  if (action.set.empty()) {
    return {action.deployment, "secret " + join(action.remove, ", "), "delete it" + where};
  }
  const SecretToSet& secret = action.set.front();
  const std::string version = secret.version ? " to version " + *secret.version : "";
  return {action.deployment, "secret " + secret.name,
          (secret.reason == SecretReason::Missing ? "set it" : "rotate it") + version + where};
}

ChangeWords words_of_change(const RecordVersions& action) {
  if (action.adopt.empty()) {
    return {action.deployment, "version of secret " + join(action.forget, ", "), "drop its record"};
  }
  const AdoptedVersion& adopted = action.adopt.front();
  return {action.deployment, "version of secret " + adopted.name, "record " + adopted.version};
}

ChangeWords words_of(const Action& action) {
  return std::visit([](const auto& one) { return words_of_change(one); }, action);
}

class DifferenceText {
 public:
  DifferenceText(const std::set<std::string>& ids, const Style& style) : ids_(ids), style_(style) {}

  void add(const DifferingChange& differing) {
    const ChangeWords words =
        words_of(differing.reviewed ? *differing.reviewed : differing.present.value());
    const std::string deployment =
        words.deployment == DeploymentKey{} ? "whole files" : visible(words.deployment.text());
    if (deployment != last_) out_ += paint(deployment, Tone::Heading, style_) + "\n";
    last_ = deployment;
    out_ += "  " + shown(words.subject) + "\n";
    side("- reviewed: ", differing.reviewed, Tone::Deleted);
    side("+ now:      ", differing.present, Tone::Created);
  }

  [[nodiscard]] std::string take() && { return std::move(out_); }

 private:
  [[nodiscard]] std::string shown(const std::string& text) const {
    return cut_middle(mask_ids(visible(text), ids_, style_.ids), kLongestSide);
  }

  void side(const std::string& mark, const std::optional<Action>& action, Tone tone) {
    const std::string effect =
        action ? shown(words_of(*action).effect) : std::string(kNoSuchChange);
    out_ += "    " + paint(mark + effect, tone, style_) + "\n";
  }

  const std::set<std::string>& ids_;
  const Style& style_;
  std::string last_;
  std::string out_;
};

}  // namespace

std::string render_plan_difference(const PlanDifference& difference,
                                   const std::set<std::string>& ids, const Style& style) {
  if (difference.empty()) {
    return wrap(
        "The two plans differ only in what no plan shows: in masked values, or in the fingerprint "
        "itself.",
        style.width, "", "");
  }
  DifferenceText text(ids, style);
  for (const DifferingChange& differing : difference) text.add(differing);
  return disarm_workflow_commands(paint("Changed since the review:", Tone::Heading, style) + "\n" +
                                  std::move(text).take());
}

}  // namespace cfplan
