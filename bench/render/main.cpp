// render_bench CFPLAN [N]: how long each format of a plan takes beside the plan; see README.md.
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "bench/child.hpp"
#include "bench/sample_project.hpp"
#include "cfplan/plan/plan_file.hpp"
#include "cfplan/render/plan_html.hpp"
#include "cfplan/render/plan_markdown.hpp"
#include "cfplan/render/plan_text.hpp"

namespace cfplan::bench {
namespace {

constexpr int kRuns = 5;
constexpr std::size_t kCommentBytes = 65536;

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void change_everywhere(const SampleProject& project, const std::string& from,
                       const std::string& to) {
  const std::filesystem::path manifest =
      std::filesystem::path(project.folder()) / "deployments.yaml";
  std::string text = text_of(manifest);
  text.replace(text.find(from), from.size(), to);
  std::ofstream(manifest, std::ios::binary) << text;
}

struct Format {
  const char* name;
  std::string (*render)(const Plan& plan);
};

const std::vector<Format> kFormats = {
    {"text", [](const Plan& plan) { return render_plan_text(plan, {}); }},
    {"markdown", [](const Plan& plan) { return render_plan_markdown(plan, {}); }},
    {"markdown, 64 KiB",
     [](const Plan& plan) { return render_plan_markdown(plan, {.max_bytes = kCommentBytes}); }},
    {"json", [](const Plan& plan) { return write_plan(plan, Ids::Masked); }},
    {"html", [](const Plan& plan) { return render_plan_html(plan, IdDisplay::Masked); }}};

struct Rendering {
  double cpu_ms = 0;
  std::size_t bytes = 0;
};

double cpu_ms_now() { return 1e3 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

/// The least of several times, in this process.
Rendering render(const Format& format, const Plan& plan) {
  Rendering least;
  for (int i = 0; i < kRuns; ++i) {
    const double begin = cpu_ms_now();
    const std::string text = format.render(plan);
    const double cpu_ms = cpu_ms_now() - begin;
    if (i == 0 || cpu_ms < least.cpu_ms) least = {cpu_ms, text.size()};
  }
  return least;
}

class RenderBench {
 public:
  explicit RenderBench(std::string program) : program_(std::move(program)) {}

  /// What the project's plan costs, and each format of it. False when the program itself fails.
  bool measure(const char* what, const SampleProject& project) {
    if (run(project, {"plan", "--out", "plan.json"}).exit_code != 0) return false;
    const Usage whole = least_of(kRuns, [&] { return run(project, {"plan"}); });
    const Result<Plan> plan =
        read_plan("plan.json", text_of(std::filesystem::path(project.folder()) / "plan.json"));
    if (!plan) return false;
    std::vector<Rendering> all;
    for (const Format& format : kFormats) all.push_back(render(format, *plan));
    const double alone = whole.cpu_ms - all.front().cpu_ms;  // it has shown its plan as text
    std::printf("%s: the plan alone takes %.1f ms\n", what, alone);
    for (std::size_t i = 0; i < kFormats.size(); ++i) {
      std::printf("  %-18s %8.1f ms  %5.1f %%  %8.2f MB\n", kFormats[i].name, all[i].cpu_ms,
                  100 * all[i].cpu_ms / alone, static_cast<double>(all[i].bytes) / 1e6);
    }
    return true;
  }

  Usage run(const SampleProject& project, std::vector<std::string> words) const {
    words.insert(words.begin(), program_);
    words.insert(words.end(), {"--account-file", "account.json"});
    return run_program(project.folder(), words);
  }

 private:
  std::string program_;
};

int run(const std::vector<std::string>& words) {
  if (words.empty()) {
    std::fprintf(stderr, "usage: render_bench CFPLAN [N]\n");
    return 64;
  }
  const int deployments = words.size() > 1 ? std::stoi(words[1]) : 1'000;
  const SampleProject project(deployments);
  RenderBench bench(std::filesystem::absolute(words.front()).string());
  std::printf("CPU time for %d deployments, and its share of the plan's\n", deployments);
  if (!bench.measure("new", project)) return 1;
  if (bench.run(project, {"apply", "--auto-approve"}).exit_code != 0) return 1;
  change_everywhere(project, "LOG_LEVEL: info", "LOG_LEVEL: debug");
  return bench.measure("changed", project) ? 0 : 1;
}

}  // namespace
}  // namespace cfplan::bench

int main(int argc, char** argv) {
  return cfplan::bench::run(std::vector<std::string>(argv + 1, argv + argc));
}
