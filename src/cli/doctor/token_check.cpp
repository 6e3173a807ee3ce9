#include "cli/doctor/token_check.hpp"

#include "cfplan/base/moment.hpp"
#include "cfplan/base/text.hpp"

namespace cfplan {
namespace {

using std::chrono::days;

constexpr days kSoon{14};

std::string renewal(const std::string& variable) {
  return "make a new API token in the Cloudflare dashboard and put it into " + variable;
}

/// "expires 2027-01-01T00:00:00Z", and in how many days when that is soon.
void add_expiry(const std::string& expires_on, const std::string& variable,
                std::chrono::system_clock::time_point now, HealthCheck& line) {
  if (expires_on.empty()) {
    line.finding += ", does not expire";
    return;
  }
  line.finding += ", expires " + expires_on;
  const auto moment = parse_rfc3339(expires_on);
  if (!moment || *moment - now > kSoon) return;
  const auto left = std::chrono::floor<days>(*moment - now).count();
  line.health = left < 0 ? Health::Problem : Health::Warning;
  line.finding += left < 0    ? ", which is past"
                  : left == 0 ? ", within a day"
                              : ", in " + counted(static_cast<std::size_t>(left), "day");
  line.remedy = renewal(variable);
}

}  // namespace

HealthCheck check_token(const Answer<Token>& token, const std::string& variable,
                        std::chrono::system_clock::time_point now) {
  if (token.is_unknown()) return health_check("token", token.why());
  HealthCheck line{.subject = "token"};
  if (token.is_absent()) {
    line.health = Health::Problem;
    line.finding = "there is none in " + variable;
    line.remedy = renewal(variable);
    return line;
  }
  const Token& known = token.value();
  line.finding = std::string(known.kind == TokenKind::User ? "of a user" : "of the account") +
                 ", " + known.status;
  if (known.status == "active") {
    add_expiry(known.expires_on, variable, now, line);
  } else {
    line.health = Health::Problem;
    line.remedy = renewal(variable);
  }
  return line;
}

}  // namespace cfplan
