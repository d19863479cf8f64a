// firstline-search --calibrate: a site's own judged tickets against its own index.
#pragma once

#include <string>

#include "server/search/searcher.h"

namespace firstline {

// Reads lines "ticket-id<TAB>locale<TAB>text<TAB>article ids", ids separated by blanks and "-" for a ticket that no
// article answers, runs each through `searcher`, and prints how true confidence is, what to write into site.yml, and
// what each threshold keeps and loses. Returns the exit status; what is wrong goes to stderr.
int run_calibration(const std::string& path, Searcher& searcher);

// Subject and body of a ticket in one line: a line break is written as backslash and n, and what stands before the
// first one is the subject.
std::pair<std::string, std::string> split_ticket(const std::string& text);

}  // namespace firstline
