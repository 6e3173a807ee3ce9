#include "plan/draft.hpp"

namespace cfplan {

DraftChange set_change(ValuePath path, Value value, const Value* before, Subject subject,
                       Origin origin, std::string item) {
  DraftChange change;
  change.edit = {Verb::Set, std::move(path), std::move(value)};
  if (before != nullptr) change.before = *before;
  change.origin = std::move(origin);
  change.subject = subject;
  change.effect = before == nullptr ? Effect::Add : Effect::Update;
  change.item = std::move(item);
  return change;
}

DraftChange remove_change(ValuePath path, const Value& before, Subject subject, Effect effect,
                          std::string item) {
  return {{Verb::Remove, std::move(path), Null{}}, before, {}, subject, effect, std::move(item)};
}

DraftChange append_change(ValuePath path, Value item_value, Subject subject, Origin origin,
                          std::string item) {
  return {{Verb::Append, std::move(path), std::move(item_value)},
          std::nullopt,
          std::move(origin),
          subject,
          Effect::Add,
          std::move(item)};
}

}  // namespace cfplan
