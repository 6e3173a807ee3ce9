#include "cli/prompts/interview.hpp"

#include "cli/pipeline.hpp"

namespace cfplan {

Diagnostic left_without_answer(NoAnswer why) {
  if (why == NoAnswer::Interrupted) return interrupted();
  return {.code = "CFP9032",
          .message = "the questions were left without an answer; nothing was changed",
          .hint = "run the command again, or give the answers as options"};
}

}  // namespace cfplan
