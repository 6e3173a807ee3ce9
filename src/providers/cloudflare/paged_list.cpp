#include "providers/cloudflare/paged_list.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "providers/cloudflare/url_encoded.hpp"

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

PagedList::PagedList(std::string path, std::size_t per_page, Paging paging, std::string item_key)
    : path_(std::move(path)),
      per_page_(per_page),
      paging_(paging),
      item_key_(std::move(item_key)) {}

std::vector<std::string> PagedList::wanted() const {
  std::vector<std::string> paths;
  if (!items_) return paths;
  for (std::size_t page = next_page_; page <= last_page_; ++page) paths.push_back(path_of(page));
  return paths;
}

std::string PagedList::path_of(std::size_t page) const {
  if (per_page_ == 0) return path_;
  const char joint = path_.find('?') == std::string::npos ? '?' : '&';
  const std::string size = "per_page=" + std::to_string(per_page_);
  if (paging_ == Paging::Numbers)
    return path_ + joint + "page=" + std::to_string(page) + "&" + size;
  return path_ + joint + size + (cursor_.empty() ? "" : "&cursor=" + url_encoded(cursor_));
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
  const Json* list = item_key_.empty() ? &page.result : member(page.result, item_key_.c_str());
  if (list == nullptr || !list->is_array()) return give_up("no list");
  items_->insert(items_->end(), list->begin(), list->end());
  ++next_page_;
  if (paging_ == Paging::Cursor) return follow_cursor(page.result_info);
  // Only the last page known so far can say whether there is another.
  if (per_page_ != 0 && next_page_ > last_page_) plan_next(page.result_info, list->size());
}

void PagedList::follow_cursor(const Json& info) {
  std::string next = string_member(info, "cursor");
  if (next.empty()) return;
  if (next == cursor_ || next_page_ > kMostPages) return give_up("pages without an end");
  cursor_ = std::move(next);
  last_page_ = next_page_;
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
