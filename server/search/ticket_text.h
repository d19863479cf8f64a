// What of a ticket is the customer's own: quoted history, forwarded headers, signatures and addresses are set aside.
#pragma once

#include <string>
#include <string_view>

namespace firstline {

// The body without lines quoted with '>', without everything below a line that begins a quoted message ("On … wrote:",
// "-----Original Message-----") or a signature ("-- "), and without web and e-mail addresses. UTF-8 in and out; linear.
std::string own_words(std::string_view body);

}  // namespace firstline
