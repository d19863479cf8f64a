// Messages that a program sent by itself: notices of absence, receipts, reports of mail that could not be delivered.
// Nobody asks anything in them.
#pragma once

#include <string_view>

namespace firstline {

// Whether the subject, as it stands in the message, is one that mail programs give to such: one of their phrases alone,
// or before a colon ("Automatic reply: Invoice", but not "Automatic reply does not work"); marks in square brackets may
// stand before it. Only phrases that hardly anybody begins a request with count. UTF-8.
bool is_automatic_subject(std::string_view subject);

}  // namespace firstline
