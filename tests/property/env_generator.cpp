#include "property/env_generator.hpp"

namespace cfplan::testing {

std::string random_env(Dice& dice) {
  static const std::vector<std::string> kPieces{"A",        "B",
                                                "C",        "=",
                                                ":",        " ",
                                                "\n",       "\r\n",
                                                "\n",       "export ",
                                                "\"",       "'",
                                                "`",        "\\",
                                                "#",        "x",
                                                "1",        "\t",
                                                "\r",       "\\n",
                                                "A=1\n",    "B='2'\n",
                                                "C: 3\n",   "# c\n",
                                                "é",        "\xE2\x80\xA8",
                                                "\xC2\xA0", "$A",
                                                "A=\"",     "\n\n",
                                                "B=x # c\n"};
  return dice.text(kPieces, 25);
}

}  // namespace cfplan::testing
