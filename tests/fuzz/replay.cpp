// TARGET PATH…: gives a fuzz target the files at the paths, or below them, where there is no
// libFuzzer. `corpus:FOLDER` is a folder of the corpus, wherever that is; a folder may be missing.
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "fuzz/fuzzing.hpp"

namespace {

namespace fs = std::filesystem;

fs::path place_of(const std::string& word) {
  static const std::string kCorpus = "corpus:";
  if (!word.starts_with(kCorpus)) return word;
  const char* named = std::getenv("CFPLAN_CORPUS");
  return fs::path(named != nullptr ? named : "../shared/corpus") / word.substr(kCorpus.size());
}

std::vector<fs::path> files_below(const fs::path& path) {
  if (!fs::is_directory(path)) {
    return fs::exists(path) ? std::vector<fs::path>{path} : std::vector<fs::path>{};
  }
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(path)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  return files;
}

// Its name first: when it crashes, that is the last word.
void replay(const fs::path& file) {
  std::printf("%s\n", file.c_str());
  std::fflush(stdout);
  std::ifstream in(file, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

}  // namespace

int main(int argc, char** argv) {
  std::size_t count = 0;
  for (int i = 1; i < argc; ++i) {
    for (const fs::path& file : files_below(place_of(argv[i]))) {
      replay(file);
      ++count;
    }
  }
  std::printf("%zu files replayed\n", count);
  return count > 0 ? 0 : 1;
}
