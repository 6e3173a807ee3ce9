#pragma once

#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "providers/cloudflare/envelope.hpp"

namespace cfplan {

/// How a list tells where it goes on: by the number of a page, or by a mark in its answer.
enum class Paging { Numbers, Cursor };

/// A list of the API read page by page, in whichever dialect the endpoint speaks: `total_pages` or
/// `total_count` when the server says them, otherwise up to the first page that is not full; or
/// from cursor to cursor.
class PagedList {
 public:
  /// `per_page` 0: the endpoint gives everything at once. `item_key`: the member of the result that
  /// is the list; empty where the result is the list itself.
  PagedList(std::string path, std::size_t per_page, Paging paging = Paging::Numbers,
            std::string item_key = "");

  /// The paths to get now; empty when the list is complete or has failed. After the first page,
  /// all others at once when their number is known.
  [[nodiscard]] std::vector<std::string> wanted() const;
  /// The answers to what was wanted, in that order.
  void take(std::vector<ApiAnswer> answers);

  /// Once nothing is wanted: the items, or why there is no list. An endless list ends as
  /// Unreadable.
  [[nodiscard]] const tl::expected<std::vector<Json>, ApiFailure>& items() const { return items_; }

 private:
  void take_page(const ApiSuccess& page);
  [[nodiscard]] std::string path_of(std::size_t page) const;
  void follow_cursor(const Json& info);
  void plan_next(const Json& info, std::size_t size);
  void give_up(const std::string& why);

  std::string path_;
  std::size_t per_page_;
  Paging paging_;
  std::string item_key_;
  std::string cursor_;
  std::size_t next_page_ = 1;
  std::size_t last_page_ = 1;  // as far as is known
  tl::expected<std::vector<Json>, ApiFailure> items_ = std::vector<Json>{};
};

}  // namespace cfplan
