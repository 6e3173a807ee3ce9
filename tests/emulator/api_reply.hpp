#pragma once

#include "emulator/emulated_request.hpp"
#include "providers/json_text.hpp"

namespace cfplan::tests {

/// Cloudflare's envelope around a result.
[[nodiscard]] EmulatedResponse success(const Json& result);
/// The same with what is said about the result as a whole.
[[nodiscard]] EmulatedResponse success_with(const Json& result, const Json& result_info);
/// Cloudflare's envelope around one error.
[[nodiscard]] EmulatedResponse refusal(int status, int code, const std::string& message);

/// Whether lists say how many items there are in all, as most endpoints do and some do not.
enum class Totals { Given, LeftOut };

struct PageLimits {
  std::size_t usual = 20;
  std::size_t most = 50;
};

/// The page of a list that the request asks for.
[[nodiscard]] EmulatedResponse paged(const EmulatedRequest& request, const Json& items,
                                     const PageLimits& limits, Totals totals);

}  // namespace cfplan::tests
