#include "cfplan/providers/host/certificate_trust.hpp"

namespace cfplan {

CertificateTrust certificate_trust(const Environment& environment) {
  const std::string bundle = environment.get("CURL_CA_BUNDLE").value_or("");
  if (!bundle.empty()) return {bundle, ""};
  return {environment.get("SSL_CERT_FILE").value_or(""),
          environment.get("SSL_CERT_DIR").value_or("")};
}

}  // namespace cfplan
