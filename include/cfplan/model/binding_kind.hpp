#pragma once

#include <array>
#include <string_view>

#include "cfplan/model/account.hpp"

namespace cfplan {

/// What stands in the wrangler file for a thing: its id, or the name that is its id.
enum class BoundBy { Id, Name };

/// Whether apply can make one: only where a name is all that Cloudflare asks for.
enum class Creation { ByName, NotOffered };

/// Which of the lists in `[env.X]` holds the bindings of a kind: `outer`, or `outer.inner`.
struct BindingList {
  std::string_view outer;
  std::string_view inner;  ///< empty: none
};

/// One kind of binding in the words of everybody who names it.
struct BindingWords {
  BindingKind kind;
  Topic topic;            ///< the question for all of them
  std::string_view noun;  ///< in messages
  std::string_view nouns;
  std::string_view manifest_key;
  std::string_view create_action;  ///< in the JSON of a plan
  BindingList list;
  std::string_view id_key;    ///< in an entry of the list: what says which one is bound
  std::string_view name_key;  ///< there: its name beside the id; empty: not written
  BoundBy bound_by;
  Creation creation;
  std::string_view api_type;  ///< in the settings of a live Worker
  std::string_view api_key;   ///< there: what says which one is bound
};

/// Everything known of each kind, in the order of BindingKind: another kind is another row here,
/// one in the endpoints of `providers/cloudflare/resources`, and one in the manifest's schema
/// table. wrangler's names are from its config schema, the API's from the types of its SDK.
// clang-format off
inline constexpr std::array kBindingKinds{
    BindingWords{BindingKind::Database, Topic::Databases, "database", "databases", "databases",
                 "create_database", {"d1_databases", ""}, "database_id", "database_name",
                 BoundBy::Id, Creation::ByName, "d1", "database_id"},
    BindingWords{BindingKind::KvNamespace, Topic::KvNamespaces, "KV namespace", "KV namespaces", "kv_namespaces",
                 "create_kv_namespace", {"kv_namespaces", ""}, "id", "",
                 BoundBy::Id, Creation::ByName, "kv_namespace", "namespace_id"},
    BindingWords{BindingKind::R2Bucket, Topic::R2Buckets, "R2 bucket", "R2 buckets", "r2_buckets",
                 "create_r2_bucket", {"r2_buckets", ""}, "bucket_name", "",
                 BoundBy::Name, Creation::ByName, "r2_bucket", "bucket_name"},
    BindingWords{BindingKind::Queue, Topic::Queues, "queue", "queues", "queues",
                 "create_queue", {"queues", "producers"}, "queue", "",
                 BoundBy::Name, Creation::ByName, "queue", "queue_name"},
    BindingWords{BindingKind::Hyperdrive, Topic::Hyperdrives, "Hyperdrive configuration", "Hyperdrive configurations", "hyperdrive",
                 "", {"hyperdrive", ""}, "id", "",
                 BoundBy::Id, Creation::NotOffered, "hyperdrive", "id"},
    BindingWords{BindingKind::VectorizeIndex, Topic::VectorizeIndexes, "Vectorize index", "Vectorize indexes", "vectorize",
                 "", {"vectorize", ""}, "index_name", "",
                 BoundBy::Name, Creation::NotOffered, "vectorize", "index_name"}};
// clang-format on

[[nodiscard]] constexpr const BindingWords& words_of(BindingKind kind) {
  return kBindingKinds[static_cast<std::size_t>(kind)];
}

/// Null for a topic that is no list of things to bind.
[[nodiscard]] constexpr const BindingWords* words_of(Topic topic) {
  for (const BindingWords& words : kBindingKinds) {
    if (words.topic == topic) return &words;
  }
  return nullptr;
}

}  // namespace cfplan
