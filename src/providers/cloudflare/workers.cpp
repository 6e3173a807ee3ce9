#include "providers/cloudflare/workers.hpp"

#include "providers/cloudflare/list_inquiry.hpp"

namespace cfplan {
namespace {

std::optional<std::string> read_worker(const Json& json) {
  std::string id = string_member(json, "id");
  if (id.empty()) return std::nullopt;
  return id;
}

std::optional<WorkerUpload> read_upload(const Json& json) {
  WorkerUpload upload{string_member(json, "id"), string_member(json, "modified_on")};
  if (upload.name.empty()) return std::nullopt;
  return upload;
}

}  // namespace

std::string scripts_path(const std::string& account_id) {
  return "/accounts/" + url_encoded(account_id) + "/workers/scripts";
}

std::string script_path(const WorkerAddress& worker) {
  return scripts_path(worker.account_id) + "/" + url_encoded(worker.worker);
}

bool is_missing_worker(const ApiFailure& failure) {
  return failure.has_code(10007) || failure.has_code(10090) || failure.has_code(10092);
}

InquiryPointer inquire_workers(const Question& question, const AccountToken& token) {
  return std::make_unique<ListInquiry<std::string>>(errand_of(question, token.variable),
                                                    PagedList(scripts_path(question.account_id), 0),
                                                    read_worker);
}

InquiryPointer inquire_uploads(const Question& question, const AccountToken& token) {
  return std::make_unique<ListInquiry<WorkerUpload>>(
      errand_of(question, token.variable), PagedList(scripts_path(question.account_id), 0),
      read_upload);
}

}  // namespace cfplan
