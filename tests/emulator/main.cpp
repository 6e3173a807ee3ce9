// cloudflare_emulator: the emulated API as a program of its own, for tests of real binaries.
//
//   cloudflare_emulator --account-file FILE --port-file FILE [--request-log FILE]
//                       [--token TOKEN]… [--fault FAULT]… [--latency MILLISECONDS]
//                       [--clock-ahead SECONDS] [--no-totals]
//
// Writes its port to the port file once it listens, and runs until SIGTERM.

#include <poll.h>

#include <iostream>
#include <vector>

#include "cfplan/providers/host/interruption.hpp"
#include "cfplan/providers/host/whole_file.hpp"
#include "emulator/cloudflare_emulator.hpp"
#include "providers/embedded/account_json.hpp"

namespace cfplan::tests {
namespace {

constexpr std::size_t kLargestAccountFile = 64U << 20;

struct Arguments {
  std::string account_file;
  std::string port_file;
  EmulatorOptions options;
  std::vector<Fault> faults;
};

bool take(const std::string& name, const std::string& value, Arguments& arguments) {
  if (name == "--account-file") arguments.account_file = value;
  else if (name == "--port-file") arguments.port_file = value;
  else if (name == "--request-log") arguments.options.request_log = value;
  else if (name == "--latency")
    arguments.options.latency = std::chrono::milliseconds(std::stol(value));
  else if (name == "--clock-ahead")
    arguments.options.clock_ahead = std::chrono::seconds(std::stol(value));
  else if (name == "--token") {
    const auto token = parse_token(value);
    if (!token) return false;
    arguments.options.tokens.push_back(*token);
  } else if (name == "--fault") {
    const auto fault = parse_fault(value);
    if (!fault) return false;
    arguments.faults.push_back(*fault);
  } else {
    return false;
  }
  return true;
}

std::optional<Arguments> parse(const std::vector<std::string>& words) {
  Arguments arguments;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "--no-totals") {
      arguments.options.totals = Totals::LeftOut;
      continue;
    }
    if (i + 1 == words.size() || !take(words[i], words[i + 1], arguments)) {
      std::cerr << "cloudflare_emulator: cannot use " << words[i] << "\n";
      return std::nullopt;
    }
    ++i;
  }
  if (arguments.account_file.empty() || arguments.port_file.empty()) {
    std::cerr << "cloudflare_emulator: needs --account-file and --port-file\n";
    return std::nullopt;
  }
  return arguments;
}

std::optional<EmbeddedAccounts> read_account_file(const std::string& path) {
  const Answer<std::string> bytes = read_whole_file(path, kLargestAccountFile);
  if (!bytes.is_here()) return std::nullopt;
  const Result<Json> json = parse_json_file(path, bytes.value());
  if (!json) return std::nullopt;
  Result<EmbeddedAccounts> accounts = read_accounts(path, *json);
  if (!accounts) return std::nullopt;
  return *std::move(accounts);
}

int run(const std::vector<std::string>& words) {
  const Interruption& interruption = Interruption::watch();
  const std::optional<Arguments> arguments = parse(words);
  if (!arguments) return 64;
  const auto accounts = read_account_file(arguments->account_file);
  if (!accounts) {
    std::cerr << "cloudflare_emulator: cannot read " << arguments->account_file << "\n";
    return 1;
  }
  CloudflareEmulator emulator(*accounts, arguments->options);
  for (const Fault& fault : arguments->faults) emulator.inject(fault);
  if (!replace_whole_file(arguments->port_file, std::to_string(emulator.port()) + "\n")) return 1;
  while (!interruption.requested()) {
    pollfd wake{interruption.descriptor(), POLLIN, 0};
    ::poll(&wake, 1, -1);
  }
  return 0;
}

}  // namespace
}  // namespace cfplan::tests

int main(int argc, char** argv) {
  return cfplan::tests::run(std::vector<std::string>(argv + 1, argv + argc));
}
