#pragma once

#include <string>

#include "cfplan/ports/environment.hpp"

namespace cfplan {

/// Whose signatures a server's certificate must carry, where it is not the system's list of
/// authorities.
struct CertificateTrust {
  std::string file;    ///< PEM; empty: the system's
  std::string folder;  ///< of hashed PEM files; empty: the system's
};

/// What the environment says of it, as the curl program reads it: `CURL_CA_BUNDLE`, else
/// `SSL_CERT_FILE` and `SSL_CERT_DIR` (https://curl.se/docs/sslcerts.html).
[[nodiscard]] CertificateTrust certificate_trust(const Environment& environment);

}  // namespace cfplan
