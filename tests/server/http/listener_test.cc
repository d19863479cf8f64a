#include "server/http/listener.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace firstline {
namespace {

using testing::HasSubstr;

TEST(Listener, RefusesAPortInUse) {
  auto first = listen_on({"127.0.0.1", 0});
  ASSERT_TRUE(first);
  EXPECT_NE(first->address.port, 0);
  const auto second = listen_on(first->address);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().kind, ErrorKind::environment);
  EXPECT_THAT(second.error().message, HasSubstr("in use"));
}

TEST(Listener, ReadsAddresses) {
  EXPECT_EQ(ListenAddress::parse("127.0.0.1:8080")->to_string(), "127.0.0.1:8080");
  EXPECT_EQ(ListenAddress::parse("[::1]:0")->to_string(), "[::1]:0");
  EXPECT_EQ(ListenAddress::parse("localhost:1")->host, "127.0.0.1");
  for (const auto* wrong :
       {"", "8080", ":8080", "h:1", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "1.2.3.4:8x", "::1:80"}) {
    EXPECT_FALSE(ListenAddress::parse(wrong)) << wrong;
  }
}

}  // namespace
}  // namespace firstline
