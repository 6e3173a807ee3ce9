#include "cli/doctor/machine_checkup.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "cfplan/apply/child_environment.hpp"
#include "cfplan/base/text.hpp"

namespace cfplan {
namespace {

using std::chrono::seconds;

constexpr seconds kInStep{60};
constexpr seconds kVersionTime{30};
constexpr int kOldestWrangler = 4;  // what is known of wrangler here is known of this one
constexpr const char* kInstall = "install it for the project with npm install --save-dev wrangler";

std::string minutes_text(seconds duration) {
  const auto minutes = std::chrono::round<std::chrono::minutes>(duration).count();
  return counted(static_cast<std::size_t>(minutes), "minute");
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The first "1.2.3" in what `wrangler --version` prints, which older ones decorate.
std::string version_in(std::string_view text) {
  std::size_t begin = 0;
  while (begin < text.size()) {
    begin = std::min(text.find_first_of("0123456789", begin), text.size());
    const std::size_t end = std::min(text.find_first_not_of("0123456789.", begin), text.size());
    const std::string_view word = text.substr(begin, end - begin);
    if (std::count(word.begin(), word.end(), '.') == 2 && is_digit(word.back())) {
      return std::string(word);
    }
    begin = end;
  }
  return "";
}

/// The first line that it complained with, in brackets.
std::string complaint(const std::string& errors) {
  const std::string line = errors.substr(0, errors.find('\n'));
  return line.empty() ? "" : " (" + line + ")";
}

std::string why_no_version(const ProcessOutcome& outcome) {
  switch (outcome.ending) {
    case ProcessEnding::Exited:
      return outcome.status == 0 ? "does not tell its version"
                                 : "ended with status " + std::to_string(outcome.status) +
                                       complaint(outcome.errors);
    case ProcessEnding::CouldNotStart:
      return "could not be started: " + lower_ascii(outcome.errors);
    case ProcessEnding::TimedOut: return "did not tell its version within 30 seconds";
    default: return "did not end by itself";
  }
}

std::string shown_program(const std::string& program, const std::string& folder) {
  return program.starts_with(folder + "/") ? program.substr(folder.size() + 1) : program;
}

}  // namespace

HealthCheck check_clock(std::optional<seconds> ahead) {
  HealthCheck line{.subject = "clock"};
  if (!ahead) {
    line.health = Health::Unchecked;
    line.finding = "not compared: the API did not tell the time";
  } else if (std::chrono::abs(*ahead) <= kInStep) {
    line.finding = "in step with the API's";
  } else {
    line.health = Health::Warning;
    line.finding = minutes_text(std::chrono::abs(*ahead)) +
                   (ahead->count() > 0 ? " ahead of the API's" : " behind the API's");
    line.remedy =
        "let the system take its time from the network: certificates and tokens are "
        "only valid at their time";
  }
  return line;
}

HealthCheck check_wrangler(const std::optional<std::string>& program, const std::string& folder,
                           const Environment& environment, ProcessRunner& processes) {
  HealthCheck line{.subject = "wrangler"};
  if (!program) {
    line.health = Health::Warning;
    line.finding = "not found in node_modules/.bin or PATH";
    line.remedy = std::string(kInstall) + ": cfplan configures Workers, wrangler deploys them";
    return line;
  }
  const ProcessOutcome outcome = processes.run({.argv = {*program, "--version"},
                                                .environment = child_environment(environment, {}),
                                                .folder = folder,
                                                .timeout = kVersionTime});
  const std::string version = outcome.ending == ProcessEnding::Exited && outcome.status == 0
                                  ? version_in(outcome.output.reveal())
                                  : "";
  line.finding = shown_program(*program, folder);
  if (version.empty()) {
    line.health = Health::Warning;
    line.finding += " " + why_no_version(outcome);
    line.remedy = "run it by hand with --version; it needs Node.js";
    return line;
  }
  line.finding = version + ", " + line.finding;
  if (std::stoi(version.substr(0, std::min<std::size_t>(version.find('.'), 4))) < kOldestWrangler) {
    line.health = Health::Warning;
    line.remedy = std::string(kInstall) + "@latest: cfplan goes by the rules of wrangler 4";
  }
  return line;
}

std::optional<HealthCheck> check_credentials(const Environment& environment) {
  const auto is_set = [&](const char* name) { return !environment.get(name).value_or("").empty(); };
  HealthCheck line{.subject = "credentials", .health = Health::Warning};
  if (is_set("CLOUDFLARE_API_KEY") && is_set("CLOUDFLARE_EMAIL")) {
    line.finding = "wrangler uses CLOUDFLARE_API_KEY with CLOUDFLARE_EMAIL rather than a token";
    line.remedy = "unset both, so that wrangler and cfplan are allowed the same";
    return line;
  }
  if (is_set("CF_API_TOKEN") && !is_set("CLOUDFLARE_API_TOKEN")) {
    line.finding = "CF_API_TOKEN is set, which cfplan does not read";
    line.remedy = "call it CLOUDFLARE_API_TOKEN, as wrangler wants it too";
    return line;
  }
  return std::nullopt;
}

}  // namespace cfplan
