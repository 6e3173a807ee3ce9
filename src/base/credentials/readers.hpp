#pragma once

#include "base/credentials/hidden_values.hpp"

namespace cfplan {

/// The values of the text that its notation tells apart, judged, and its private keys.
[[nodiscard]] HiddenValues judged_values(std::string_view text, Notation notation);

/// Judge every value of the text where its notation says that it stands, as far as it is written
/// in that notation at all.
void judge_toml(HiddenValues& values);
void judge_json(HiddenValues& values);
void judge_yaml(HiddenValues& values);
void judge_env(HiddenValues& values);

/// Hides the lines of private keys in PEM form, wherever they stand: one that does not end goes as
/// far as its lines have the form of base64.
void hide_private_keys(HiddenValues& values);

}  // namespace cfplan
