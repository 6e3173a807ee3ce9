#include "cfplan/providers/host/certificate_trust.hpp"

#include <gtest/gtest.h>

#include "fakes/fixed_environment.hpp"

namespace cfplan {
namespace {

TEST(CertificateTrust, IsTheSystemsWhereNothingIsSaid) {
  const CertificateTrust trust = certificate_trust(tests::FixedEnvironment());
  EXPECT_EQ(trust.file, "");
  EXPECT_EQ(trust.folder, "");
}

TEST(CertificateTrust, TakesAFileAndAFolder) {
  const tests::FixedEnvironment environment{{"SSL_CERT_FILE", "/a.pem"}, {"SSL_CERT_DIR", "/b"}};
  EXPECT_EQ(certificate_trust(environment).file, "/a.pem");
  EXPECT_EQ(certificate_trust(environment).folder, "/b");
}

TEST(CertificateTrust, TakesCurlsOwnVariableBeforeTheOthers) {
  const tests::FixedEnvironment environment{
      {"CURL_CA_BUNDLE", "/c.pem"}, {"SSL_CERT_FILE", "/a.pem"}, {"SSL_CERT_DIR", "/b"}};
  EXPECT_EQ(certificate_trust(environment).file, "/c.pem");
  EXPECT_EQ(certificate_trust(environment).folder, "");
}

}  // namespace
}  // namespace cfplan
