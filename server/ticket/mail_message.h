// A raw e-mail (RFC 5322, MIME) as subject and text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace firstline {

struct MailMessage {
  std::string subject;  // UTF-8
  std::string text;     // UTF-8; of HTML the text
  // Its header says that a program answered by itself: Auto-Submitted: auto-replied (RFC 3834; auto-generated is what
  // contact forms send for people), or a report on delivery (RFC 6522).
  bool automatic = false;
};

// Reads `raw` when it begins as a message does: with header fields, among them one of MIME-Version, Content-Type,
// Message-ID, Received, Return-Path or DKIM-Signature; else nullopt. Takes the first plain text, or for want of one the
// first HTML; attachments, calendars and reports are passed over. A message within a message counts when nothing else
// has text. Never fails: what is broken is read as far as it goes. Parts nest up to 8 deep and count up to 100.
std::optional<MailMessage> parse_mail(std::string_view raw);

}  // namespace firstline
