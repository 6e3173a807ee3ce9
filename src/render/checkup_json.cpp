#include <nlohmann/json.hpp>

#include "cfplan/render/checkup.hpp"
#include "cfplan/render/mask_ids.hpp"

namespace cfplan {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kFormatOfCheckup = 1;

const char* status_name(Health health) {
  switch (health) {
    case Health::Ok: return "ok";
    case Health::Warning: return "warning";
    case Health::Problem: return "problem";
    case Health::Unchecked: break;
  }
  return "unknown";
}

Json text_or_nothing(const std::string& text, IdDisplay ids) {
  return text.empty() ? Json() : Json(mask_ids(text, {}, ids));
}

Json part_json(const CheckupPart& part, IdDisplay ids) {
  Json checks = Json::array();
  for (const HealthCheck& one : part.checks) {
    checks.push_back({{"subject", one.subject},
                      {"status", status_name(one.health)},
                      {"finding", text_or_nothing(one.finding, ids)},
                      {"remedy", text_or_nothing(one.remedy, ids)},
                      {"code", text_or_nothing(one.code, ids)}});
  }
  return {{"title", mask_ids(part.title, {}, ids)}, {"checks", std::move(checks)}};
}

}  // namespace

std::string render_checkup_json(const Checkup& checkup, IdDisplay ids) {
  Json parts = Json::array();
  for (const CheckupPart& part : checkup.parts) parts.push_back(part_json(part, ids));
  const Json out{{"format_version", kFormatOfCheckup},
                 {"problems", checkup.count(Health::Problem)},
                 {"warnings", checkup.count(Health::Warning)},
                 {"parts", std::move(parts)}};
  // ASCII, and never an exception: bytes that are no UTF-8 become U+FFFD.
  return out.dump(2, ' ', true, Json::error_handler_t::replace) + "\n";
}

}  // namespace cfplan
