#include "indexer/index/database_writer.h"

#include <xapian.h>

#include <algorithm>
#include <charconv>
#include <mutex>
#include <unordered_map>
#include <vector>

#include "indexer/index/article_file.h"
#include "indexer/index/completion_file.h"
#include "indexer/index/facet_file.h"
#include "indexer/index/title_file.h"
#include "indexer/index/vocabulary.h"

namespace firstline {
namespace {

namespace fs = std::filesystem;

constexpr const char* kPublishedAs = "published-as";
// A commit every so many articles bounds memory (speed.md: 106 MB against 314, and faster).
constexpr std::size_t kFlushEvery = 1000;

Error as_error(const Xapian::Error& error, const fs::path& path) {
  return {path.string() + ": " + error.get_description(), ErrorKind::environment};
}

std::string encode_state(std::uint64_t key, std::string_view id) {
  char digits[17] = {};
  std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(key));
  return std::string(digits).append(id);
}

struct Known {
  std::uint64_t key = 0;
  Xapian::docid docid = 0;
  bool seen = false;     // kept or put in this build
  bool written = false;  // put in this build
};

std::uint64_t pack(TermHash hash) { return std::uint64_t{hash.high} << 16 | hash.low; }

}  // namespace

struct DatabaseWriter::Impl {
  fs::path build_dir;
  Xapian::WritableDatabase database;
  std::optional<ArticleFile> published;
  std::mutex known_mutex;  // workers ask keep() while the writing thread puts
  std::unordered_map<std::string, Known> known;
  // Records of this build's new articles wait in a file, since all of them may not fit in memory.
  fs::path spool_path;
  std::ofstream spool;
  std::unordered_map<Xapian::docid, std::pair<std::uint64_t, std::uint32_t>> spooled;
  std::uint64_t spool_size = 0;
  std::size_t kept = 0;
  std::size_t written = 0;
  bool was_published = false;

  void load_known() {
    for (auto it = database.postlist_begin(std::string()); it != database.postlist_end(std::string()); ++it) {
      const std::string state = database.get_document(*it).get_data();
      Known entry;
      entry.docid = *it;
      if (state.size() < 16) continue;
      std::from_chars(state.data(), state.data() + 16, entry.key, 16);
      known.emplace(state.substr(16), entry);
    }
  }

  bool removes_any() const {
    for (const auto& [id, entry] : known) {
      if (!entry.seen) return true;
    }
    return false;
  }

  void remove_unseen() {
    for (auto it = known.begin(); it != known.end();) {
      if (it->second.seen) {
        ++it;
        continue;
      }
      database.delete_document(it->second.docid);
      it = known.erase(it);
    }
  }

  Result<void> write_articles(const fs::path& path);
  static Result<void> write_completions(const fs::path& into, Analyzer& analyzer);
};

DatabaseWriter::DatabaseWriter() : impl_(std::make_unique<Impl>()) {}
DatabaseWriter::DatabaseWriter(DatabaseWriter&&) noexcept = default;
DatabaseWriter& DatabaseWriter::operator=(DatabaseWriter&&) noexcept = default;
DatabaseWriter::~DatabaseWriter() = default;

Result<DatabaseWriter> DatabaseWriter::open(const fs::path& build_dir, const fs::path& published_dir,
                                            const std::string& published_name) try {
  DatabaseWriter writer;
  Impl& impl = *writer.impl_;
  impl.build_dir = build_dir;
  std::error_code error;
  fs::create_directories(build_dir, error);
  const fs::path path = build_dir / "postings";
  if (!published_dir.empty() && fs::exists(path)) {
    try {
      impl.database = Xapian::WritableDatabase(path.string(), Xapian::DB_OPEN);
      if (impl.database.get_metadata(kPublishedAs) == published_name) {
        if (auto articles = ArticleFile::open(published_dir / kArticlesFile)) {
          impl.published = std::move(*articles);
          impl.was_published = true;
          impl.load_known();
        }
      }
    } catch (const Xapian::DatabaseError&) {
      impl.was_published = false;  // damaged or half written: filled again below
    }
  }
  if (!impl.was_published) {
    impl.known.clear();
    impl.database.close();
    fs::remove_all(path, error);
    impl.database = Xapian::WritableDatabase(path.string(), Xapian::DB_CREATE_OR_OVERWRITE);
  }
  impl.spool_path = build_dir / "records.tmp";
  impl.spool.open(impl.spool_path, std::ios::binary | std::ios::trunc);
  if (!impl.spool)
    return fail("cannot write " + impl.spool_path.string() + ": check permissions and disk space",
                ErrorKind::environment);
  return writer;
} catch (const Xapian::Error& error) {
  return tl::unexpected(as_error(error, build_dir));
}

bool DatabaseWriter::keep(std::string_view id, std::uint64_t key) {
  const std::lock_guard lock(impl_->known_mutex);
  const auto it = impl_->known.find(std::string(id));
  if (it == impl_->known.end() || it->second.key != key) return false;
  it->second.seen = true;
  ++impl_->kept;
  return true;
}

Result<void> DatabaseWriter::put(const Entry& entry, std::uint64_t key) try {
  Impl& impl = *impl_;
  if (impl.written == 0 && impl.was_published) {
    // From here on the build database is ahead of what is published, until mark_published.
    impl.database.set_metadata(kPublishedAs, "");
    impl.database.commit();
  }
  Xapian::Document document;
  for (const IndexTerm& term : entry.terms) document.add_term(term.term, term.wdf);
  document.set_data(encode_state(key, entry.id));
  Xapian::docid docid = 0;
  {
    const std::lock_guard lock(impl.known_mutex);
    const auto it = impl.known.find(entry.id);
    if (it != impl.known.end()) docid = it->second.docid;
  }
  if (docid == 0) {
    docid = impl.database.add_document(document);
  } else {
    impl.database.replace_document(docid, document);
  }
  {
    const std::lock_guard lock(impl.known_mutex);
    impl.known[entry.id] = {key, docid, true, true};
  }
  impl.spool.write(entry.record.data(), static_cast<std::streamsize>(entry.record.size()));
  if (!impl.spool)
    return fail("cannot write " + impl.spool_path.string() + ": is the disk full?", ErrorKind::environment);
  impl.spooled[docid] = {impl.spool_size, static_cast<std::uint32_t>(entry.record.size())};
  impl.spool_size += entry.record.size();
  if (++impl.written % kFlushEvery == 0) impl.database.commit();
  return {};
} catch (const Xapian::Error& error) {
  return tl::unexpected(as_error(error, impl_->build_dir));
}

bool DatabaseWriter::changed() const { return impl_->written > 0 || !impl_->was_published || impl_->removes_any(); }

std::size_t DatabaseWriter::kept() const { return impl_->kept; }
std::size_t DatabaseWriter::written() const { return impl_->written; }

Result<void> DatabaseWriter::Impl::write_articles(const fs::path& path) {
  std::unordered_map<std::uint64_t, std::uint32_t> frequencies;
  for (const char kind : {prefix::stem, prefix::bigram}) {
    const std::string start(1, kind);
    for (auto it = database.allterms_begin(start); it != database.allterms_end(start); ++it) {
      const std::string term = *it;
      frequencies[pack(hash_term(kind, std::string_view(term).substr(1)))] = it.get_termfreq();
    }
  }
  spool.flush();
  auto fresh = MappedFile::open(spool_path);
  if (!fresh) return tl::unexpected(fresh.error());
  ArticleFileWriter articles(path);
  for (const auto& [id, entry] : known) {
    std::string_view record;
    if (entry.written) {
      const auto& [offset, size] = spooled.at(entry.docid);
      record = fresh->bytes().substr(offset, size);
    } else {
      record = published->record(entry.docid);
    }
    if (auto added = articles.add(entry.docid, record); !added) return added;
  }
  return articles.finish([&frequencies](TermHash term) {
    const auto it = frequencies.find(pack(term));
    return it == frequencies.end() ? 1u : it->second;
  });
}

// completions.bin, titles.bin and facets.bin, from one pass over the articles.
Result<void> DatabaseWriter::Impl::write_completions(const fs::path& into, Analyzer& analyzer) {
  auto articles = ArticleFile::open(into / kArticlesFile);
  if (!articles) return tl::unexpected(articles.error());
  CompletionFileWriter completions;
  TitleFileWriter titles;
  FacetFileWriter facets;
  std::vector<Token> tokens;
  for (const std::uint32_t docid : articles->by_id()) {
    const ArticleView article = decode_article(articles->record(docid));
    facets.add(docid, article.category, article.tags);
    if (article.status != Status::published) continue;
    const auto add = [&](CompletionKind kind, std::size_t index, std::string_view text) {
      if (text.empty() || index > 0xFFFF) return;
      analyzer.analyze(text, tokens);
      completions.add({docid, static_cast<std::uint16_t>(index), kind, 0}, text, tokens);
    };
    add(CompletionKind::title, 0, article.title);
    titles.add(docid, title_key(tokens));
    for (std::size_t i = 0; i < article.questions.size(); ++i) add(CompletionKind::question, i, article.questions[i]);
    for (std::size_t i = 0; i < article.sections.size(); ++i) {
      add(CompletionKind::heading, i, article.sections[i].title);
    }
  }
  if (auto written = completions.finish(into / kCompletionsFile); !written) return written;
  if (auto written = facets.finish(into / kFacetsFile); !written) return written;
  return titles.finish(into / kTitlesFile);
}

Result<void> DatabaseWriter::write_files(const fs::path& into, Analyzer& analyzer) try {
  Impl& impl = *impl_;
  if (impl.written == 0 && impl.was_published) impl.database.set_metadata(kPublishedAs, "");
  impl.remove_unseen();
  impl.database.commit();
  if (auto articles = impl.write_articles(into / kArticlesFile); !articles) return articles;
  if (auto words = write_vocabulary(impl.database, into, analyzer); !words) return words;
  if (auto done = Impl::write_completions(into, analyzer); !done) return done;
  impl.database.compact((into / kPostingsFile).string(), Xapian::DBCOMPACT_SINGLE_FILE | Xapian::DBCOMPACT_NO_RENUMBER);
  return {};
} catch (const Xapian::Error& error) {
  return tl::unexpected(as_error(error, impl_->build_dir));
}

void DatabaseWriter::mark_published(const std::string& name) try {
  impl_->spool.close();
  std::error_code error;
  fs::remove(impl_->spool_path, error);
  impl_->database.set_metadata(kPublishedAs, name);
  impl_->database.commit();
} catch (const Xapian::Error&) {
  // The generation stands; the next build finds the mark missing and fills this database anew.
}

}  // namespace firstline
