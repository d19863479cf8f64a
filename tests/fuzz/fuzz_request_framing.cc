// Framing must not depend on how bytes arrive: whole, or in two pieces cut where the first byte says.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "server/http/request_framing.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using firstline::RequestFramer;
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::size_t cut = bytes.empty() ? 0 : data[0] % bytes.size();

  RequestFramer whole;
  RequestFramer pieces;
  const RequestFramer::Step outcome = whole.advance(bytes);
  RequestFramer::Step step = pieces.advance(bytes.substr(0, cut));
  if (step == RequestFramer::Step::more) step = pieces.advance(bytes);
  if (step != outcome) std::abort();
  if (step == RequestFramer::Step::ready && (whole.consumed() != pieces.consumed() || whole.consumed() > bytes.size() ||
                                             whole.take().body != pieces.take().body)) {
    std::abort();
  }
  return 0;
}
