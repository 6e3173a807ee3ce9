#include "integration/terminal/virtual_screen.hpp"

#include <algorithm>
#include <cstdlib>

namespace cfplan::tests {
namespace {

std::size_t character_length(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte < 0x80 ? 1 : byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
}

}  // namespace

void VirtualScreen::feed(std::string_view bytes) {
  pending_ += bytes;
  while (!pending_.empty()) {
    const char first = pending_.front();
    if (first == '\x1b') {
      const std::size_t final = pending_.find_first_of("ABCDHJKm", 2);
      if (final == std::string::npos) return;
      control(pending_[final], pending_.substr(2, final - 2));
      pending_.erase(0, final + 1);
      continue;
    }
    const std::size_t length = character_length(first);
    if (pending_.size() < length) return;
    put(pending_.substr(0, length));
    pending_.erase(0, length);
  }
}

void VirtualScreen::put(std::string character) {
  if (character == "\r") {
    column_ = 0;
  } else if (character == "\n") {
    ++row_;
    row();
  } else {
    if (column_ == columns_) {
      ++row_;
      column_ = 0;
    }
    auto& cells = row();
    cells.resize(std::max(cells.size(), column_ + 1), " ");
    cells[column_++] = std::move(character);
  }
}

void VirtualScreen::control(char final, const std::string& arguments) {
  const auto count = static_cast<std::size_t>(std::max(1, std::atoi(arguments.c_str())));
  if (final == 'A') row_ -= std::min(row_, count);
  if (final == 'C') column_ = std::min(column_ + count, columns_ - 1);
  if (final == 'J') clear_to_end();
}

void VirtualScreen::clear_to_end() {
  auto& cells = row();
  cells.resize(std::min(cells.size(), column_));
  rows_.resize(row_ + 1);
}

std::vector<std::string>& VirtualScreen::row() {
  if (rows_.size() <= row_) rows_.resize(row_ + 1);
  return rows_[row_];
}

std::string VirtualScreen::text() const {
  std::string text;
  for (const auto& cells : rows_) {
    std::string line;
    for (const std::string& cell : cells) line += cell;
    while (line.ends_with(' ')) line.pop_back();
    text += line + "\n";
  }
  while (text.ends_with("\n\n")) text.pop_back();
  return text;
}

}  // namespace cfplan::tests
