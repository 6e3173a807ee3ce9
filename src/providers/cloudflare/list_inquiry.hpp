#pragma once

#include <algorithm>
#include <functional>
#include <optional>
#include <utility>

#include "providers/cloudflare/inquiry.hpp"
#include "providers/cloudflare/paged_list.hpp"

namespace cfplan {

inline const std::string& sorting_name(const std::string& name) { return name; }
template <class T>
const std::string& sorting_name(const T& item) {
  return item.name;
}

/// Sorted by name and without what two pages showed twice because the list grew in between.
template <class T>
std::vector<T> sorted_once(std::vector<T> list) {
  std::stable_sort(list.begin(), list.end(),
                   [](const T& a, const T& b) { return sorting_name(a) < sorting_name(b); });
  list.erase(std::unique(list.begin(), list.end()), list.end());
  return list;
}

/// A question whose reply is one list of the API.
template <class T>
class ListInquiry : public Inquiry {
 public:
  /// One item of the list; none when it has not the shape that the API promises.
  using ReadItem = std::function<std::optional<T>(const Json&)>;

  ListInquiry(Errand errand, PagedList pages, ReadItem read_item)
      : errand_(std::move(errand)), pages_(std::move(pages)), read_item_(std::move(read_item)) {}

  [[nodiscard]] std::vector<std::string> wanted() const override { return pages_.wanted(); }
  void take(std::vector<ApiAnswer> answers) override { pages_.take(std::move(answers)); }
  [[nodiscard]] Reply reply() const override { return answer(); }

 protected:
  [[nodiscard]] const PagedList& pages() const { return pages_; }

  [[nodiscard]] Answer<std::vector<T>> answer() const {
    if (!pages_.items()) return CouldNotTell{explain(pages_.items().error(), errand_)};
    std::vector<T> list;
    for (const Json& json : *pages_.items()) {
      std::optional<T> item = read_item_(json);
      if (!item) return CouldNotTell{unexpected_shape(errand_, "an item lacks its name or id")};
      list.push_back(*std::move(item));
    }
    return sorted_once(std::move(list));
  }

 private:
  Errand errand_;
  PagedList pages_;
  ReadItem read_item_;
};

}  // namespace cfplan
