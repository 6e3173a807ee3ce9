#include "cfplan/apply/secret_values.hpp"

#include <nettle/base64.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include "cfplan/apply/child_environment.hpp"
#include "cfplan/base/text.hpp"
#include "cfplan/document/structured_document.hpp"

namespace cfplan {
namespace {

constexpr std::size_t kLargestValue = 5120;
constexpr std::chrono::seconds kCommandTime{60};

Diagnostic about(const SecretToSet& secret, const DeploymentKey& deployment, std::string code,
                 std::string message, std::string hint) {
  return {.code = std::move(code),
          .message = std::move(message),
          .resource = "secret " + secret.name + " of " + deployment.text(),
          .hint = std::move(hint),
          .deployment = deployment.text()};
}

Sensitive without_final_line_ending(const Sensitive& value) {
  std::string_view text = value.reveal();
  if (text.ends_with('\n')) text.remove_suffix(1);
  if (text.size() < value.size() && text.ends_with('\r')) text.remove_suffix(1);
  return Sensitive(std::string(text));
}

// RFC 4648, section 5, without padding.
Sensitive base64url(const Sensitive& bytes) {
  const std::string_view in = bytes.reveal();
  std::string out(BASE64_ENCODE_LENGTH(in.size()) + BASE64_ENCODE_FINAL_LENGTH, '\0');
  base64_encode_ctx context{};
  base64url_encode_init(&context);
  std::size_t size = base64_encode_update(&context, out.data(), in.size(),
                                          reinterpret_cast<const std::uint8_t*>(in.data()));
  size += base64_encode_final(&context, out.data() + size);
  out.resize(size);
  while (out.ends_with('=')) out.pop_back();
  return Sensitive(std::move(out));
}

/// Takes the value from the one source that the visitor is called with.
struct SourceVisitor {
  const SecretToSet& secret;
  const DeploymentKey& deployment;
  const SecretSources& sources;

  Result<Sensitive> operator()(const SecretFromEnv& from) const {
    std::optional<std::string> value = sources.environment.get(from.variable);
    if (value) return Sensitive(*std::move(value));
    return fail(about(secret, deployment, "CFP6101",
                      "the environment variable " + from.variable + " is not set",
                      "set " + from.variable + " for this run of cfplan apply"));
  }

  Result<Sensitive> operator()(const SecretFromFile& from) const {
    Answer<Sensitive> value = sources.files.read(from.path);
    if (value.is_here()) {
      return from.keep_newline ? value.value() : without_final_line_ending(value.value());
    }
    const std::string why = value.is_unknown() ? ": " + value.why().message : "";
    return fail(about(secret, deployment, "CFP6103",
                      "the file " + visible(from.path) + " cannot be read" + why,
                      value.is_absent() ? "there is no such file; create it or correct from_file"
                                        : "make it a readable regular file"));
  }

  Result<Sensitive> operator()(const SecretFromEnvFile& from) const {
    const Answer<Sensitive> file = sources.files.read(from.path);
    if (file.is_here()) {
      const auto document =
          parse_document(DocumentFormat::Env, from.path, std::string(file.value().reveal()));
      const Value* value = document ? (*document)->tree().find(from.key) : nullptr;
      if (value != nullptr && value->string() != nullptr) return Sensitive(*value->string());
    }
    return fail(
        about(secret, deployment, "CFP6107",
              visible(from.key) + " cannot be read from " + visible(from.path) + " any more",
              "see what happened to the file, then run cfplan migrate again"));
  }

  Result<Sensitive> operator()(const SecretFromCommand& from) const {
    const ProcessOutcome outcome = run(from);
    if (outcome.ending == ProcessEnding::Exited && outcome.status == 0) {
      return from.keep_newline ? outcome.output : without_final_line_ending(outcome.output);
    }
    return fail(about(secret, deployment, "CFP6104",
                      "the command " + visible(from.argv.front()) + " " + describe(outcome),
                      "run it by hand in the project folder; it must print the value and exit 0"));
  }

  Result<Sensitive> operator()(const SecretGenerated& generated) const {
    return base64url(sources.random.bytes(generated.bytes));
  }

 private:
  // The command sees our environment without Cloudflare's credentials and without what other
  // secrets of this run are read from, but for what the manifest passes on by name.
  [[nodiscard]] ProcessOutcome run(const SecretFromCommand& from) const {
    const ProcessRequest request{
        .argv = from.argv,
        .environment = child_environment(sources.environment, sources.withheld, from.pass_env),
        .folder = sources.folder,
        .timeout = kCommandTime};
    return sources.processes.run(request);
  }

  // What the command wrote to stderr may quote the value: it is not shown.
  [[nodiscard]] static std::string describe(const ProcessOutcome& outcome) {
    switch (outcome.ending) {
      case ProcessEnding::Exited: return "ended with status " + std::to_string(outcome.status);
      case ProcessEnding::Signalled: return "was ended by signal " + std::to_string(outcome.status);
      case ProcessEnding::CouldNotStart: return "could not be started";
      case ProcessEnding::TimedOut: return "took longer than 60 seconds";
      case ProcessEnding::OutputTooLong: return "printed more than 1 MiB";
      case ProcessEnding::Interrupted: return "was interrupted";
    }
    return "failed";
  }
};

Result<Sensitive> checked(Sensitive value, const SecretToSet& secret,
                          const DeploymentKey& deployment) {
  if (value.empty()) {
    return fail(about(secret, deployment, "CFP6102", "the value is empty",
                      "give it a value, or take the secret out of the manifest"));
  }
  if (value.size() > kLargestValue) {
    return fail(about(secret, deployment, "CFP6105",
                      "the value has " + std::to_string(value.size()) +
                          " bytes, more than the 5120 that Cloudflare takes",
                      "store it elsewhere (KV, R2) and keep only its key as the secret"));
  }
  if (find_invalid_utf8(value.reveal()) || value.reveal().find('\0') != std::string_view::npos) {
    return fail(about(secret, deployment, "CFP6106",
                      "the value is no text: it is not UTF-8 or holds NUL",
                      "encode it, for example as base64"));
  }
  return value;
}

}  // namespace

Result<Sensitive> read_secret(const SecretToSet& secret, const DeploymentKey& deployment,
                              const SecretSources& sources) {
  Result<Sensitive> value = std::visit(SourceVisitor{secret, deployment, sources}, secret.source);
  if (!value) return value;
  return checked(*std::move(value), secret, deployment);
}

}  // namespace cfplan
