#pragma once

#include <optional>

#include "cfplan/model/account.hpp"
#include "providers/json_text.hpp"

namespace cfplan {

/// "token", "accounts", "zones", "databases", "workers" and so on.
[[nodiscard]] const char* topic_name(Topic topic);
[[nodiscard]] std::optional<Topic> topic_of(const std::string& name);

/// Whether a snapshot holds answers of this topic. What is live in a Worker may be a credential in
/// a variable, and is no business of a file that is handed on.
[[nodiscard]] bool is_saved(Topic topic);

/// A question and its reply as one object of the snapshot; its topic must be a saved one.
[[nodiscard]] Json reply_to_json(const Question& question, const Reply& reply);

/// The question of such an object.
[[nodiscard]] Question question_from_json(Topic topic, const Json& object);

/// The reply in such an object; none when it has another shape than its topic asks for.
[[nodiscard]] std::optional<Reply> reply_from_json(Topic topic, const Json& object);

}  // namespace cfplan
