#include "document/jsonc/removal.hpp"

#include <algorithm>
#include <deque>

#include "document/jsonc/trivia.hpp"

namespace cfplan::jsoncdoc {
namespace {

/// Works out what goes with one removed item of a container.
class Surroundings {
 public:
  Surroundings(std::string_view text, const Node& container, std::size_t item)
      : text_(text),
        container_(container),
        item_(container.known_items()[item]),
        is_first_(item == 0),
        is_last_(item + 1 == count_read(container)),
        lead_(trivia_lines(text, {end_before(container, item), item_.begin})),
        tail_(trivia_lines(text, {item_end(), next_begin(item)})) {}

  [[nodiscard]] SourceSpan span(bool keeps_one_behind) const {
    if (is_alone_on_its_lines()) return whole_lines();
    return keeps_one_behind && !ends_its_line() ? up_to_the_next() : from_the_one_before();
  }

 private:
  // Behind the comma too, unless that stands on a later line.
  [[nodiscard]] std::size_t item_end() const {
    const std::size_t end = item_.value.span.end;
    if (!item_.has_comma()) return end;
    const bool is_near = !first_trivia_line(text_, {end, item_.comma}).has_break(text_);
    return is_near ? item_.comma + 1 : end;
  }

  [[nodiscard]] std::size_t next_begin(std::size_t item) const {
    return is_last_ ? container_.span.end - 1 : container_.known_items()[item + 1].begin;
  }

  [[nodiscard]] bool starts_its_line() const {
    const TriviaLine& line = lead_.back();
    return lead_.size() > 1 &&
           text_.substr(line.begin, line.text_end - line.begin).find(',') == std::string_view::npos;
  }
  [[nodiscard]] bool ends_its_line() const { return tail_.size() > 1; }
  [[nodiscard]] bool is_alone_on_its_lines() const { return starts_its_line() && ends_its_line(); }

  [[nodiscard]] SourceSpan whole_lines() const {
    std::size_t first = lead_.size() - 1;
    std::size_t comments = first;
    while (comments > 1 && lead_[comments - 1].has_comment) --comments;
    if (is_section()) {
      first = comments;
      if (first > 1 && lead_[first - 1].is_blank()) --first;
    } else if (is_paragraph(comments)) {
      first = comments;
    }
    return {lead_[first].begin, tail_.front().end};
  }

  // A map over several lines is to its comments what a section is in TOML.
  [[nodiscard]] bool is_section() const {
    const SourceSpan span = item_.value.span;
    return item_.value.kind == Node::Kind::Object &&
           text_.substr(span.begin, span.size()).find_first_of("\r\n") != std::string_view::npos;
  }

  // With the comments above it, and nothing else, between blank lines or brackets.
  [[nodiscard]] bool is_paragraph(std::size_t comments) const {
    const bool opens = comments > 1 || (is_first_ && !lead_.front().has_comment);
    const bool closes = tail_.size() == 2 ? is_last_ : tail_[1].is_blank();
    return opens && closes;
  }

  // Others stay on its line behind it: what follows takes its place.
  [[nodiscard]] SourceSpan up_to_the_next() const {
    std::size_t end = item_end();
    while (end < text_.size() && (text_[end] == ' ' || text_[end] == '\t')) ++end;
    return {item_.begin, end};
  }

  // Nothing of the container stays on its line behind it: the white space before it goes too.
  [[nodiscard]] SourceSpan from_the_one_before() const {
    const TriviaLine* last = &lead_.back();
    while (last != &lead_.front() && last->is_blank()) --last;
    const std::size_t begin = last->ends_in_line_comment ? last->end : last->text_end;
    const std::size_t end = ends_its_line() ? tail_.front().text_end : item_end();
    return {std::min<std::size_t>(begin, item_.begin), std::max(end, item_end())};
  }

  std::string_view text_;
  const Node& container_;
  const Item& item_;
  bool is_first_;
  bool is_last_;
  std::deque<TriviaLine> lead_;
  std::deque<TriviaLine> tail_;
};

}  // namespace

std::vector<Removal> removals(std::string_view text, const Node& container) {
  const std::size_t count = count_read(container);
  std::size_t last_kept = kNowhere;
  for (std::size_t i = 0; i < count; ++i) {
    if (!container.known_items()[i].is_removed) last_kept = i;
  }
  std::vector<Removal> removals;
  for (std::size_t i = 0; i < count; ++i) {
    const Item& item = container.known_items()[i];
    if (!item.is_removed) continue;
    const bool keeps_one_behind = last_kept != kNowhere && last_kept > i;
    Removal removal{Surroundings(text, container, i).span(keeps_one_behind), item.owner};
    if (!removals.empty()) {
      removal.span.begin = std::max(removal.span.begin, removals.back().span.end);
    }
    removals.push_back(removal);
  }
  return removals;
}

std::size_t end_before(const Node& container, std::size_t item) {
  return item == 0 ? container.span.begin + 1 : container.known_items()[item - 1].value.span.end;
}

std::size_t count_read(const Node& container) {
  const auto made = std::find_if(container.known_items().begin(), container.known_items().end(),
                                 [](const Item& item) { return item.is_made(); });
  return static_cast<std::size_t>(made - container.known_items().begin());
}

}  // namespace cfplan::jsoncdoc
