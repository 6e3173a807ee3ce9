#include "cfplan/providers/cloudflare/cloudflare.hpp"

#include <utility>

#include "providers/cloudflare/api_client.hpp"
#include "providers/cloudflare/cloudflare_reader.hpp"
#include "providers/cloudflare/cloudflare_writer.hpp"

namespace cfplan {

AccountProvider open_cloudflare(const std::string& base_url, AccountTokens tokens, HttpClient& http,
                                Clock& clock) {
  // Shared, because reading and writing spend one budget.
  auto client = std::make_shared<ApiClient>(base_url, std::move(tokens), http, clock);
  return {std::make_unique<CloudflareReader>(client), std::make_unique<CloudflareWriter>(client)};
}

}  // namespace cfplan
