#include "providers/cloudflare/cloudflare_writer.hpp"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "cfplan/model/binding_kind.hpp"
#include "providers/account_diagnostics.hpp"
#include "providers/cloudflare/inquiry.hpp"
#include "providers/cloudflare/paged_list.hpp"
#include "providers/cloudflare/resources.hpp"
#include "providers/cloudflare/workers.hpp"
#include "providers/secrets_json.hpp"

namespace cfplan {
namespace {

constexpr const char* kBoundary = "cfplan-4f1c0c2f9d7e";

Errand errand(const ApiClient& client, const std::string& account, const std::string& what,
              const std::string& resource, const char* permission) {
  return {what, resource, permission, client.variable(account), account};
}

// The Worker that `wrangler secret put` makes when there is none.
std::string empty_worker_form(const std::string& worker) {
  const Json metadata = {{"main_module", worker}, {"bindings", Json::array()}, {"logpush", false}};
  const std::string dashes = std::string("--") + kBoundary;
  const std::string disposition = "\r\nContent-Disposition: form-data; name=\"";
  return dashes + disposition + "metadata\"\r\n\r\n" + metadata.dump() + "\r\n" + dashes +
         disposition + worker + "\"; filename=\"" + worker +
         "\"\r\nContent-Type: application/javascript+module\r\n\r\n" +
         "export default { fetch() {} }" + "\r\n" + dashes + "--\r\n";
}

ApiRequest writing(HttpMethod method, const std::string& account, std::string path,
                   std::string content_type, Sensitive body) {
  ApiRequest request;
  request.account = account;
  request.method = method;
  request.path = std::move(path);
  request.content_type = std::move(content_type);
  request.body = std::move(body);
  request.repeat = Repeat::Never;
  return request;
}

}  // namespace

CloudflareWriter::CloudflareWriter(std::shared_ptr<ApiClient> client)
    : client_(std::move(client)) {}

Answer<Resource> CloudflareWriter::find_resource(BindingKind kind, const Errand& errand,
                                                 const std::string& account_id,
                                                 const std::string& name) {
  const ResourceEndpoint& endpoint = endpoint_of(kind);
  std::string path = resources_path(kind, account_id);
  // A search by the API's own idea of likeness.
  if (*endpoint.search != 0) path += "?" + std::string(endpoint.search) + "=" + url_encoded(name);
  PagedList pages(std::move(path), endpoint.per_page, endpoint.paging, endpoint.item_key);
  for (std::vector<std::string> paths = pages.wanted(); !paths.empty(); paths = pages.wanted()) {
    std::vector<ApiRequest> batch;
    for (std::string& wanted : paths) {
      ApiRequest request;
      request.account = errand.account;
      request.path = std::move(wanted);
      batch.push_back(std::move(request));
    }
    pages.take(client_->send(batch));
  }
  if (!pages.items()) return CouldNotTell{explain(pages.items().error(), errand)};
  for (const Json& json : *pages.items()) {
    std::optional<Resource> resource = read_resource(kind, json);
    if (resource && resource->name == name) return *std::move(resource);
  }
  return Absent{};
}

Result<Resource> CloudflareWriter::create_resource(BindingKind kind, const std::string& account,
                                                   const std::string& account_id,
                                                   const std::string& name) {
  const ResourceEndpoint& endpoint = endpoint_of(kind);
  const std::string noun(words_of(kind).noun);
  const Errand creating = errand(*client_, account, "create " + noun + " \"" + name + "\"",
                                 noun + " " + name, endpoint.permission);
  const std::string body = Json{{endpoint.name_key, name}}.dump();
  for (std::size_t tries = 1;; ++tries) {
    const ApiAnswer answer =
        client_->send(writing(HttpMethod::Post, account, resources_path(kind, account_id),
                              "application/json", Sensitive(body)));
    if (answer) {
      if (std::optional<Resource> made = read_resource(kind, answer->result)) return *made;
    }
    const bool taken = !answer && endpoint.taken != 0 && answer.error().has_code(endpoint.taken);
    if (answer || taken || answer.error().is_outcome_unknown()) {
      Answer<Resource> found = find_resource(kind, creating, account_id, name);
      if (found.is_here()) return std::move(found).value();
      if (found.is_unknown()) return fail(found.why());
    }
    if (answer) return fail(unexpected_shape(creating, "the new " + noun + " is not described"));
    if (!client_->wait_before_retry(tries, answer.error())) {
      return fail(explain(answer.error(), creating));
    }
  }
}

Answer<bool> CloudflareWriter::worker_exists(const Errand& errand, const WorkerAddress& worker) {
  ApiRequest request;
  request.account = worker.account;
  request.path = "/accounts/" + url_encoded(worker.account_id) + "/workers/services/" +
                 url_encoded(worker.worker);
  const ApiAnswer answer = client_->send(std::move(request));
  if (answer) return true;
  if (is_missing_worker(answer.error())) return false;
  return CouldNotTell{explain(answer.error(), errand)};
}

Result<void> CloudflareWriter::create_worker(const WorkerAddress& worker) {
  const Errand creating =
      errand(*client_, worker.account, "create worker \"" + worker.worker + "\"",
             "worker " + worker.worker, "Workers Scripts Write");
  const std::string content_type = std::string("multipart/form-data; boundary=") + kBoundary;
  for (std::size_t tries = 1;; ++tries) {
    // Uploading would replace the code of a Worker that is there by now.
    const Answer<bool> exists = worker_exists(creating, worker);
    if (exists.is_unknown()) return fail(exists.why());
    if (exists.value()) return {};
    const ApiAnswer answer =
        client_->send(writing(HttpMethod::Put, worker.account, script_path(worker), content_type,
                              Sensitive(empty_worker_form(worker.worker))));
    if (answer) return {};
    if (client_->wait_before_retry(tries, answer.error())) continue;
    const bool open = answer.error().is_outcome_unknown();
    const Answer<bool> made = open ? worker_exists(creating, worker) : Answer<bool>(false);
    if (made.is_here() && made.value()) return {};
    return fail(explain(answer.error(), creating));
  }
}

Result<void> CloudflareWriter::change_secrets(
    const WorkerAddress& worker, const std::map<std::string, std::optional<Sensitive>>& secrets) {
  const Errand setting =
      errand(*client_, worker.account, "set the secrets of worker \"" + worker.worker + "\"",
             "worker " + worker.worker, "Workers Scripts Write");
  ApiRequest request =
      writing(HttpMethod::Patch, worker.account, script_path(worker) + "/secrets-bulk",
              "application/merge-patch+json", secrets_patch(secrets));
  request.repeat = Repeat::Safe;  // a merge patch sent twice does what it did once
  const ApiAnswer answer = client_->send(std::move(request));
  if (answer) return {};
  if (is_missing_worker(answer.error())) return fail(worker_not_found(worker.worker));
  return fail(explain(answer.error(), setting));
}

}  // namespace cfplan
