#include "cfplan/model/account.hpp"

#include <algorithm>
#include <utility>

#include "cfplan/model/binding_kind.hpp"

namespace cfplan {
namespace {

template <class T>
const Answer<T>* look_up(const std::map<Question, Reply>& replies, const Question& question) {
  const auto found = replies.find(question);
  return found == replies.end() ? nullptr : std::get_if<Answer<T>>(&found->second);
}

// The list an answer holds, to be added to; made when it is not there.
template <class T>
std::vector<T>& known_list(std::map<Question, Reply>& replies, const Question& question) {
  const auto place = replies.try_emplace(question, Answer<std::vector<T>>(std::vector<T>{})).first;
  auto* answer = std::get_if<Answer<std::vector<T>>>(&place->second);
  if (answer == nullptr || !answer->is_here()) {
    place->second = Answer<std::vector<T>>(std::vector<T>{});
    answer = std::get_if<Answer<std::vector<T>>>(&place->second);
  }
  return answer->value();
}

}  // namespace

bool WorkerVersions::latest_is_live() const {
  return latest.empty() || std::find(live.begin(), live.end(), latest) != live.end();
}

void Account::put(const Question& question, Reply reply) {
  replies_.insert_or_assign(question, std::move(reply));
}

bool Account::knows(const Question& question) const { return replies_.contains(question); }

const Answer<Token>* Account::token(const std::string& account) const {
  return look_up<Token>(replies_, {Topic::Token, account, "", ""});
}

const Answer<std::vector<AccountName>>* Account::accounts(const std::string& account) const {
  return look_up<std::vector<AccountName>>(replies_, {Topic::Accounts, account, "", ""});
}

const Answer<std::vector<Zone>>* Account::zones(const std::string& account,
                                                const std::string& account_id,
                                                const std::vector<std::string>& names) const {
  return look_up<std::vector<Zone>>(replies_, {Topic::Zones, account, account_id, "", names});
}

const Answer<std::vector<Resource>>* Account::resources(BindingKind kind,
                                                        const std::string& account,
                                                        const std::string& account_id) const {
  return look_up<std::vector<Resource>>(replies_, {words_of(kind).topic, account, account_id, ""});
}

const Answer<std::vector<std::string>>* Account::workers(const std::string& account,
                                                         const std::string& account_id) const {
  return look_up<std::vector<std::string>>(replies_, {Topic::Workers, account, account_id, ""});
}

const Answer<std::vector<std::string>>* Account::secrets(const std::string& account,
                                                         const std::string& account_id,
                                                         const std::string& worker) const {
  return look_up<std::vector<std::string>>(replies_, {Topic::Secrets, account, account_id, worker});
}

const Answer<std::vector<LiveBinding>>* Account::settings(const std::string& account,
                                                          const std::string& account_id,
                                                          const std::string& worker) const {
  return look_up<std::vector<LiveBinding>>(replies_,
                                           {Topic::Settings, account, account_id, worker});
}

void Account::add_resource(BindingKind kind, const std::string& account,
                           const std::string& account_id, Resource resource) {
  auto& known = known_list<Resource>(replies_, {words_of(kind).topic, account, account_id, ""});
  const auto place =
      std::lower_bound(known.begin(), known.end(), resource,
                       [](const Resource& a, const Resource& b) { return a.name < b.name; });
  known.insert(place, std::move(resource));
}

void Account::add_worker(const std::string& account, const std::string& account_id,
                         const std::string& worker) {
  auto& known = known_list<std::string>(replies_, {Topic::Workers, account, account_id, ""});
  known.insert(std::lower_bound(known.begin(), known.end(), worker), worker);
  put({Topic::Secrets, account, account_id, worker},
      Answer<std::vector<std::string>>(std::vector<std::string>{}));
}

}  // namespace cfplan
