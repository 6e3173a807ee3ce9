#include "emulator/cloudflare_emulator.hpp"

#include <arpa/inet.h>
#include <httplib.h>
#include <sys/socket.h>

#include <array>
#include <condition_variable>
#include <ctime>
#include <fstream>
#include <mutex>
#include <thread>
#include <utility>

#include "cfplan/base/check.hpp"
#include "cfplan/base/text.hpp"
#include "emulator/gzip.hpp"

namespace cfplan::tests {
namespace {

constexpr const char* kBase = "/client/v4";
constexpr std::size_t kThreads = 64;  // a kept connection occupies one
constexpr std::size_t kWorthPacking = 1'024;

EmulatedRequest read_request(const httplib::Request& from) {
  EmulatedRequest request;
  request.method = from.method;
  const std::size_t base = std::string(kBase).size();
  request.path = from.path.starts_with(kBase) ? from.path.substr(base) : from.path;
  request.target = from.target.starts_with(kBase) ? from.target.substr(base) : from.target;
  for (const auto& [name, value] : from.params) request.query.emplace(name, value);
  for (const auto& [name, value] : from.headers) request.headers.emplace(lower_ascii(name), value);
  request.body =
      from.is_multipart_form_data() ? from.get_file_value("metadata").content : from.body;
  return request;
}

std::string http_date(std::chrono::system_clock::time_point time) {
  const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
  std::tm parts{};
  ::gmtime_r(&seconds, &parts);
  std::array<char, 64> text{};
  return {text.data(),
          std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts)};
}

void write_response(const httplib::Request& request, const EmulatedResponse& response,
                    httplib::Response& to) {
  to.status = response.status;
  std::string content_type = "application/json";
  for (const auto& [name, value] : response.headers) {
    if (name == "Content-Type") content_type = value;
    else to.set_header(name, value);
  }
  const bool is_packed =
      response.body.size() >= kWorthPacking &&
      request.get_header_value("Accept-Encoding").find("gzip") != std::string::npos;
  if (is_packed) to.set_header("Content-Encoding", "gzip");
  const std::string body = is_packed ? gzip_quickly(response.body) : response.body;
  if (body.empty()) return to.set_content(body, content_type);
  // What comes from a provider of a known length the library sends as it is: by itself it presses
  // every answer together as hard as it can, which takes it longer than all else.
  to.set_content_provider(body.size(), content_type,
                          [body](std::size_t offset, std::size_t size, httplib::DataSink& sink) {
                            return sink.write(body.data() + offset, size);
                          });
}

// Announces the whole body and ends the connection after half of it.
void write_half(const EmulatedResponse& response, httplib::Response& to) {
  to.status = response.status;
  to.set_content_provider(
      response.body.size(), "application/json",
      [body = response.body](std::size_t offset, std::size_t, httplib::DataSink& sink) {
        if (offset != 0) return false;
        return sink.write(body.data(), body.size() / 2);
      });
}

int port_of(const sockaddr_in& address) { return ntohs(address.sin_port); }

// The library hides the descriptor of a connection; it is the one between these two ports.
void cut_connection(const httplib::Request& request) {
  constexpr int kHighest = 4096;
  for (int fd = 3; fd < kHighest; ++fd) {
    sockaddr_in ours{};
    sockaddr_in theirs{};
    socklen_t size = sizeof ours;
    if (::getsockname(fd, reinterpret_cast<sockaddr*>(&ours), &size) != 0) continue;
    size = sizeof theirs;
    if (::getpeername(fd, reinterpret_cast<sockaddr*>(&theirs), &size) != 0) continue;
    if (port_of(ours) != request.local_port || port_of(theirs) != request.remote_port) continue;
    const linger at_once{1, 0};
    ::setsockopt(fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    ::shutdown(fd, SHUT_RDWR);
    return;
  }
}

EmulatedResponse faulty_response(const Fault& fault) {
  if (fault.kind == FaultKind::Malformed) {
    return {200, {{"Content-Type", "text/html"}}, "<!doctype html><title>hello</title>"};
  }
  EmulatedResponse response = refusal(fault.status, fault.code, "injected");
  if (!fault.body.empty()) response.body = fault.body;
  response.headers.insert(response.headers.end(), fault.headers.begin(), fault.headers.end());
  return response;
}

}  // namespace

struct CloudflareEmulator::State {
  State(EmbeddedAccounts accounts, EmulatorOptions given)
      : options(std::move(given)), api(std::move(accounts), options.tokens, options.totals) {}

  void answer(const httplib::Request& from, httplib::Response& to) {
    const EmulatedRequest request = read_request(from);
    std::unique_lock lock(mutex);
    const std::optional<Fault> fault = faults.next(request);
    requests.push_back({request, 0});
    const std::size_t number = requests.size() - 1;
    wait(lock, options.latency);
    if (fault && fault->kind == FaultKind::Delay && fault->moment == FaultMoment::BeforeEffect) {
      wait(lock, fault->delay);
    }
    const bool happens = !fault || fault->moment == FaultMoment::AfterEffect ||
                         fault->kind == FaultKind::Delay || fault->kind == FaultKind::HalfBody;
    EmulatedResponse response = happens ? api.handle(request) : EmulatedResponse{};
    if (fault && fault->kind == FaultKind::Delay && fault->moment == FaultMoment::AfterEffect) {
      wait(lock, fault->delay);
    }
    const bool is_cut = fault && fault->kind == FaultKind::Reset;
    if (fault && (fault->kind == FaultKind::Status || fault->kind == FaultKind::Malformed)) {
      response = faulty_response(*fault);
    }
    log(number, request, is_cut ? 0 : response.status);
    to.set_header("Date", http_date(std::chrono::system_clock::now() + options.clock_ahead));
    if (is_cut) return cut_connection(from);
    if (fault && fault->kind == FaultKind::HalfBody) return write_half(response, to);
    write_response(from, response, to);
  }

  void wait(std::unique_lock<std::mutex>& lock, std::chrono::milliseconds duration) {
    if (duration.count() > 0) ending.wait_for(lock, duration, [this] { return is_ending; });
  }

  // Never a header or a body: they hold the token and the secrets.
  void log(std::size_t number, const EmulatedRequest& request, int status) {
    // Forgotten meanwhile, or another one by now.
    if (number < requests.size() && requests[number].line() == LoggedRequest{request, 0}.line()) {
      requests[number].status = status;
    }
    if (options.request_log.empty()) return;
    std::ofstream(options.request_log, std::ios::app)
        << request.method << " " << request.target << " " << status << "\n";
  }

  EmulatorOptions options;
  mutable std::mutex mutex;
  std::condition_variable ending;
  bool is_ending = false;
  EmulatedApi api;
  FaultPlan faults;
  std::vector<LoggedRequest> requests;
  httplib::Server server;
  int port = 0;
  std::thread thread;
};

CloudflareEmulator::CloudflareEmulator(EmbeddedAccounts accounts, EmulatorOptions options)
    : state_(std::make_unique<State>(std::move(accounts), std::move(options))) {
  State& state = *state_;
  const auto handler = [&state](const httplib::Request& request, httplib::Response& response) {
    state.answer(request, response);
  };
  state.server.Get(".*", handler);
  state.server.Post(".*", handler);
  state.server.Put(".*", handler);
  state.server.Patch(".*", handler);
  state.server.Delete(".*", handler);
  state.server.new_task_queue = [] { return new httplib::ThreadPool(kThreads); };
  state.server.set_tcp_nodelay(true);
  state.server.set_keep_alive_max_count(1'000'000);
  state.server.set_keep_alive_timeout(2);  // seconds; what a kept connection may hold up the end
  state.port = state.server.bind_to_any_port("127.0.0.1");
  check(state.port > 0, "the emulator has a port");
  state.thread = std::thread([&state] { state.server.listen_after_bind(); });
  while (!state.server.is_running()) std::this_thread::yield();
}

CloudflareEmulator::~CloudflareEmulator() {
  {
    const std::lock_guard lock(state_->mutex);
    state_->is_ending = true;
  }
  state_->ending.notify_all();
  state_->server.stop();
  state_->thread.join();
}

int CloudflareEmulator::port() const { return state_->port; }

std::string CloudflareEmulator::base_url() const {
  return "http://127.0.0.1:" + std::to_string(state_->port) + kBase;
}

void CloudflareEmulator::inject(Fault fault) {
  const std::lock_guard lock(state_->mutex);
  state_->faults.add(std::move(fault));
}

void CloudflareEmulator::clear_faults() {
  const std::lock_guard lock(state_->mutex);
  state_->faults.clear();
}

std::vector<LoggedRequest> CloudflareEmulator::requests() const {
  const std::lock_guard lock(state_->mutex);
  return state_->requests;
}

void CloudflareEmulator::forget_requests() {
  const std::lock_guard lock(state_->mutex);
  state_->requests.clear();
}

EmbeddedAccounts CloudflareEmulator::accounts() const {
  const std::lock_guard lock(state_->mutex);
  return state_->api.accounts();
}

void CloudflareEmulator::set_accounts(EmbeddedAccounts accounts) {
  const std::lock_guard lock(state_->mutex);
  state_->api.accounts() = std::move(accounts);
}

std::optional<std::string> CloudflareEmulator::secret_value(const std::string& worker,
                                                            const std::string& name) const {
  const std::lock_guard lock(state_->mutex);
  return state_->api.secret_value(worker, name);
}

}  // namespace cfplan::tests
