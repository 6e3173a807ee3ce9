// documents [NODE SCRIPT NPM_FOLDER]: how long one edit of a large file takes, beside what any
// program does with it at least, and beside other editors that keep the layout; see README.md.
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bench/child.hpp"
#include "bench/documents/dense_files.hpp"
#include "bench/documents/parsers.hpp"
#include "bench/documents/sample_files.hpp"
#include "cfplan/base/huge_pages.hpp"
#include "cfplan/document/structured_document.hpp"
#include "document/density.hpp"

namespace cfplan::bench {
namespace {

struct Sample {
  std::string name;
  DocumentFormat format = DocumentFormat::Toml;
  std::size_t count = 0;
  [[nodiscard]] std::string text() const { return sample_file(format, count); }
};

/// Loads the text, changes one value and proves the new bytes. False when any of it fails.
bool edit_once(DocumentFormat format, const std::string& text, const ValuePath& path) {
  const auto document = parse_document(format, "file", text);
  if (!document) return false;
  const Edit edit{Verb::Set, path, Value("https://new")};
  if (!(*document)->apply(edit, 0)) return false;
  const auto commit = (*document)->commit();
  return commit && commit->bytes != text;
}

bool edit_once(const Sample& sample, const std::string& text) {
  return edit_once(sample.format, text, sample_path(sample.format, sample.count));
}

/// Why a text that is too dense is not read; nothing is kept of one that is.
std::optional<std::string> refusal_of(DocumentFormat format, const std::string& text) {
  const auto problem = check_density(format, "file", text);
  if (!problem) return std::nullopt;
  return problem->message;
}
constexpr int kRefused = 2;

/// CPU time of the run of several that took the least, in milliseconds.
double least_ms(int runs, const std::function<void()>& work) {
  double least = std::numeric_limits<double>::max();
  for (int i = 0; i < runs; ++i) {
    const std::clock_t begin = std::clock();
    work();
    least = std::min(least, static_cast<double>(std::clock() - begin) * 1e3 / CLOCKS_PER_SEC);
  }
  return least;
}

std::string plain_json(std::string text) {
  for (std::size_t at = 0; (at = text.find(",\n", at)) != std::string::npos; ++at) {
    const std::size_t next = text.find_first_not_of(" \n", at + 1);
    if (next != std::string::npos && text[next] == '}') text[at] = ' ';
  }
  return text;
}

/// One parse by the library that reads the format; for an env file there is no such library.
void parse_once(const Sample& sample, const std::string& plain) {
  if (sample.format == DocumentFormat::Toml) parse_with_toml_plus_plus(plain);
  else parse_with_nlohmann(plain);
}

class DocumentsBench {
 public:
  explicit DocumentsBench(std::vector<std::string> node) : node_(std::move(node)) {}

  /// In a process of its own, before this one has grown.
  void measure_memory(const Sample& sample) {
    const Usage used = run_function([&] {
      if (!edit_once(sample, sample.text())) ::_exit(1);
    });
    all_ran_ = all_ran_ && used.exit_code == 0;
    memory_mib_[{sample.format, sample.count}] = used.memory_mib;
  }

  /// Of a file that is nothing but one thing, again and again.
  void measure_dense(const DenseFile& file) {
    constexpr double kBytes = 4'000'000;
    const Usage used = run_function([&] {
      const std::string text = file.text(static_cast<std::size_t>(kBytes));
      if (const auto refusal = refusal_of(file.format, text)) {
        std::printf("%-30s %6.1f MB: %s\n", file.name.c_str(), kBytes / 1e6, refusal->c_str());
        std::fflush(stdout);
        ::_exit(kRefused);
      }
      if (!edit_once(file.format, text, {"cfplan"})) ::_exit(1);
    });
    if (used.exit_code == kRefused) return;
    all_ran_ = all_ran_ && used.exit_code == 0;
    std::printf("%-30s %6.1f MB %6.1f x size\n", file.name.c_str(), kBytes / 1e6,
                used.memory_mib * 1048576 / kBytes);
    std::fflush(stdout);
  }

  /// In this process, which has its memory after the first run.
  void measure_time(const Sample& sample) {
    const std::string text = sample.text();
    const double megabytes = static_cast<double>(text.size()) / 1e6;
    const int runs = megabytes > 20 ? 2 : 5;
    const double load = least_ms(runs, [&] {
      all_ran_ = parse_document(sample.format, sample.name, text).has_value() && all_ran_;
    });
    const double edit = least_ms(runs, [&] { all_ran_ = edit_once(sample, text) && all_ran_; });
    std::printf("%-14s %7zu %6.1f MB %8.1f ms %4.0f MB/s %9.1f ms", sample.name.c_str(),
                sample.count, megabytes, load, megabytes / load * 1e3, edit);
    if (sample.format != DocumentFormat::Env) {
      const std::string plain = sample.format == DocumentFormat::Toml ? text : plain_json(text);
      const double parse = least_ms(runs, [&] { parse_once(sample, plain); });
      std::printf(" %8.1f ms %5.2f %5.2f", parse, load / parse, edit / (2 * parse));
    } else {
      std::printf("%24s", "");
    }
    std::printf("  %5.1f x size\n",
                memory_mib_[{sample.format, sample.count}] * 1.048576 / megabytes);
    std::fflush(stdout);
  }

  /// The same edit by an npm package.
  void measure_package(const std::string& package, const Sample& sample) {
    if (node_.empty()) return;
    const auto folder = std::filesystem::temp_directory_path() / "cfplan-bench-documents";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / sample.name, std::ios::binary) << sample.text();
    std::vector<std::string> words = node_;
    words.insert(words.end(), {package, sample.name});
    const ValuePath path = sample_path(sample.format, sample.count);
    for (const Step& step : path.steps()) words.push_back(std::get<std::string>(step));
    const Usage used = run_program(folder.string(), words);
    std::filesystem::remove_all(folder);
    all_ran_ = all_ran_ && used.exit_code == 0;
    std::printf("%-14s %7zu %26.1f ms  by %s\n", sample.name.c_str(), sample.count, used.cpu_ms,
                package.c_str());
    std::fflush(stdout);
  }

  [[nodiscard]] bool all_ran() const { return all_ran_; }

 private:
  std::vector<std::string> node_;
  std::map<std::pair<DocumentFormat, std::size_t>, double> memory_mib_;
  bool all_ran_ = true;
};

int run_documents(const std::vector<std::string>& node) {
  DocumentsBench bench(node);
  const Sample toml{"wrangler.toml", DocumentFormat::Toml, 10'000};
  const Sample jsonc{"wrangler.jsonc", DocumentFormat::Jsonc, 10'000};
  std::vector<Sample> samples;
  for (const std::size_t count : {1'000U, 10'000U, 100'000U}) {
    samples.push_back({toml.name, toml.format, count});
  }
  for (const std::size_t count : {1'000U, 10'000U}) {
    samples.push_back({jsonc.name, jsonc.format, count});
  }
  for (const std::size_t count : {10'000U, 200'000U}) {
    samples.push_back({"customer.env", DocumentFormat::Env, count});
  }
  for (const Sample& sample : samples) bench.measure_memory(sample);
  std::printf("Memory of files that are nothing but one thing\n");
  for (const DenseFile& file : dense_files()) bench.measure_dense(file);
  std::printf(
      "CPU time; edit: load, change one value, prove the bytes; parse: the format's library\n");
  std::printf(
      "file             count       size        load    speed         edit       parse  load/parse "
      " "
      "edit/2 parses  memory\n");
  for (const Sample& sample : samples) bench.measure_time(sample);
  for (const std::size_t count : {100U, 1'000U}) {
    bench.measure_package("@decimalturn/toml-patch", {toml.name, toml.format, count});
  }
  for (const std::size_t count : {1'000U, 10'000U}) {
    bench.measure_package("jsonc-parser", {jsonc.name, jsonc.format, count});
  }
  return bench.all_ran() ? 0 : 1;
}

}  // namespace
}  // namespace cfplan::bench

int main(int argc, char** argv) {
  cfplan::use_huge_pages();  // as the program does; the floors have them too
  return cfplan::bench::run_documents(std::vector<std::string>(argv + 1, argv + argc));
}
