#include "tests/bench/bare_xapian.h"

#include <algorithm>
#include <cstdlib>
#include <stdexcept>
#include <utility>

namespace firstline {
namespace {

constexpr std::size_t kMostStems = 65536;
constexpr std::size_t kMostTermBytes = 200;
constexpr std::size_t kSnippetBytes = 200;

bool is_word_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
}

// Calls visit(begin, end) for each word of `text`.
template <class Visit>
void for_each_word(std::string_view text, Visit visit) {
  for (std::size_t begin = 0; begin < text.size();) {
    if (!is_word_byte(text[begin])) {
      ++begin;
      continue;
    }
    std::size_t end = begin;
    while (end < text.size() && is_word_byte(text[end])) ++end;
    visit(begin, end);
    begin = end;
  }
}

std::string lower(std::string_view word) {
  std::string lowered(word.substr(0, kMostTermBytes));
  for (char& c : lowered) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  }
  return lowered;
}

std::filesystem::path make_temporary_folder() {
  std::string name = (std::filesystem::temp_directory_path() / "firstline-bench-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make the folder " + name);
  return name;
}

}  // namespace

BareXapian::BareXapian(const std::vector<ArticleView>& articles) : folder_(make_temporary_folder()) {
  Xapian::WritableDatabase writable((folder_ / "raw").string(), Xapian::DB_CREATE, 0);
  std::size_t added = 0;
  for (const ArticleView& article : articles) {
    Xapian::Document document;
    for (const std::string& word : terms(article.title)) document.add_term(word, 3);
    for (const std::string& word : terms(article.text)) document.add_term(word);
    document.set_data(std::string(article.title) + '\n' + std::string(article.text));
    writable.add_document(document);
    if (++added % 1000 == 0) writable.commit();
  }
  writable.commit();
  const std::string compacted = (folder_ / "compacted").string();
  writable.compact(compacted, Xapian::DBCOMPACT_SINGLE_FILE);
  database_ = Xapian::Database(compacted);
}

BareXapian::~BareXapian() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

std::string BareXapian::term(std::string_view word) {
  std::string lowered = lower(word);
  const auto known = stems_.find(lowered);
  if (known != stems_.end()) return known->second;
  if (stems_.size() >= kMostStems) stems_.clear();
  std::string stem = stem_(lowered);
  return stems_.emplace(std::move(lowered), std::move(stem)).first->second;
}

std::vector<std::string> BareXapian::terms(std::string_view text) {
  std::vector<std::string> found;
  for_each_word(text,
                [&](std::size_t begin, std::size_t end) { found.push_back(term(text.substr(begin, end - begin))); });
  return found;
}

std::vector<std::string> BareXapian::search(std::string_view query) {
  const std::vector<std::string> words = terms(query);
  return fetch(Xapian::Query(Xapian::Query::OP_OR, words.begin(), words.end()), 10, &words);
}

std::vector<std::string> BareXapian::complete(std::string_view prefix) {
  const std::size_t last = prefix.find_last_of(' ') == std::string_view::npos ? 0 : prefix.find_last_of(' ') + 1;
  const std::vector<std::string> words = terms(prefix.substr(0, last));
  const Xapian::Query before(Xapian::Query::OP_OR, words.begin(), words.end());
  const Xapian::Query typed(Xapian::Query::OP_WILDCARD, lower(prefix.substr(last)), 100,
                            Xapian::Query::WILDCARD_LIMIT_MOST_FREQUENT);
  return fetch(before.empty() ? typed : Xapian::Query(Xapian::Query::OP_AND_MAYBE, typed, before), 10, nullptr);
}

std::vector<std::string> BareXapian::suggest(std::string_view ticket) {
  std::vector<std::string> words = terms(ticket);
  std::ranges::sort(words);
  const auto repeated = std::ranges::unique(words);
  words.erase(repeated.begin(), repeated.end());
  std::vector<std::pair<Xapian::doccount, std::string>> rarest;
  for (std::string& word : words) {
    if (const Xapian::doccount frequency = database_.get_termfreq(word))
      rarest.emplace_back(frequency, std::move(word));
  }
  std::ranges::sort(rarest);
  if (rarest.size() > 20) rarest.resize(20);
  words.clear();
  for (auto& [frequency, word] : rarest) words.push_back(std::move(word));
  return fetch(Xapian::Query(Xapian::Query::OP_OR, words.begin(), words.end()), 3, nullptr);
}

std::vector<std::string> BareXapian::fetch(const Xapian::Query& query, unsigned limit,
                                           const std::vector<std::string>* marked) {
  Xapian::Enquire enquire(database_);
  enquire.set_query(query);
  const Xapian::MSet found = enquire.get_mset(0, limit);
  std::vector<std::string> shown;
  for (auto it = found.begin(); it != found.end(); ++it) {
    std::string data = it.get_document().get_data();
    const std::size_t title_end = data.find('\n');
    if (marked != nullptr) {
      shown.push_back(snippet(std::string_view(data).substr(title_end + 1), *marked));
    } else {
      shown.push_back(data.substr(0, title_end));
    }
  }
  return shown;
}

// The stretch with the most of the words, found in one pass with a sliding window over their places.
std::string BareXapian::snippet(std::string_view text, const std::vector<std::string>& marked) {
  std::vector<std::pair<std::size_t, std::size_t>> places;
  for_each_word(text, [&](std::size_t begin, std::size_t end) {
    if (std::ranges::find(marked, term(text.substr(begin, end - begin))) != marked.end())
      places.emplace_back(begin, end);
  });
  std::size_t best = 0;
  std::size_t most = 0;
  for (std::size_t first = 0, last = 0; first < places.size(); ++first) {
    while (last < places.size() && places[last].second - places[first].first <= kSnippetBytes) ++last;
    if (last > first && last - first > most) {
      most = last - first;
      best = first;
    }
  }
  std::string html;
  std::size_t at = most == 0 ? 0 : places[best].first;
  const std::size_t end = std::min(text.size(), at + kSnippetBytes);
  for (std::size_t i = best; i < best + most; ++i) {
    html.append(text.substr(at, places[i].first - at)).append("<mark>");
    html.append(text.substr(places[i].first, places[i].second - places[i].first)).append("</mark>");
    at = places[i].second;
  }
  return html.append(text.substr(at, end > at ? end - at : 0));
}

}  // namespace firstline
