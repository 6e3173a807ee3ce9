#include <gtest/gtest.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <set>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "emulator/cloudflare_emulator.hpp"
#include "golden/shell_run.hpp"

namespace cfplan::tests {
namespace {

constexpr const char* kAccountId = "0506015145cda87c34f9ab8e9675a8a9";
constexpr int kDeployments = 40;
constexpr auto kStartLimit = std::chrono::seconds(20);

sockaddr_in loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  return address;
}

int free_port() {
  const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address = loopback(0);
  socklen_t size = sizeof address;
  ::bind(listener, reinterpret_cast<sockaddr*>(&address), size);
  ::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size);
  ::close(listener);
  return ntohs(address.sin_port);
}

bool answers(int port) {
  const int client = ::socket(AF_INET, SOCK_STREAM, 0);
  const sockaddr_in address = loopback(port);
  const bool connected =
      ::connect(client, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  ::close(client);
  return connected;
}

/// One request as the proxy received it.
struct ProxiedRequest {
  std::string protocol;  ///< as TLS agreed on it: "h2"
  std::string connection;
  std::string request;
};

/// nghttpx with a certificate of its own in front of a server without TLS; ends with this object.
class Http2Proxy {
 public:
  Http2Proxy(const std::filesystem::path& folder, int server) : folder_(folder) {
    const ShellResult made = run_shell(
        folder_,
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 "
        "-keyout key.pem -out certificate.pem -subj /CN=127.0.0.1 "
        "-addext subjectAltName=IP:127.0.0.1",
        {});
    EXPECT_EQ(made.exit_code, 0) << made.err;
    const std::string command =
        "PATH=$PATH:/usr/sbin; exec nghttpx --conf=/dev/null --single-process --workers=1 "
        "--frontend=127.0.0.1," +
        std::to_string(port_) + " --backend=127.0.0.1," + std::to_string(server) +
        " --accesslog-file=access.log --accesslog-format='$alpn $remote_port $request' "
        "--errorlog-file=error.log key.pem certificate.pem >proxy.out 2>&1";
    process_ = ::fork();
    if (process_ == 0) {
      if (::chdir(folder_.c_str()) == 0) {
        ::execl("/bin/sh", "sh", "-c", command.c_str(), static_cast<char*>(nullptr));
      }
      ::_exit(127);
    }
    const auto limit = std::chrono::steady_clock::now() + kStartLimit;
    while (!answers(port_) && std::chrono::steady_clock::now() < limit) {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
  }
  ~Http2Proxy() { stop(); }
  Http2Proxy(const Http2Proxy&) = delete;
  Http2Proxy& operator=(const Http2Proxy&) = delete;

  [[nodiscard]] std::string base_url() const {
    return "https://127.0.0.1:" + std::to_string(port_) + "/client/v4";
  }
  [[nodiscard]] std::string certificate() const { return folder_ / "certificate.pem"; }
  [[nodiscard]] std::string complaints() const { return read_file(folder_ / "error.log"); }

  /// Ends it: what it wrote is complete then.
  [[nodiscard]] std::vector<ProxiedRequest> requests() {
    stop();
    std::vector<ProxiedRequest> all;
    std::istringstream log(read_file(folder_ / "access.log"));
    for (std::string line; std::getline(log, line);) {
      ProxiedRequest one;
      std::istringstream words(line);
      words >> one.protocol >> one.connection;
      std::getline(words >> std::ws, one.request);
      all.push_back(std::move(one));
    }
    return all;
  }

 private:
  void stop() {
    if (process_ <= 0) return;
    ::kill(process_, SIGTERM);
    ::waitpid(process_, nullptr, 0);
    process_ = 0;
  }

  std::filesystem::path folder_;
  int port_ = free_port();
  pid_t process_ = 0;
};

EmbeddedAccounts account() {
  EmbeddedAccount account{.id = kAccountId, .name = "Example"};
  for (int i = 0; i < kDeployments; ++i)
    account.workers.push_back({"shop-c" + std::to_string(i), {}});
  return {{account}};
}

std::string manifest() {
  std::string text =
      "version: 1\nlayout: { wrangler_env: \"${customer}\" }\ndefaults:\n  secrets: { KEY: { "
      "from_env: KEY } }\ncustomers:\n";
  for (int i = 0; i < kDeployments; ++i) {
    text += "  c" + std::to_string(i) + ": { environments: { production: } }\n";
  }
  return text;
}

class Http2 : public testing::Test {
 protected:
  void SetUp() override {
    if (run_shell(folder_.path(), "PATH=$PATH:/usr/sbin; command -v nghttpx && command -v openssl",
                  {})
            .exit_code != 0) {
      GTEST_SKIP() << "nghttpx (Debian's nghttp2-proxy) or openssl is not installed";
    }
    write_file(project_ / "wrangler.toml",
               std::string("name = \"shop\"\naccount_id = \"") + kAccountId + "\"\n");
    write_file(project_ / "deployments.yaml", manifest());
  }

  ShellResult plan(const Http2Proxy& proxy, Variables more) {
    more.insert(
        {{"CLOUDFLARE_API_BASE_URL", proxy.base_url()}, {"CLOUDFLARE_API_TOKEN", "canary-token"}});
    return run_shell(project_, "cfplan plan", more);
  }

  TemporaryFolder folder_;
  std::filesystem::path project_ = folder_.path() / "project";
  CloudflareEmulator emulator_{account()};
};

TEST_F(Http2, CarriesAllRequestsOfAPlanOverOneConnection) {
  Http2Proxy proxy(folder_.path(), emulator_.port());
  const ShellResult result = plan(proxy, {{"CURL_CA_BUNDLE", proxy.certificate()}});
  ASSERT_EQ(result.exit_code, 0) << result.err << proxy.complaints();
  std::set<std::string> connections;
  std::size_t count = 0;
  for (const ProxiedRequest& request : proxy.requests()) {
    EXPECT_EQ(request.protocol, "h2") << request.request;
    connections.insert(request.connection);
    ++count;
  }
  EXPECT_EQ(connections.size(), 1U);
  // The token, the Workers, and the secrets of each.
  EXPECT_EQ(count, kDeployments + 2U);
  EXPECT_EQ(count, emulator_.requests().size());
}

TEST_F(Http2, IsNotSpokenWithAServerThatNobodyVouchesFor) {
  Http2Proxy proxy(folder_.path(), emulator_.port());
  const ShellResult result = plan(proxy, {});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_NE((result.out + result.err).find("CFP4009"), std::string::npos) << result.err;
  EXPECT_TRUE(emulator_.requests().empty());
}

}  // namespace
}  // namespace cfplan::tests
