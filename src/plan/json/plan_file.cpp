#include "cfplan/plan/plan_file.hpp"

#include <utility>

#include "cfplan/base/source_file.hpp"
#include "plan/ids.hpp"
#include "plan/json/names.hpp"
#include "plan/json/plan_from_json.hpp"
#include "plan/json/plan_to_json.hpp"

namespace cfplan {
namespace {

constexpr int kIndent = 2;

void mask_strings(Json& json, const std::set<std::string>& ids) {
  if (json.is_string()) {
    json = mask_ids(json.get_ref<const std::string&>(), ids);
  } else if (json.is_structured()) {
    for (Json& item : json) mask_strings(item, ids);
  }
}

std::string ascii_text(const Json& json) {
  return json.dump(kIndent, ' ', true, Json::error_handler_t::replace);
}

Diagnostic wrong_shape(const std::string& name, std::string code, std::string message) {
  return {std::move(code),
          Severity::Error,
          std::move(message),
          file_place(name),
          "",
          "save the plan again with cfplan plan --out FILE",
          ""};
}

}  // namespace

std::string write_plan(const Plan& plan, Ids ids) {
  Json json = plan_to_json(plan);
  if (ids == Ids::Masked) mask_strings(json, plan.ids);
  return ascii_text(json) + "\n";
}

Result<Plan> read_plan(const std::string& name, std::string_view text) {
  Result<Json> json = parse_json(name, text);
  if (!json) return fail(std::move(json.error()));
  const auto version = json->is_object() ? json->find("format_version") : json->end();
  if (version != json->end() && version->is_number() && *version != kFormatVersion) {
    return fail(wrong_shape(name, "CFP2304",
                            "format_version " + version->dump() + " is not known, only " +
                                std::to_string(kFormatVersion)));
  }
  ReadProblem problem;
  if (!json->is_object()) problem.text = "the plan is not an object";
  else if (version == json->end()) problem.text = "format_version is missing";
  else if (!version->is_number()) problem.text = "format_version is not a whole number";
  Plan plan = plan_from_json(*json, problem);
  if (!problem.text.empty()) return fail(wrong_shape(name, "CFP2303", problem.text));
  plan.ids = ids_in(plan);
  return plan;
}

}  // namespace cfplan
