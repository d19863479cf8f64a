// A ticket as a help desk hands it over: text, HTML or a raw e-mail of any bytes. Never an error, well-formed and not
// much longer than what came in. The subject is what stands before the first NUL.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "indexer/base/utf8.h"
#include "server/ticket/customer_text.h"
#include "server/ticket/html_text.h"
#include "server/ticket/mail_message.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace firstline;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::size_t nul = text.find('\0');
  const std::string_view subject = nul == std::string_view::npos ? std::string_view{} : text.substr(0, nul);
  const std::string_view body = nul == std::string_view::npos ? text : text.substr(nul + 1);

  const CustomerText read = read_customer_text(subject, body);
  for (const std::string_view part : {std::string_view(read.subject), std::string_view(read.body)}) {
    if (find_malformed_utf8(part) != std::string_view::npos) std::abort();
  }
  // A byte becomes at most a three-byte character, a line gains two bytes, and eight marks of quoting.
  if (read.subject.size() > 3 * size + 16 || read.body.size() > 20 * size + 16) std::abort();
  if (html_to_text(body, 1000).size() > 1000 + 4 * size + 32) std::abort();
  if (const auto mail = parse_mail(body); mail && mail->text.size() > 20 * size + 16) std::abort();
  return 0;
}
