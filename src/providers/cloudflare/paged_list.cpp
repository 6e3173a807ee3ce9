#include "providers/cloudflare/paged_list.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace cfplan {
namespace {

// 20,000 zones, or 4,000,000 databases: beyond it the server counts wrongly.
constexpr std::size_t kMostPages = 400;

std::optional<std::size_t> number(const Json& info, const char* key) {
  const Json* value = member(info, key);
  if (value == nullptr || !value->is_number_integer()) return std::nullopt;
  const auto signed_value = value->get<std::int64_t>();
  if (signed_value < 0) return std::nullopt;
  return static_cast<std::size_t>(signed_value);
}

}  // namespace

PagedList::PagedList(std::string path, std::size_t per_page)
    : path_(std::move(path)), per_page_(per_page) {}

std::vector<std::string> PagedList::wanted() const {
  std::vector<std::string> paths;
  if (!items_) return paths;
  const char joint = path_.find('?') == std::string::npos ? '?' : '&';
  for (std::size_t page = next_page_; page <= last_page_; ++page) {
    paths.push_back(per_page_ == 0 ? path_
                                   : path_ + joint + "page=" + std::to_string(page) +
                                         "&per_page=" + std::to_string(per_page_));
  }
  return paths;
}

void PagedList::take(std::vector<ApiAnswer> answers) {
  for (ApiAnswer& answer : answers) {
    if (!items_) return;
    if (answer) {
      take_page(*answer);
    } else {
      items_ = tl::unexpected(std::move(answer.error()));
    }
  }
}

void PagedList::take_page(const ApiSuccess& page) {
  if (!page.result.is_array()) return give_up("no list");
  items_->insert(items_->end(), page.result.begin(), page.result.end());
  ++next_page_;
  // Only the last page known so far can say whether there is another.
  if (per_page_ != 0 && next_page_ > last_page_) plan_next(page.result_info, page.result.size());
}

void PagedList::plan_next(const Json& info, std::size_t size) {
  const std::size_t per_page =
      std::max<std::size_t>(number(info, "per_page").value_or(per_page_), 1);
  const std::optional<std::size_t> count = number(info, "total_count");
  if (const auto pages = number(info, "total_pages")) {
    last_page_ = std::max(last_page_, *pages);
  } else if (count) {
    last_page_ = std::max(last_page_, *count / per_page + (*count % per_page == 0 ? 0 : 1));
  } else if (size >= per_page) {
    last_page_ = next_page_;
  }
  if (last_page_ > kMostPages) give_up("more than " + std::to_string(kMostPages) + " pages");
}

void PagedList::give_up(const std::string& why) {
  ApiFailure failure;
  failure.kind = ApiFailureKind::Unreadable;
  failure.status = 200;
  failure.detail = why;
  items_ = tl::unexpected(std::move(failure));
}

}  // namespace cfplan
