#include "document/jsonc/container_changes.hpp"

#include <algorithm>
#include <string>

#include "document/jsonc/removal.hpp"
#include "document/jsonc/trivia.hpp"
#include "document/jsonc/writing.hpp"

namespace cfplan::jsoncdoc {
namespace {

bool has_break(std::string_view text, SourceSpan span) {
  return text.substr(span.begin, span.size()).find_first_of("\r\n") != std::string_view::npos;
}

class ContainerChange {
 public:
  ContainerChange(std::string_view text, const Layout& layout, const Node& container,
                  std::vector<TextEdit>& edits)
      : text_(text),
        layout_(layout),
        container_(container),
        edits_(edits),
        count_(count_read(container)),
        removals_(removals(text, container)),
        inside_{container.span.begin + 1, container.span.end - 1} {
    for (std::size_t i = 0; i < count_; ++i) {
      if (!container.known_items()[i].is_removed) last_kept_ = i;
    }
    ends_in_comma_ = count_ > 0 && container.known_items()[count_ - 1].has_comma();
  }

  void make() {
    if (last_kept_ == kNowhere && nothing_else_inside()) return refill();
    for (const Removal& removal : removals_) edit(removal.span, "", removal.owner);
    settle_commas();
    if (!has_made()) return;
    if (last_kept_ == kNowhere) insert_before_end();
    else insert_after_last();
  }

 private:
  void edit(SourceSpan span, std::string made, std::size_t owner) {
    edits_.push_back({span, std::move(made), owner});
  }

  [[nodiscard]] bool has_made() const { return count_ < container_.known_items().size(); }
  [[nodiscard]] const Item& made_item(std::size_t i) const {
    return container_.known_items()[count_ + i];
  }
  [[nodiscard]] std::size_t made_count() const { return container_.known_items().size() - count_; }

  [[nodiscard]] bool is_in_removal(std::size_t at) const {
    const auto after =
        std::upper_bound(removals_.begin(), removals_.end(), at,
                         [](std::size_t x, const Removal& r) { return x < r.span.end; });
    return after != removals_.end() && after->span.begin <= at;
  }

  // Only white space and commas, once the removed items are gone.
  [[nodiscard]] bool nothing_else_inside() const {
    std::size_t at = inside_.begin;
    const auto is_bare = [&](std::size_t end) {
      return text_.substr(at, end - at).find_first_not_of(" \t\r\n,") == std::string_view::npos;
    };
    for (const Removal& removal : removals_) {
      if (!is_bare(removal.span.begin)) return false;
      at = removal.span.end;
    }
    return is_bare(inside_.end);
  }

  [[nodiscard]] std::string item_text(std::size_t i, Shape shape,
                                      std::string_view indentation) const {
    const bool has_comma = i + 1 < made_count() || (ends_in_comma_ && shape == Shape::Pretty);
    return write_item(made_item(i), container_.kind, layout_, item_shape(shape), indentation) +
           (has_comma ? "," : "");
  }

  // A map in a list looks like the one before it; other values are laid out as their place is.
  [[nodiscard]] Shape item_shape(Shape place) const {
    if (place == Shape::OneLine || last_kept_ == kNowhere) return place;
    const Node& sibling = container_.known_items()[last_kept_].value;
    const bool is_one_line = container_.kind == Node::Kind::Array && !sibling.is_made &&
                             sibling.kind != Node::Kind::Scalar && has_items(text_, sibling) &&
                             !has_break(text_, sibling.span);
    return is_one_line ? Shape::OneLine : place;
  }

  // All that is inside is replaced: an empty container stays empty or is expanded.
  void refill() {
    if (!has_made()) return edit(inside_, "", removals_.back().owner);
    const bool was_one_line = count_ > 0 && !has_break(text_, inside_);
    const Shape shape = was_one_line || layout_.is_one_line ? Shape::OneLine : Shape::Pretty;
    const std::string outer(indentation_at(text_, container_.span.begin));
    const std::string inner = outer + layout_.unit;
    const bool is_padded = container_.kind == Node::Kind::Object && layout_.colon != ":";
    const std::string pad = is_padded ? " " : "";
    const std::string lead = shape == Shape::Pretty ? layout_.line_end + inner : pad;
    const std::string close = shape == Shape::Pretty ? layout_.line_end + outer : pad;
    const std::string next = shape == Shape::Pretty ? lead : one_line_gap();
    for (std::size_t i = 0; i < made_count(); ++i) {
      std::string made = (i == 0 ? lead : next) + item_text(i, shape, inner);
      if (i + 1 == made_count()) made += close;
      edit(i == 0 ? inside_ : SourceSpan{inside_.end, inside_.end}, std::move(made),
           made_item(i).owner);
    }
  }

  [[nodiscard]] std::string one_line_gap() const { return layout_.colon == ":" ? "" : " "; }

  // Exactly one comma between two items that stay, none before the first, and one after the last
  // where made ones follow or the author ends lists with one.
  void settle_commas() {
    std::vector<std::size_t> commas;
    std::size_t kept = kNowhere;
    std::size_t owner = has_made() ? made_item(0).owner : 0;
    for (std::size_t i = 0; i < count_; ++i) {
      const Item& item = container_.known_items()[i];
      if (item.is_removed) {
        owner = item.owner;
      } else {
        settle(kept, commas, kept != kNowhere, owner);
        kept = i;
        commas.clear();
      }
      if (item.has_comma() && !is_in_removal(item.comma)) commas.push_back(item.comma);
    }
    const bool needs_one = kept != kNowhere && (has_made() || ends_in_comma_);
    if (needs_one && has_made()) owner = made_item(0).owner;
    settle(kept, commas, needs_one, owner);
    insert_at_ = kept == kNowhere ? kNowhere
                 : commas.empty() ? container_.known_items()[kept].value.span.end
                                  : commas.front() + 1;
  }

  void settle(std::size_t kept, const std::vector<std::size_t>& commas, bool needs_one,
              std::size_t owner) {
    const std::size_t surplus_from = needs_one ? 1 : 0;
    for (std::size_t i = surplus_from; i < commas.size(); ++i) {
      edit({commas[i], commas[i] + 1}, "", owner);
    }
    if (needs_one && commas.empty()) {
      const std::size_t end = container_.known_items()[kept].value.span.end;
      edit({end, end}, ",", owner);
    }
  }

  // Behind the last item that stays, its comma and its comment.
  void insert_after_last() {
    const Item& last = container_.known_items()[last_kept_];
    std::size_t next = last_kept_ + 1;
    while (next < count_ && container_.known_items()[next].begin < insert_at_) ++next;
    const SourceSpan behind{insert_at_,
                            next < count_ ? container_.known_items()[next].begin : inside_.end};
    const TriviaLine rest = first_trivia_line(text_, behind);
    const SourceSpan lead{end_before(container_, last_kept_), last.begin};
    const bool has_own_line = has_break(text_, lead) || rest.ends_in_line_comment;
    const Shape shape = has_own_line ? Shape::Pretty : Shape::OneLine;
    const std::string indentation(indentation_at(text_, last.begin));
    const std::string gap = has_own_line ? layout_.line_end + indentation : same_line_gap();
    for (std::size_t i = 0; i < made_count(); ++i) {
      std::string made = gap + item_text(i, shape, indentation);
      if (!has_own_line && ends_in_comma_ && i + 1 == made_count()) made += ",";
      edit({rest.text_end, rest.text_end}, std::move(made), made_item(i).owner);
    }
  }

  // What stands between the last two items after their comma, else what is usual.
  [[nodiscard]] std::string same_line_gap() const {
    if (last_kept_ == 0) return one_line_gap();
    const std::size_t comma = container_.known_items()[last_kept_ - 1].comma;
    const std::string gap(
        text_.substr(comma + 1, container_.known_items()[last_kept_].begin - comma - 1));
    return gap.find_first_not_of(" \t") == std::string::npos ? gap : one_line_gap();
  }

  // Comments are all that is left: the made items come behind them.
  void insert_before_end() {
    const std::size_t begin = end_before(container_, count_);
    const TriviaLine last = last_trivia_line(text_, {begin, inside_.end});
    const std::string outer(indentation_at(text_, container_.span.begin));
    const std::string inner = outer + layout_.unit;
    const bool bracket_has_own_line = last.is_blank() && last.begin > begin;
    const SourceSpan place = bracket_has_own_line ? SourceSpan{last.begin, last.begin}
                                                  : SourceSpan{last.text_end, inside_.end};
    for (std::size_t i = 0; i < made_count(); ++i) {
      const std::string item = inner + item_text(i, Shape::Pretty, inner);
      const bool is_final = i + 1 == made_count();
      const SourceSpan span = i == 0 ? place : SourceSpan{place.end, place.end};
      if (bracket_has_own_line) edit(span, item + layout_.line_end, made_item(i).owner);
      else
        edit(span, layout_.line_end + item + (is_final ? layout_.line_end + outer : ""),
             made_item(i).owner);
    }
  }

  std::string_view text_;
  const Layout& layout_;
  const Node& container_;
  std::vector<TextEdit>& edits_;
  std::size_t count_;
  std::vector<Removal> removals_;
  SourceSpan inside_;
  std::size_t last_kept_ = kNowhere;
  bool ends_in_comma_ = false;
  std::size_t insert_at_ = kNowhere;
};

}  // namespace

void change_items(std::string_view text, const Layout& layout, const Node& container,
                  std::vector<TextEdit>& edits) {
  ContainerChange(text, layout, container, edits).make();
}

}  // namespace cfplan::jsoncdoc
