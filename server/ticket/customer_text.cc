#include "server/ticket/customer_text.h"

#include <optional>

#include "indexer/base/utf8.h"
#include "server/ticket/automatic_message.h"
#include "server/ticket/charset.h"
#include "server/ticket/courtesy.h"
#include "server/ticket/html_text.h"
#include "server/ticket/mail_message.h"
#include "server/ticket/matters.h"
#include "server/ticket/message_line.h"
#include "server/ticket/noise.h"
#include "server/ticket/phrase_set.h"
#include "server/ticket/quoted_history.h"
#include "server/ticket/settled_message.h"

namespace firstline {
namespace {

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

template <class Keep>
std::string join(const std::vector<MessageLine>& lines, const Keep& keep) {
  std::string out;
  bool gap = false;
  for (const MessageLine& line : lines) {
    if (!keep(line)) continue;
    if (line.empty()) {
      gap = !out.empty();
      continue;
    }
    if (gap) out += '\n';
    gap = false;
    append_without_noise(line.text, out);
  }
  return out;
}

std::string own_text(std::string_view message) {
  std::vector<MessageLine> lines = split_lines(message);
  set_aside_greeting(lines);
  set_aside_history(lines);
  set_aside_closing(lines);
  std::string own = join(lines, [](const MessageLine& line) { return line.own; });
  if (!is_blank(own)) return own;
  std::string quoted = join(lines, [](const MessageLine& line) { return line.quoted; });
  if (!is_blank(quoted)) return quoted;
  return join(lines, [](const MessageLine&) { return true; });
}

// "Re: ", "AW: Fwd: ", "[External] ", "[#12345] ": marks of up to six letters in any script before a colon, and what
// stands in square brackets, as long as text is left.
std::string own_subject(std::string_view subject) {
  while (true) {
    const std::size_t begin = subject.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) break;
    subject.remove_prefix(begin);
    std::size_t end = std::string_view::npos;
    if (subject.starts_with('[')) {
      end = subject.find(']');
    } else {
      constexpr std::string_view kMarks[] = {"re", "aw",  "fw",    "fwd",  "wg",   "tr",   "rv",   "sv",
                                             "vs", "vb",  "antw",  "odp",  "pd",   "res",  "enc",  "r",
                                             "i",  "ynt", "ilt",   "vá",   "να",   "απ",   "отв",  "ha",
                                             "на", "رد",  "תגובה", "转发", "回复", "答复", "回覆", "轉寄"};
      const std::size_t colon = std::min(subject.find(':'), subject.find("："));
      if (colon <= 12) {
        std::string_view mark = subject.substr(0, colon);
        if (const std::size_t count = mark.find('['); count != std::string_view::npos) mark = mark.substr(0, count);
        const std::string folded = fold_phrase(mark);
        for (const std::string_view known : kMarks) {
          if (folded == known) end = colon + (subject[colon] == ':' ? 0 : 2);
        }
      }
    }
    if (end == std::string_view::npos) break;
    if (is_blank(subject.substr(end + 1))) {
      if (subject.starts_with('[')) break;  // "[Printer]" may be a subject
      return {};                            // marks alone are none
    }
    subject.remove_prefix(end + 1);
  }
  std::string out;
  append_without_noise(subject, out);
  if (is_blank(out)) return std::string(subject);
  out.pop_back();  // the line's end
  return out;
}

}  // namespace

CustomerText read_customer_text(std::string_view subject, std::string_view body) {
  CustomerText text;
  text.subject = to_utf8(subject, "");
  if (std::optional<MailMessage> mail = parse_mail(body)) {
    if (mail->automatic) return {};
    if (is_blank(own_subject(text.subject))) text.subject = std::move(mail->subject);
    text.body = std::move(mail->text);
  } else {
    text.body = to_utf8(body, "");
  }
  if (looks_like_html(text.body)) text.body = html_to_text(text.body);
  const bool automatic = is_automatic_subject(text.subject);
  text.subject = own_subject(text.subject);
  text.body = own_text(text.body);
  // Who asks something is a person, whatever the subject.
  if (automatic && !asks(text.subject) && !asks(text.body)) return {};
  if (!asks(text.subject) && is_settled(text.body)) return {};
  return text;
}

}  // namespace firstline
