#include "server/search/ticket_text.h"

#include <algorithm>
#include <array>

namespace firstline {
namespace {

std::string_view trim(std::string_view line) {
  while (!line.empty() && (line.front() == ' ' || line.front() == '\t')) line.remove_prefix(1);
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r')) line.remove_suffix(1);
  return line;
}

bool ends_with_any(std::string_view line, const auto& endings) {
  return std::any_of(endings.begin(), endings.end(), [line](std::string_view end) { return line.ends_with(end); });
}

bool starts_with_any(std::string_view line, const auto& starts) {
  return std::any_of(starts.begin(), starts.end(), [line](std::string_view start) { return line.starts_with(start); });
}

// The line above a quoted message, as mail programs write it in the languages of most help centres.
bool introduces_quote(std::string_view line) {
  constexpr std::array<std::string_view, 22> kWrote = {
      "wrote:",     "schrieb:", "écrit :",     "écrit :", "escribió:", "scrisse:", "ha scritto:", "schreef:",
      "escreveu:",  "napisał:", "napisał(a):", "napsal:", "пише:",     "написал:", "написав:",    "skrev:",
      "kirjoitti:", "yazdı:",   "كتب:",        "写道：",  "のメール:", "작성:"};
  if (line.size() < 300 && ends_with_any(line, kWrote)) return true;
  // The sender after the verb: "Am 3. Mai 2026 schrieb Anna:", or with an address.
  constexpr std::array<std::string_view, 8> kStarts = {"On ", "Am ", "Le ", "El ", "Il ", "Op ", "Em ", "في "};
  constexpr std::array<std::string_view, 5> kVerbs = {" schrieb ", " schreef ", " skrev ", " escribió ", "@"};
  const auto has = [line](std::string_view verb) { return line.find(verb) != std::string_view::npos; };
  return line.size() < 300 && line.ends_with(':') && starts_with_any(line, kStarts) &&
         std::any_of(kVerbs.begin(), kVerbs.end(), has);
}

bool separates(std::string_view raw, std::string_view line) {
  constexpr std::array<std::string_view, 5> kForwarded = {"-----Original", "-----Ursprüngliche", "---------- Forwarded",
                                                          "________________________________", "-----Message d"};
  return raw == "-- " || raw == "--" || starts_with_any(line, kForwarded);
}

bool is_space(char c) { return c == ' ' || c == '\t'; }

bool is_address(std::string_view word) {
  return word.find("://") != std::string_view::npos || word.starts_with("www.") || word.starts_with("mailto:") ||
         (word.find('@') != std::string_view::npos && word.find('.') != std::string_view::npos);
}

void append_without_addresses(std::string_view line, std::string& out) {
  for (std::size_t at = 0; at < line.size();) {
    std::size_t end = at;
    while (end < line.size() && !is_space(line[end])) ++end;
    const std::string_view word = line.substr(at, end - at);
    if (!is_address(word)) out += word;
    while (end < line.size() && is_space(line[end])) ++end;
    out += ' ';
    at = end;
  }
  out += '\n';
}

}  // namespace

std::string own_words(std::string_view body) {
  std::string out;
  out.reserve(body.size());
  while (!body.empty()) {
    const std::size_t end = std::min(body.find('\n'), body.size());
    std::string_view raw = body.substr(0, end);
    body.remove_prefix(std::min(end + 1, body.size()));
    if (raw.ends_with('\r')) raw.remove_suffix(1);
    const std::string_view line = trim(raw);
    if (introduces_quote(line) || separates(raw, line)) {
      // Some people answer below the quote: what is not quoted further down still counts when nothing stood above.
      if (trim(out).empty()) continue;
      break;
    }
    if (line.starts_with('>')) continue;
    append_without_addresses(line, out);
  }
  return out;
}

}  // namespace firstline
