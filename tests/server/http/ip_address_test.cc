#include "server/http/ip_address.h"

#include <gtest/gtest.h>

namespace firstline {
namespace {

TEST(IpAddress, IsOneAddressMappedOrNot) {
  EXPECT_EQ(IpAddress::parse("::ffff:127.0.0.1"), IpAddress::parse("127.0.0.1"));
  EXPECT_EQ(IpAddress::parse("::ffff:10.1.2.3")->to_string(), "10.1.2.3");
  EXPECT_EQ(IpAddress::parse("2001:DB8::1")->to_string(), "2001:db8::1");
}

TEST(IpAddress, RefusesWhatIsNone) {
  for (const auto* wrong : {"", "1.2.3", "1.2.3.4.5", "256.1.1.1", "::g", "localhost", "1.2.3.4:80", " 1.2.3.4"}) {
    EXPECT_FALSE(IpAddress::parse(wrong)) << wrong;
  }
}

TEST(IpAddress, KnowsLoopback) {
  for (const auto* text : {"127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"}) {
    EXPECT_TRUE(IpAddress::parse(text)->is_loopback()) << text;
  }
  for (const auto* text : {"128.0.0.1", "::", "::2", "10.0.0.1"}) {
    EXPECT_FALSE(IpAddress::parse(text)->is_loopback()) << text;
  }
}

TEST(IpAddress, CountsOneCustomersIpv6NetworkAsOne) {
  EXPECT_EQ(IpAddress::parse("2001:db8::1")->client_key(), IpAddress::parse("2001:db8::ffff")->client_key());
  EXPECT_NE(IpAddress::parse("2001:db8::1")->client_key(), IpAddress::parse("2001:db8:0:1::1")->client_key());
  EXPECT_NE(IpAddress::parse("10.0.0.1")->client_key(), IpAddress::parse("10.0.0.2")->client_key());
}

TEST(Cidr, ContainsByPrefix) {
  struct Case {
    const char *cidr, *address;
    bool inside;
  };
  for (const Case& one :
       {Case{"10.0.0.0/8", "10.255.0.1", true}, Case{"10.0.0.0/8", "11.0.0.1", false},
        Case{"192.168.1.128/25", "192.168.1.200", true}, Case{"192.168.1.128/25", "192.168.1.100", false},
        Case{"127.0.0.1", "127.0.0.1", true}, Case{"127.0.0.1", "127.0.0.2", false}, Case{"0.0.0.0/0", "1.2.3.4", true},
        Case{"0.0.0.0/0", "2001:db8::1", false}, Case{"::/0", "1.2.3.4", true},
        Case{"2001:db8::/32", "2001:db8:1::1", true}}) {
    EXPECT_EQ(Cidr::parse(one.cidr)->contains(*IpAddress::parse(one.address)), one.inside) << one.cidr << one.address;
  }
}

TEST(Cidr, RefusesWhatIsNone) {
  for (const auto* wrong : {"", "/8", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "::/129", "10.0.0.0/8x", "x/8"}) {
    EXPECT_FALSE(Cidr::parse(wrong)) << wrong;
  }
}

}  // namespace
}  // namespace firstline
