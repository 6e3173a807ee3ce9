#include "document/jsonc/json_tree.hpp"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

namespace cfplan::jsoncdoc {
namespace {

// Of "[json.exception…] parse error at …: syntax error while parsing value - invalid literal; last
// read: '…'" the part that says what is wrong; what was last read may be a credential.
std::string reason_of(std::string_view words) {
  const std::size_t dash = words.find(" - ");
  if (dash != std::string_view::npos) words.remove_prefix(dash + 3);
  return std::string(words.substr(0, words.find("; last read")));
}

/// Builds the tree without nlohmann's own document in between.
class TreeBuilder final : public nlohmann::json_sax<nlohmann::json> {
 public:
  bool null() override { return add(Null{}); }
  bool boolean(bool value) override { return add(value); }
  bool number_integer(std::int64_t value) override { return add(value); }
  bool number_unsigned(std::uint64_t value) override {
    if (value <= INT64_MAX) return add(static_cast<std::int64_t>(value));
    return add(static_cast<double>(value));
  }
  bool number_float(double value, const std::string&) override { return add(value); }
  // Copied: the parser reads the next one into the memory that this one has grown.
  bool string(std::string& value) override { return add(std::string_view(value)); }
  bool binary(nlohmann::json::binary_t&) override { return false; }
  bool key(std::string& value) override {
    key_ = value;
    return true;
  }
  bool start_object(std::size_t) override { return open(Value::Map{}); }
  bool start_array(std::size_t) override { return open(Value::List{}); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::detail::exception& error) override {
    fault_ = {position > 0 ? position - 1 : 0, reason_of(error.what())};
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
    return true;
  }
  // An open container stays where it is: what holds it gets no other item before it is closed.
  bool open(Value value) {
    open_.push_back(&place(std::move(value)));
    return true;
  }
  bool close() {
    open_.pop_back();
    return true;
  }

  Value root_;
  std::vector<Value*> open_;
  std::string key_;
  JsonFault fault_;
};

}  // namespace

tl::expected<Value, JsonFault> parse_json_tree(std::string_view json) {
  TreeBuilder builder;
  if (nlohmann::json::sax_parse(json, &builder)) return builder.take_tree();
  return tl::unexpected(builder.take_fault());
}

}  // namespace cfplan::jsoncdoc
