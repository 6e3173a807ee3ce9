#include "providers/wrangler/wrangler_failure.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <vector>

#include "cfplan/base/credential.hpp"
#include "cfplan/base/text.hpp"

namespace cfplan {
namespace {

constexpr std::size_t kShortestMasked = 4;
constexpr std::size_t kShownWords = 240;  // bytes

using Secrets = std::map<std::string, std::optional<Sensitive>>;

/// The codes in "Authentication error [code: 10000]".
std::vector<ApiError> codes_in(std::string_view text) {
  constexpr std::string_view kMark = "[code: ";
  std::vector<ApiError> errors;
  for (std::size_t at = text.find(kMark); at != std::string_view::npos; at = text.find(kMark, at)) {
    at += kMark.size();
    int code = 0;
    if (std::from_chars(text.data() + at, text.data() + text.size(), code).ec == std::errc()) {
      errors.push_back({code, ""});
    }
  }
  return errors;
}

/// Wrangler colours its errors even where nobody sees the colours.
std::string without_colors(std::string_view text) {
  std::string plain;
  while (!text.empty()) {
    const std::size_t escape = std::min(text.find("\x1b["), text.size());
    plain += text.substr(0, escape);
    const std::size_t end = std::min(text.find('m', escape), text.size());
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return plain;
}

/// What stands after wrangler's mark of an error, without the place of its log.
std::string_view telling_part(std::string_view text) {
  constexpr std::string_view kMark = "[ERROR]";
  const std::size_t mark = text.find(kMark);
  if (mark != std::string_view::npos) text.remove_prefix(mark + kMark.size());
  return text.substr(0, text.find("\xF0\x9F\xAA\xB5"));  // a piece of wood
}

/// On one line, cut to what a message can hold.
std::string shortened(std::string_view text) {
  std::string words;
  for (const char c : text) {
    const bool is_blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
    if (!is_blank) words += c;
    if (is_blank && !words.empty() && words.back() != ' ') words += ' ';
  }
  if (words.ends_with(' ')) words.pop_back();
  return visible(std::string_view(words).substr(0, kShownWords));
}

/// The lines of the values, longest first: whatever is quoted is quoted by lines, and one value may
/// be a part of another.
std::vector<std::string_view> lines_of(const Secrets& secrets) {
  std::vector<std::string_view> lines;
  for (const auto& [name, value] : secrets) {
    std::string_view rest = value ? value->reveal() : std::string_view();
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find_first_of("\r\n"), rest.size());
      if (end > 0) lines.push_back(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  std::sort(lines.begin(), lines.end(),
            [](std::string_view a, std::string_view b) { return a.size() > b.size(); });
  return lines;
}

/// Wrangler's words with every value as `****`; nothing where a value is so short that masking it
/// would leave no words.
std::string masked_words(std::string_view words, const Secrets& secrets) {
  std::string text(words);
  for (const std::string_view line : lines_of(secrets)) {
    if (line.size() < kShortestMasked) {
      if (text.find(line) != std::string::npos) return "";
      continue;
    }
    for (std::size_t at = text.find(line); at != std::string::npos; at = text.find(line, at)) {
      text.replace(at, line.size(), kMask);
      at += kMask.size();
    }
  }
  return shortened(mask_credentials(text));
}

std::string how_it_ended(const ProcessOutcome& outcome) {
  switch (outcome.ending) {
    case ProcessEnding::Exited: return "ended with status " + std::to_string(outcome.status);
    case ProcessEnding::Signalled: return "was ended by signal " + std::to_string(outcome.status);
    case ProcessEnding::CouldNotStart: return "could not be started";
    case ProcessEnding::TimedOut: return "took longer than two minutes";
    case ProcessEnding::OutputTooLong: return "printed more than 1 MiB";
    case ProcessEnding::Interrupted: return "was interrupted";
  }
  return "failed";
}

}  // namespace

Diagnostic wrangler_failure(const ProcessOutcome& outcome, const Secrets& secrets,
                            const Errand& errand) {
  if (outcome.ending == ProcessEnding::Exited) {
    ApiFailure refused{.kind = ApiFailureKind::Refused};
    refused.errors = codes_in(outcome.errors);
    if (refused.errors.empty()) refused.errors = codes_in(outcome.output.reveal());
    if (!refused.errors.empty()) return explain(refused, errand);
  }
  std::string message = "could not " + errand.what + ": wrangler " + how_it_ended(outcome);
  const std::string plain = without_colors(outcome.errors);
  const std::string words = masked_words(telling_part(plain), secrets);
  if (!words.empty()) message += " (" + words + ")";
  return {.code = "CFP6211",
          .message = std::move(message),
          .resource = errand.resource,
          .hint =
              "run wrangler secret list for this Worker by hand: it needs the same "
              "configuration and the same token"};
}

}  // namespace cfplan
