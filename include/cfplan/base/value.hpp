#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace cfplan {

/// Whole numbers beyond it are another number to JavaScript.
inline constexpr std::int64_t kMaxExactInteger = (std::int64_t{1} << 53) - 1;

struct Null {
  bool operator==(const Null&) const = default;
};

/// A TOML date or time as it is written; wrangler refuses them in `vars`.
struct DateTime {
  std::string text;
  bool operator==(const DateTime&) const = default;
};

/// A string that exists only once apply has created `resource`; planned and compared as such.
struct KnownAfterApply {
  std::string resource;
  bool operator==(const KnownAfterApply&) const = default;
};

struct Member;

/// What TOML, JSON and YAML can say: a plain tree. Maps keep the order of their document.
class Value {
 public:
  using List = std::vector<Value>;
  using Map = std::vector<Member>;

  Value();
  Value(Null);                // NOLINT: these are meant to convert
  Value(bool v);              // NOLINT
  Value(std::int64_t v);      // NOLINT
  Value(int v);               // NOLINT
  Value(double v);            // NOLINT
  Value(std::string v);       // NOLINT
  Value(std::string_view v);  // NOLINT
  Value(const char* v);       // NOLINT
  Value(DateTime v);          // NOLINT
  Value(KnownAfterApply v);   // NOLINT
  Value(List v);              // NOLINT
  Value(Map v);               // NOLINT

  template <class T>
  [[nodiscard]] bool is() const {
    return std::holds_alternative<T>(data_);
  }
  /// Null when it is something else.
  template <class T>
  [[nodiscard]] const T* as() const {
    return std::get_if<T>(&data_);
  }
  template <class T>
  [[nodiscard]] T* as() {
    return std::get_if<T>(&data_);
  }
  [[nodiscard]] const std::string* string() const { return as<std::string>(); }

  /// The member of a map, or null: also when this is no map. Linear in the members.
  [[nodiscard]] const Value* find(std::string_view key) const;
  [[nodiscard]] Value* find(std::string_view key);
  /// "string", "number", "boolean", "list", "map", "null", "date".
  [[nodiscard]] std::string_view type_name() const;

 private:
  std::variant<Null, bool, std::int64_t, double, std::string, DateTime, KnownAfterApply, List, Map>
      data_;
};

struct Member {
  std::string key;
  Value value;
};

// Here and not in the class, since a Map needs the whole Member.
inline Value::Value() = default;
inline Value::Value(Null) {}
inline Value::Value(bool v) : data_(v) {}
inline Value::Value(std::int64_t v) : data_(v) {}
inline Value::Value(int v) : data_(static_cast<std::int64_t>(v)) {}
inline Value::Value(double v) : data_(v) {}
inline Value::Value(std::string v) : data_(std::move(v)) {}
inline Value::Value(std::string_view v) : data_(std::string(v)) {}
inline Value::Value(const char* v) : data_(std::string(v)) {}
inline Value::Value(DateTime v) : data_(std::move(v)) {}
inline Value::Value(KnownAfterApply v) : data_(std::move(v)) {}
inline Value::Value(List v) : data_(std::move(v)) {}
inline Value::Value(Map v) : data_(std::move(v)) {}

/// Equal as JavaScript sees it, since that is what wrangler reads: 1 equals 1.0, and the order of
/// a map's members does not matter.
[[nodiscard]] bool same_value(const Value& a, const Value& b);

/// Exact and order-sensitive: for proofs that an edit did what was meant.
[[nodiscard]] bool operator==(const Value& a, const Value& b);
[[nodiscard]] bool operator==(const Member& a, const Member& b);

/// Canonical one-line text (JSON with sorted keys; numbers as JavaScript prints them where exact):
/// same_value(a, b) if and only if the texts are equal.
[[nodiscard]] std::string canonical_text(const Value& value);

/// JSON in the members' own order, on one line: how a value is shown to a person.
[[nodiscard]] std::string one_line_text(const Value& value);

}  // namespace cfplan
