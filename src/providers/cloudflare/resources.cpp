#include "providers/cloudflare/resources.hpp"

#include <array>
#include <utility>

#include "cfplan/base/check.hpp"
#include "cfplan/model/binding_kind.hpp"
#include "providers/cloudflare/list_inquiry.hpp"

namespace cfplan {
namespace {

// The most that the API gives a page, as far as its documentation says; in the order of
// BindingKind.
// clang-format off
constexpr std::array kEndpoints{
    ResourceEndpoint{BindingKind::Database, "/d1/database", 10'000, Paging::Numbers, "", "uuid", "name",
                     "name", 7502, "D1 Write"},
    ResourceEndpoint{BindingKind::KvNamespace, "/storage/kv/namespaces", 1'000, Paging::Numbers, "", "id", "title",
                     "", 10014, "Workers KV Storage Write"},
    ResourceEndpoint{BindingKind::R2Bucket, "/r2/buckets", 1'000, Paging::Cursor, "buckets", "name", "name",
                     "name_contains", 10004, "Workers R2 Storage Write"},
    ResourceEndpoint{BindingKind::Queue, "/queues", 100, Paging::Numbers, "", "queue_name", "queue_name",
                     "", 11009, "Queues Write"},
    ResourceEndpoint{BindingKind::Hyperdrive, "/hyperdrive/configs", 0, Paging::Numbers, "", "id", "name",
                     "", 0, ""},
    ResourceEndpoint{BindingKind::VectorizeIndex, "/vectorize/v2/indexes", 0, Paging::Numbers, "", "name", "name",
                     "", 0, ""}};
// clang-format on

class ResourcesInquiry : public ListInquiry<Resource> {
 public:
  ResourcesInquiry(Errand errand, const ResourceEndpoint& endpoint, const std::string& account_id)
      : ListInquiry(
            std::move(errand),
            PagedList(resources_path(endpoint.kind, account_id), endpoint.per_page, endpoint.paging,
                      endpoint.item_key),
            [kind = endpoint.kind](const Json& json) { return read_resource(kind, json); }) {}
};

}  // namespace

const ResourceEndpoint& endpoint_of(BindingKind kind) {
  return kEndpoints[static_cast<std::size_t>(kind)];
}

std::string resources_path(BindingKind kind, const std::string& account_id) {
  return "/accounts/" + url_encoded(account_id) + endpoint_of(kind).path;
}

std::optional<Resource> read_resource(BindingKind kind, const Json& json) {
  const ResourceEndpoint& endpoint = endpoint_of(kind);
  Resource resource{string_member(json, endpoint.id_key), string_member(json, endpoint.name_key)};
  if (resource.id.empty() || resource.name.empty()) return std::nullopt;
  return resource;
}

InquiryPointer inquire_resources(const Question& question, const AccountToken& token) {
  const BindingWords* words = words_of(question.topic);
  check(words != nullptr, "the topic is one of things to bind");
  return std::make_unique<ResourcesInquiry>(errand_of(question, token.variable),
                                            endpoint_of(words->kind), question.account_id);
}

}  // namespace cfplan
