#include "server/http/client_address.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace firstline {
namespace {

std::string client(const std::string& peer, const std::vector<std::string>& forwarded,
                   const std::vector<std::string>& trusted) {
  FramedRequest request;
  request.peer = *IpAddress::parse(peer);
  for (const std::string& value : forwarded) request.headers.push_back({"x-forwarded-for", value});
  std::vector<Cidr> proxies;
  for (const std::string& cidr : trusted) proxies.push_back(*Cidr::parse(cidr));
  return client_address(request, proxies).to_string();
}

TEST(ClientAddress, IsThePeerUnlessThatIsTrusted) {
  EXPECT_EQ(client("203.0.113.7", {"1.2.3.4"}, {}), "203.0.113.7");
  EXPECT_EQ(client("203.0.113.7", {"1.2.3.4"}, {"127.0.0.1"}), "203.0.113.7");
  EXPECT_EQ(client("127.0.0.1", {"1.2.3.4"}, {"127.0.0.1"}), "1.2.3.4");
  EXPECT_EQ(client("127.0.0.1", {}, {"127.0.0.1"}), "127.0.0.1");
}

TEST(ClientAddress, TakesOnlyWhatTrustedProxiesAdded) {
  EXPECT_EQ(client("10.0.0.1", {"9.9.9.9, 1.2.3.4"}, {"10.0.0.0/8"}), "1.2.3.4");
  EXPECT_EQ(client("10.0.0.1", {"9.9.9.9, 1.2.3.4, 10.0.0.2"}, {"10.0.0.0/8"}), "1.2.3.4");
  EXPECT_EQ(client("10.0.0.1", {"9.9.9.9", "1.2.3.4"}, {"10.0.0.0/8"}), "1.2.3.4");
  EXPECT_EQ(client("10.0.0.1", {"10.0.0.3,10.0.0.2"}, {"10.0.0.0/8"}), "10.0.0.3");
}

TEST(ClientAddress, StopsAtNonsense) {
  EXPECT_EQ(client("10.0.0.1", {"1.2.3.4, unknown"}, {"10.0.0.0/8"}), "10.0.0.1");
  EXPECT_EQ(client("10.0.0.1", {",,"}, {"10.0.0.0/8"}), "10.0.0.1");
  EXPECT_EQ(client("10.0.0.1", {"1.2.3.4:80"}, {"10.0.0.0/8"}), "10.0.0.1");
}

}  // namespace
}  // namespace firstline
