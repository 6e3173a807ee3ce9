#include "document/jsonc/marks.hpp"

#include <utility>
#include <vector>

namespace cfplan::jsoncdoc {
namespace {

class MarkTaker : public IdleTaker {
 public:
  explicit MarkTaker(std::string_view text) { scan_.mask = text; }

  void open(Node::Kind kind, std::size_t begin) {
    if (open_.empty()) scan_.root.begin = static_cast<std::uint32_t>(begin);
    scan_.marks.push_back(kind == Node::Kind::Object ? Mark::Object : Mark::Array);
    open_.push_back({scan_.sizes.size(), 0});
    scan_.sizes.push_back(0);
  }
  void close(std::size_t end) {
    scan_.marks.push_back(Mark::End);
    scan_.sizes[open_.back().number] = open_.back().size;
    open_.pop_back();
    if (open_.empty()) scan_.root.end = static_cast<std::uint32_t>(end);
  }
  [[nodiscard]] bool item(std::size_t) {
    ++open_.back().size;
    return true;
  }
  void scalar(SourceSpan) { scan_.marks.push_back(Mark::Scalar); }
  void last_comma(std::size_t at) { scan_.mask[at] = ' '; }
  void comment(SourceSpan span) {
    for (std::size_t i = span.begin; i < span.end; ++i) {
      if (scan_.mask[i] != '\n' && scan_.mask[i] != '\r') scan_.mask[i] = ' ';
    }
  }

  [[nodiscard]] MarkScan take() { return std::move(scan_); }

 private:
  struct Open {
    std::size_t number;  // among the containers
    std::uint32_t size;
  };
  MarkScan scan_;
  std::vector<Open> open_;
};

}  // namespace

MarkScan scan_marks(std::string_view text) {
  MarkTaker taker(text);
  const ScanFault fault = Scanner(text, taker).scan_file();
  MarkScan scan = taker.take();
  scan.fault = fault;
  return scan;
}

}  // namespace cfplan::jsoncdoc
