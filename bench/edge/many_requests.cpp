#include "bench/edge/many_requests.hpp"

#include <httplib.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace cfplan::bench {

void send_requests(const std::string& base_url, const std::vector<std::string>& targets,
                   std::size_t at_once) {
  const std::size_t path = base_url.find('/', base_url.find("//") + 2);
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    httplib::Client client(base_url.substr(0, path));
    client.set_keep_alive(true);
    client.set_tcp_nodelay(true);
    // As libcurl asks for it: to press the answers together is most of the emulator's work.
    client.set_default_headers(
        {{"Authorization", "Bearer token"}, {"Accept-Encoding", "deflate, gzip, br, zstd"}});
    client.set_decompress(false);
    for (std::size_t i = next++; i < targets.size(); i = next++) {
      // What is measured has to have happened.
      if (!client.Get(base_url.substr(path) + targets[i])) ::_exit(1);
    }
  };
  std::vector<std::jthread> threads;
  for (std::size_t i = 0; i < std::min(at_once, targets.size()); ++i) threads.emplace_back(work);
}

}  // namespace cfplan::bench
