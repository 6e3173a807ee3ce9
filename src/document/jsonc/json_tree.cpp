#include "document/jsonc/json_tree.hpp"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <unordered_map>
#include <utility>
#include <vector>

#include "document/room_for_edits.hpp"

namespace cfplan::jsoncdoc {
namespace {

// Of "[json.exception…] parse error at …: syntax error while parsing value - invalid literal; last
// read: '…'" the part that says what is wrong; what was last read may be a credential.
std::string reason_of(std::string_view words) {
  const std::size_t dash = words.find(" - ");
  if (dash != std::string_view::npos) words.remove_prefix(dash + 3);
  return std::string(words.substr(0, words.find("; last read")));
}

Value unsigned_number(std::uint64_t value) {
  if (value <= INT64_MAX) return static_cast<std::int64_t>(value);
  return static_cast<double>(value);
}

// Whether the next mark is this one.
bool take(std::deque<Mark>& marks, Mark mark) {
  if (marks.empty() || marks.front() != mark) return false;
  marks.pop_front();
  return true;
}

/// Builds the tree without nlohmann's own document in between.
class TreeBuilder final : public nlohmann::json_sax<nlohmann::json> {
 public:
  explicit TreeBuilder(MarkScan& scan) : marks_(scan.marks), sizes_(scan.sizes) {}

  bool null() override { return add(Null{}); }
  bool boolean(bool value) override { return add(value); }
  bool number_integer(std::int64_t value) override { return add(value); }
  bool number_unsigned(std::uint64_t value) override { return add(unsigned_number(value)); }
  bool number_float(double value, const std::string&) override { return add(value); }
  // Copied: the parser reads the next one into the memory that this one has grown.
  bool string(std::string& value) override { return add(std::string_view(value)); }
  bool binary(nlohmann::json::binary_t&) override { return false; }
  bool key(std::string& value) override {
    key_ = std::string(value);  // which is no longer than it needs to be
    return true;
  }
  bool start_object(std::size_t) override { return open(Value::Map{}, Mark::Object); }
  bool start_array(std::size_t) override { return open(Value::List{}, Mark::Array); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::detail::exception& error) override {
    fault_ = {position > 0 ? position - 1 : 0, reason_of(error.what()), {}};
    return false;
  }

  [[nodiscard]] Value take_tree() { return std::move(root_); }
  [[nodiscard]] JsonFault take_fault() { return std::move(fault_); }

 private:
  Value& place(Value value) {
    if (open_.empty()) return root_ = std::move(value);
    if (auto* list = open_.back()->as<Value::List>()) {
      return list->emplace_back(std::move(value));
    }
    auto& map = *open_.back()->as<Value::Map>();
    return map.emplace_back(Member{std::move(key_), std::move(value)}).value;
  }
  bool add(Value value) {
    place(std::move(value));
    return take(marks_, Mark::Scalar) || differs(open_.size());
  }
  // An open container stays where it is: what holds it gets no other item before it is closed.
  template <class Container>
  bool open(Container container, Mark mark) {
    if (!sizes_.empty()) {
      container.reserve(with_room_for_edits(sizes_.front()));
      sizes_.pop_front();
    }
    const std::size_t depth = open_.size();
    open_.push_back(&place(std::move(container)));
    return take(marks_, mark) || differs(depth);
  }
  bool close() {
    if (!take(marks_, Mark::End)) return differs(open_.size() - 1);
    open_.pop_back();
    return true;
  }
  // From the scanner, in the last value of so many open containers.
  bool differs(std::size_t depth) {
    for (std::size_t i = 0; i < depth; ++i) {
      const auto* list = open_[i]->as<Value::List>();
      fault_.path.push_back((list != nullptr ? list->size() : open_[i]->as<Value::Map>()->size()) -
                            1);
    }
    return false;
  }

  std::deque<Mark>& marks_;
  std::deque<std::uint32_t>& sizes_;
  Value root_;
  std::vector<Value*> open_;
  std::string key_;
  JsonFault fault_;
};

/// Compares what it is told with a tree and with the scanner's marks, keeping nothing of it.
class Comparison final : public nlohmann::json_sax<nlohmann::json> {
 public:
  Comparison(std::deque<Mark>& marks, const Value& intended)
      : marks_(marks), expected_(&intended) {}

  bool null() override { return scalar(Null{}); }
  bool boolean(bool value) override { return scalar(value); }
  bool number_integer(std::int64_t value) override { return scalar(value); }
  bool number_unsigned(std::uint64_t value) override { return scalar(unsigned_number(value)); }
  bool number_float(double value, const std::string&) override { return scalar(value); }
  bool string(std::string& value) override {
    const Value* other = next(Mark::Scalar);
    return other != nullptr && other->string() != nullptr && *other->string() == value;
  }
  bool binary(nlohmann::json::binary_t&) override { return false; }
  bool key(std::string& value) override {
    expected_ = open_.back().find(value);
    return expected_ != nullptr;
  }
  bool start_object(std::size_t) override { return open(Mark::Object); }
  bool start_array(std::size_t) override { return open(Mark::Array); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override {
    return false;
  }

 private:
  /// A container and how many of its values have come.
  struct Open {
    const Value::Map* map;    // or null
    const Value::List* list;  // or null
    std::size_t seen = 0;
    std::unordered_map<std::string_view, const Value*> others;  // once the order is another one
    bool is_ordered = true;

    [[nodiscard]] std::size_t size() const { return map != nullptr ? map->size() : list->size(); }
    /// The value of a key that has not come before, or null.
    const Value* find(const std::string& key) {
      if (seen == map->size()) return nullptr;
      if (is_ordered && (*map)[seen].key == key) return &(*map)[seen++].value;
      if (is_ordered) {
        for (std::size_t i = seen; i < map->size(); ++i) {
          others.emplace((*map)[i].key, &(*map)[i].value);
        }
        is_ordered = false;
      }
      const auto found = others.extract(key);
      if (found.empty()) return nullptr;
      ++seen;
      return found.mapped();
    }
  };

  // What the value that comes must be, or null.
  const Value* next(Mark mark) {
    if (!take(marks_, mark)) return nullptr;
    if (open_.empty() || open_.back().map != nullptr) return std::exchange(expected_, nullptr);
    Open& list = open_.back();
    return list.seen < list.size() ? &(*list.list)[list.seen++] : nullptr;
  }
  bool scalar(const Value& value) {
    const Value* other = next(Mark::Scalar);
    return other != nullptr && value == *other;
  }
  bool open(Mark mark) {
    const Value* other = next(mark);
    if (other == nullptr) return false;
    Open container{other->as<Value::Map>(), other->as<Value::List>(), 0, {}};
    const bool is_same =
        mark == Mark::Object ? container.map != nullptr : container.list != nullptr;
    open_.push_back(std::move(container));
    return is_same;
  }
  bool close() {
    const bool is_all = open_.back().seen == open_.back().size();
    open_.pop_back();
    return is_all && take(marks_, Mark::End);
  }

  std::deque<Mark>& marks_;
  const Value* expected_;
  std::vector<Open> open_;
};

}  // namespace

tl::expected<Value, JsonFault> parse_json_tree(MarkScan& scan) {
  TreeBuilder builder(scan);
  const bool is_read = nlohmann::json::sax_parse(scan.mask, &builder);
  if (is_read && scan.marks.empty()) return builder.take_tree();
  return tl::unexpected(builder.take_fault());
}

bool json_means(MarkScan& scan, const Value& intended) {
  Comparison comparison(scan.marks, intended);
  return nlohmann::json::sax_parse(scan.mask, &comparison) && scan.marks.empty();
}

std::string json_string(std::string_view written) {
  return nlohmann::json::parse(written).get<std::string>();
}

}  // namespace cfplan::jsoncdoc
