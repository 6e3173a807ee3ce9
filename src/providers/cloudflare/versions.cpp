#include <algorithm>
#include <utility>

#include "providers/cloudflare/inquiry.hpp"
#include "providers/cloudflare/workers.hpp"

namespace cfplan {
namespace {

// Two lists, both newest first: what was uploaded, and what was deployed. Their first pages are
// enough.
class VersionsInquiry : public Inquiry {
 public:
  VersionsInquiry(Errand errand, std::string script)
      : errand_(std::move(errand)), script_(std::move(script)) {}

  [[nodiscard]] std::vector<std::string> wanted() const override {
    if (is_answered_) return {};
    return {script_ + "/deployments", script_ + "/versions"};
  }

  void take(std::vector<ApiAnswer> answers) override {
    is_answered_ = true;
    for (const ApiAnswer& answer : answers) {
      if (answer) continue;
      if (!is_missing_worker(answer.error())) {
        versions_ = CouldNotTell{explain(answer.error(), errand_)};
      }
      return;
    }
    versions_ = read(answers[0]->result, answers[1]->result);
  }

  [[nodiscard]] Reply reply() const override { return versions_; }

 private:
  [[nodiscard]] Answer<WorkerVersions> read(const Json& deployed, const Json& uploaded) const {
    const Json* deployments = member(deployed, "deployments");
    const Json* versions = member(uploaded, "items");
    if (deployments == nullptr || !deployments->is_array() || versions == nullptr ||
        !versions->is_array()) {
      return CouldNotTell{unexpected_shape(errand_, "the versions are no list")};
    }
    WorkerVersions found;
    if (!versions->empty()) found.latest = string_member(versions->front(), "id");
    const Json* live = deployments->empty() ? nullptr : member(deployments->front(), "versions");
    if (live == nullptr || !live->is_array()) return found;
    for (const Json& version : *live) found.live.push_back(string_member(version, "version_id"));
    return found;
  }

  Errand errand_;
  std::string script_;
  bool is_answered_ = false;
  Answer<WorkerVersions> versions_ = Absent{};
};

}  // namespace

InquiryPointer inquire_versions(const Question& question, const AccountToken& token) {
  return std::make_unique<VersionsInquiry>(
      errand_of(question, token.variable),
      script_path({question.account, question.account_id, question.worker}));
}

}  // namespace cfplan
