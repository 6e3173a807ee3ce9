#include "manifest/writing/repeated_names.hpp"

#include <gtest/gtest.h>

namespace cfplan {
namespace {

const std::vector<RepeatedName> kNames = {{"acme.com", "domain"}, {"acme", "customer"}};

TEST(RepeatedNames, StandForWholeLabels) {
  EXPECT_EQ(text_with_names("acme", kNames), "${customer}");
  EXPECT_EQ(text_with_names("acme-auth_db", kNames), "${customer}-auth_db");
  EXPECT_EQ(text_with_names("files/acme/x", kNames), "files/${customer}/x");
  EXPECT_EQ(text_with_names("https://acme.example.com", kNames), "https://${customer}.example.com");
  EXPECT_EQ(text_with_names("acmecorp myacme ACME", kNames), "acmecorp myacme ACME");
}

TEST(RepeatedNames, StandForWholeDomains) {
  EXPECT_EQ(text_with_names("https://api.acme.com/v1", kNames), "https://api.${domain}/v1");
  EXPECT_EQ(text_with_names("me@acme.com", kNames), "me@${domain}");
  EXPECT_EQ(text_with_names("acme.com:8080", kNames), "${domain}:8080");
  EXPECT_EQ(text_with_names("notacme.com", kNames), "notacme.com");
  EXPECT_EQ(text_with_names("acme.com.au", kNames), "${customer}.com.au");
}

TEST(RepeatedNames, LeaveADomainThatOnlyBeginsWithTheName) {
  EXPECT_EQ(text_with_names("https://acme.io/x", kNames), "https://acme.io/x");
}

TEST(RepeatedNames, EscapeWhatWouldBeATemplate) {
  EXPECT_EQ(text_with_names("${HOME}/$acme", kNames), "$${HOME}/$${customer}");
}

}  // namespace
}  // namespace cfplan
