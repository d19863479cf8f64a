// From a ticket as a help desk hands it over to what the customer says in it.
#pragma once

#include <string>
#include <string_view>

namespace firstline {

struct CustomerText {
  std::string subject;
  std::string body;
};

// `subject` and `body` may be plain text, the body also HTML or a raw e-mail; which it is shows in how it begins
// (looks_like_html(), parse_mail()). Set aside are quoted and forwarded messages, greeting, sign-off, signature, legal
// notices, addresses, long numbers and stack frames, in some thirty languages; reply marks ("Re:", "AW:") and ticket
// numbers in the subject. A ticket that is nothing but that keeps what it has: its quoted text, or all of its text. One
// that a program sent by itself, such as a notice of absence, has nothing (automatic_message.h), and neither has one
// that says that the matter is settled (settled_message.h). An empty subject
// becomes that of a raw e-mail. UTF-8 out, whatever the bytes. O(n), with small constants: 64 KiB of anything take a
// few milliseconds.
CustomerText read_customer_text(std::string_view subject, std::string_view body);

}  // namespace firstline
