// documents [NODE SCRIPT NPM_FOLDER]: how long one edit of a large file takes, beside what any
// program does with it at least, and beside other editors that keep the layout; see README.md.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <unistd.h>

#include "bench/child.hpp"
#include "bench/documents/parsers.hpp"
#include "bench/documents/sample_files.hpp"
#include "cfplan/base/huge_pages.hpp"
#include "cfplan/document/structured_document.hpp"

namespace cfplan::bench {
namespace {

int runs_for(std::size_t bytes) { return bytes > 20'000'000 ? 1 : 3; }

struct Sample {
  std::string name;
  DocumentFormat format = DocumentFormat::Toml;
  std::size_t count = 0;
  [[nodiscard]] std::string text() const { return sample_file(format, count); }
};

/// Loads the text, changes one value and proves the new bytes. False when any of it fails.
bool edit_once(const Sample& sample, const std::string& text) {
  const auto document = parse_document(sample.format, sample.name, text);
  if (!document) return false;
  const Edit edit{Verb::Set, sample_path(sample.format, sample.count), Value("https://new")};
  if (!(*document)->apply(edit, 0)) return false;
  const auto commit = (*document)->commit();
  return commit && commit->bytes != text;
}

std::string plain_json(std::string text) {
  for (std::size_t at = 0; (at = text.find(",\n", at)) != std::string::npos; ++at) {
    const std::size_t next = text.find_first_not_of(" \n", at + 1);
    if (next != std::string::npos && text[next] == '}') text[at] = ' ';
  }
  return text;
}

/// Two parses by the library that reads the format, since an edit is read again to prove it. For
/// an env file there is no such library.
Usage floor_of(const Sample& sample, const std::string& text) {
  if (sample.format == DocumentFormat::Env) return {};
  const bool is_toml = sample.format == DocumentFormat::Toml;
  const std::string plain = is_toml ? text : plain_json(text);
  return least_of(runs_for(text.size()), [&] {
    return run_function([&] {
      for (int i = 0; i < 2; ++i) {
        if (is_toml) parse_with_toml_plus_plus(plain);
        else parse_with_nlohmann(plain);
      }
    });
  });
}

class DocumentsBench {
 public:
  explicit DocumentsBench(std::vector<std::string> node) : node_(std::move(node)) {}

  void measure(const Sample& sample) {
    const std::string text = sample.text();
    const double megabytes = static_cast<double>(text.size()) / 1e6;
    const Usage ours = least_of(runs_for(text.size()), [&] {
      return run_function([&] {
        if (!edit_once(sample, text)) ::_exit(1);
      });
    });
    const Usage floor = floor_of(sample, text);
    all_ran_ = all_ran_ && ours.exit_code == 0 && floor.exit_code == 0;
    std::printf("%-14s %7zu %6.1f MB %9.1f ms %5.0f MB/s", sample.name.c_str(), sample.count,
                megabytes, ours.cpu_ms, megabytes / ours.cpu_ms * 1e3);
    if (floor.cpu_ms > 0)
      std::printf("  %9.1f ms  %5.2f", floor.cpu_ms, ours.cpu_ms / floor.cpu_ms);
    std::printf("  %5.1f x size\n", ours.memory_mib * 1.048576 / megabytes);
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
  bool all_ran_ = true;
};

int run_documents(const std::vector<std::string>& node) {
  std::printf("CPU time of loading, one edit and its proof; floor: two parses by the library\n");
  std::printf(
      "file             count      size         edit   speed         floor  ratio  memory\n");
  DocumentsBench bench(node);
  const Sample toml{"wrangler.toml", DocumentFormat::Toml, 10'000};
  const Sample jsonc{"wrangler.jsonc", DocumentFormat::Jsonc, 10'000};
  for (const std::size_t count : {1'000U, 10'000U, 100'000U})
    bench.measure({toml.name, toml.format, count});
  for (const std::size_t count : {1'000U, 10'000U})
    bench.measure({jsonc.name, jsonc.format, count});
  bench.measure({"customer.env", DocumentFormat::Env, 10'000});
  bench.measure({"customer.env", DocumentFormat::Env, 200'000});
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
