#include <utility>

#include "providers/cloudflare/list_inquiry.hpp"
#include "providers/cloudflare/workers.hpp"
#include "providers/live_binding.hpp"

namespace cfplan {
namespace {

// One request: the whole of a Worker's settings is one object, and its bindings are a list in it.
class SettingsInquiry : public Inquiry {
 public:
  SettingsInquiry(Errand errand, std::string path)
      : errand_(std::move(errand)), path_(std::move(path)) {}

  [[nodiscard]] std::vector<std::string> wanted() const override {
    if (is_answered_) return {};
    return {path_};
  }

  void take(std::vector<ApiAnswer> answers) override {
    is_answered_ = true;
    const ApiAnswer& answer = answers.front();
    if (answer) bindings_ = read(answer->result);
    else if (!is_missing_worker(answer.error())) {
      bindings_ = CouldNotTell{explain(answer.error(), errand_)};
    }
  }

  [[nodiscard]] Reply reply() const override { return bindings_; }

 private:
  [[nodiscard]] Answer<std::vector<LiveBinding>> read(const Json& settings) const {
    const Json* list = member(settings, "bindings");
    if (list == nullptr || !list->is_array()) {
      return CouldNotTell{unexpected_shape(errand_, "the settings have no list of bindings")};
    }
    std::vector<LiveBinding> bindings;
    for (const Json& json : *list) {
      std::optional<LiveBinding> binding = read_live_binding(json);
      if (!binding) return CouldNotTell{unexpected_shape(errand_, "a binding lacks its name")};
      bindings.push_back(*std::move(binding));
    }
    return sorted_once(std::move(bindings));
  }

  Errand errand_;
  std::string path_;
  bool is_answered_ = false;
  Answer<std::vector<LiveBinding>> bindings_ = Absent{};
};

}  // namespace

InquiryPointer inquire_settings(const Question& question, const AccountToken& token) {
  const std::string path =
      script_path({question.account, question.account_id, question.worker}) + "/settings";
  return std::make_unique<SettingsInquiry>(errand_of(question, token.variable), path);
}

}  // namespace cfplan
