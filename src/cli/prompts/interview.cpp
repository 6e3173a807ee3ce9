#include "cli/prompts/interview.hpp"

#include "cli/pipeline.hpp"

namespace cfplan {

Diagnostic left_without_answer(NoAnswer why) {
  if (why == NoAnswer::Interrupted) return interrupted();
  if (why == NoAnswer::WentBack) {
    return {.code = "CFP9032", .message = "left for the question before it"};
  }
  return {.code = "CFP9032",
          .message = "the questions were left without an answer; nothing was changed",
          .hint = "run the command again, or give the answers as options"};
}

bool went_back(const Error& error) {
  return error.diagnostics.front() == left_without_answer(NoAnswer::WentBack);
}

}  // namespace cfplan
