#include "cfplan/providers/snapshot/snapshot.hpp"

#include <array>
#include <ctime>
#include <utility>

#include "cfplan/base/source_file.hpp"
#include "providers/json_text.hpp"
#include "providers/snapshot/reply_json.hpp"

namespace cfplan {
namespace {

constexpr int kFormatVersion = 1;

std::string utc_text(std::chrono::system_clock::time_point time) {
  const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
  std::tm parts{};
  ::gmtime_r(&seconds, &parts);
  std::array<char, 32> text{};
  const std::size_t size = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
  return {text.data(), size};
}

tl::unexpected<Error> refuse(const std::string& file, const char* code, std::string message,
                             std::string hint) {
  Diagnostic diagnostic{.code = code, .message = std::move(message)};
  diagnostic.place = file_place(file);
  diagnostic.hint = std::move(hint);
  return fail(std::move(diagnostic));
}

}  // namespace

std::string write_snapshot(const Account& account, std::chrono::system_clock::time_point now) {
  Json replies = Json::array();
  for (const auto& [question, reply] : account.replies()) {
    if (is_saved(question.topic)) replies.push_back(reply_to_json(question, reply));
  }
  return json_file_text({{"format_version", kFormatVersion},
                         {"kind", "cfplan-snapshot"},
                         {"created_at", utc_text(now)},
                         {"replies", std::move(replies)}});
}

Result<Snapshot> read_snapshot(const std::string& file, std::string_view bytes) {
  const Result<Json> json = parse_json_file(file, bytes);
  if (!json) return fail(json.error());
  const Json* version = member(*json, "format_version");
  const Json* replies = member(*json, "replies");
  if (version == nullptr || replies == nullptr || !replies->is_array()) {
    return refuse(file, "CFP4056", "neither an embedded account nor a snapshot",
                  "an embedded account has \"writable\": true; a snapshot is written by cfplan "
                  "snapshot");
  }
  if (*version != kFormatVersion) {
    return refuse(file, "CFP4057", "a snapshot of format " + version->dump() + ", not 1",
                  "write it again with cfplan snapshot of this version");
  }
  Snapshot snapshot{file, string_member(*json, "created_at"), {}};
  for (std::size_t i = 0; i < replies->size(); ++i) {
    const Json& object = (*replies)[i];
    const std::optional<Topic> topic = topic_of(string_member(object, "topic"));
    std::optional<Reply> reply = topic ? reply_from_json(*topic, object) : std::nullopt;
    if (!reply) {
      return refuse(file, "CFP4056", "replies[" + std::to_string(i) + "] is no reply of a snapshot",
                    "write it again with cfplan snapshot");
    }
    snapshot.replies.insert_or_assign(question_from_json(*topic, object), std::move(*reply));
  }
  return snapshot;
}

}  // namespace cfplan
