#include "server/ticket/mail_message.h"

#include <algorithm>
#include <array>
#include <vector>

#include "server/ticket/charset.h"
#include "server/ticket/html_text.h"
#include "server/ticket/transfer_encoding.h"

namespace firstline {
namespace {

constexpr int kMaxDepth = 8;
constexpr int kMaxParts = 100;
constexpr std::size_t kMaxFields = 200;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

struct HeaderField {
  std::string name;   // lower case
  std::string value;  // lines that continue it joined
};

// A part: its header fields, and its body as a view.
struct Entity {
  std::vector<HeaderField> fields;
  std::string_view body;

  std::string_view field(std::string_view name) const {
    const auto found =
        std::find_if(fields.begin(), fields.end(), [name](const HeaderField& f) { return f.name == name; });
    return found == fields.end() ? std::string_view{} : std::string_view(found->value);
  }
};

std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// The length of a field's name at the start of `line`, 0 when it is none (RFC 5322 3.6.8).
std::size_t field_name(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 76) return 0;
  const bool name = std::all_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(colon),
                                [](char c) { return c > ' ' && static_cast<unsigned char>(c) < 0x7F; });
  return name ? colon : 0;
}

// A header that is no header ends where its first wrong line begins.
Entity read_entity(std::string_view text) {
  Entity entity;
  while (!text.empty()) {
    std::string_view rest = text;
    const std::string_view line = take_line(rest);
    if (line.empty()) {
      text = rest;
      break;
    }
    if ((line.front() == ' ' || line.front() == '\t') && !entity.fields.empty()) {
      std::string& value = entity.fields.back().value;
      if (value.size() < 16 * 1024) value.append(" ").append(trim(line));
    } else if (const std::size_t colon = field_name(line); colon > 0 && entity.fields.size() < kMaxFields) {
      entity.fields.push_back({lowered(line.substr(0, colon)), std::string(trim(line.substr(colon + 1)))});
    } else if (entity.fields.empty() && line.starts_with("From ")) {
      // The line that mailbox files put before a message.
    } else {
      break;
    }
    text = rest;
  }
  entity.body = text;
  return entity;
}

// A parameter of a structured field: `charset` of "text/plain; charset=\"utf-8\"" (RFC 2045 5.1).
std::string parameter(std::string_view field, std::string_view name) {
  const std::string low = lowered(field);
  for (std::size_t at = low.find(';'); at != std::string::npos; at = low.find(';', at)) {
    ++at;
    while (at < low.size() && is_blank(low[at])) ++at;
    if (low.compare(at, name.size(), name) != 0) continue;
    std::size_t value = at + name.size();
    if (value < low.size() && low[value] == '*') ++value;
    while (value < low.size() && is_blank(low[value])) ++value;
    if (value >= low.size() || low[value] != '=') continue;
    std::string_view rest = trim(field.substr(value + 1));
    if (rest.starts_with('"')) {
      rest.remove_prefix(1);
      return std::string(rest.substr(0, rest.find('"')));
    }
    return std::string(trim(rest.substr(0, rest.find_first_of("; \t"))));
  }
  return {};
}

std::string media_type(const Entity& entity) {
  const std::string_view field = entity.field("content-type");
  const std::string type = lowered(trim(field.substr(0, field.find(';'))));
  return type.find('/') == std::string::npos ? "text/plain" : type;
}

std::string decode_body(const Entity& entity) {
  const std::string encoding = lowered(trim(entity.field("content-transfer-encoding")));
  std::string bytes = encoding == "base64"             ? decode_base64(entity.body)
                      : encoding == "quoted-printable" ? decode_quoted_printable(entity.body)
                                                       : std::string(entity.body);
  return to_utf8(bytes, parameter(entity.field("content-type"), "charset"));
}

// Calls `use` with each part between lines of "--boundary"; a missing last one ends at the end of the text.
template <class Use>
void for_each_part(std::string_view body, const std::string& boundary, const Use& use) {
  const std::string line_start = "--" + boundary;
  std::size_t begin = std::string_view::npos;
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t end = std::min(body.find('\n', at), body.size());
    const std::string_view line = body.substr(at, end - at);
    if (line.starts_with(line_start)) {
      if (begin != std::string_view::npos) use(body.substr(begin, at - begin));
      if (line.substr(line_start.size()).starts_with("--")) return;
      begin = std::min(end + 1, body.size());
    }
    at = end + 1;
  }
  if (begin != std::string_view::npos) use(body.substr(begin));
}

struct Found {
  std::string plain;
  std::string html;
  std::string nested_subject;
  std::string nested;  // the text of an attached message
  int parts = 0;
};

bool is_blank_text(std::string_view text) { return trim(text).empty(); }

void read_part(const Entity& entity, int depth, Found& found) {
  if (++found.parts > kMaxParts || depth > kMaxDepth) return;
  const std::string type = media_type(entity);
  if (type.starts_with("multipart/")) {
    const std::string boundary = parameter(entity.field("content-type"), "boundary");
    if (boundary.empty() || boundary.size() > 200) return;
    for_each_part(entity.body, boundary,
                  [&](std::string_view part) { read_part(read_entity(part), depth + 1, found); });
    return;
  }
  if (type == "message/rfc822") {
    const Entity message = read_entity(trim(entity.body));
    Found inner;
    inner.parts = found.parts;
    read_part(message, depth + 1, inner);
    found.parts = inner.parts;
    if (!is_blank_text(found.nested)) return;
    found.nested = !is_blank_text(inner.plain) ? inner.plain : !is_blank_text(inner.html) ? inner.html : inner.nested;
    found.nested_subject = decode_header(message.field("subject"));
    return;
  }
  if (lowered(entity.field("content-disposition")).starts_with("attachment")) return;
  if (type == "text/plain" && is_blank_text(found.plain)) found.plain = decode_body(entity);
  if (type == "text/html" && is_blank_text(found.html)) found.html = html_to_text(decode_body(entity));
}

bool is_message(const Entity& entity) {
  constexpr std::array<std::string_view, 6> kTelling = {"mime-version", "content-type", "message-id",
                                                        "received",     "return-path",  "dkim-signature"};
  return entity.fields.size() >= 2 && std::any_of(kTelling.begin(), kTelling.end(),
                                                  [&](std::string_view name) { return !entity.field(name).empty(); });
}

}  // namespace

std::optional<MailMessage> parse_mail(std::string_view raw) {
  raw = raw.substr(std::min(raw.find_first_not_of(" \t\r\n"), raw.size()));
  const std::size_t first_line = std::min(raw.find('\n'), raw.size());
  if (field_name(raw.substr(0, first_line)) == 0 && !raw.starts_with("From ")) return std::nullopt;
  const Entity entity = read_entity(raw);
  if (!is_message(entity)) return std::nullopt;
  Found found;
  read_part(entity, 0, found);
  MailMessage message;
  message.subject = decode_header(entity.field("subject"));
  message.automatic = lowered(trim(entity.field("auto-submitted"))).starts_with("auto-replied") ||
                      media_type(entity) == "multipart/report";
  message.text = !is_blank_text(found.plain)  ? std::move(found.plain)
                 : !is_blank_text(found.html) ? std::move(found.html)
                                              : std::move(found.nested);
  if (message.subject.empty()) message.subject = std::move(found.nested_subject);
  return message;
}

}  // namespace firstline
