// The compiled half of toml++, once for the whole program.
#define TOML_IMPLEMENTATION
#include "document/toml/toml_plus_plus.hpp"
