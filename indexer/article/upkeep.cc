#include "indexer/article/upkeep.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "indexer/article/iso_time.h"
#include "indexer/article/source_hash.h"
#include "indexer/base/file.h"

namespace firstline {
namespace {

class Inspector {
 public:
  Inspector(const ContentTree& tree, const GitHistory& history, std::int64_t now)
      : tree_(tree), history_(history), now_(now) {}

  Upkeep inspect() {
    const std::string& original_locale = tree_.site().default_locale;
    for (const ArticleSource& article : tree_.articles()) {
      if (article.meta.status != Status::published) continue;
      by_key_[article.meta.translation_key][article.meta.locale] = &article;
      check_review(article);
    }
    for (const SiteLocale& locale : tree_.site().locales) {
      if (locale.locale.tag() != original_locale) upkeep_.coverage.push_back({locale.locale.tag(), 0, 0, 0, 0});
    }
    for (const auto& [key, articles] : by_key_) {
      const auto original = articles.find(original_locale);
      if (original != articles.end()) check_translations(*original->second, articles);
    }
    std::ranges::sort(upkeep_.tasks,
                      [](const auto& a, const auto& b) { return std::tie(a.path, a.what) < std::tie(b.path, b.what); });
    return std::move(upkeep_);
  }

 private:
  using Translations = std::map<std::string, const ArticleSource*>;  // by locale

  void check_review(const ArticleSource& article) {
    const auto due = article.meta.review_by;
    if (due && *due <= now_) upkeep_.tasks.push_back({article.path, "review was due on " + iso_date(*due)});
  }

  void check_translations(const ArticleSource& original, const Translations& translations) {
    std::string missing, copies;
    for (Upkeep::Coverage& coverage : upkeep_.coverage) {
      ++coverage.originals;
      const auto found = translations.find(coverage.locale);
      if (found == translations.end()) {
        missing += (missing.empty() ? "" : ", ") + coverage.locale;
      } else if (found->second->meta.untranslated) {
        ++coverage.copies;
        copies += (copies.empty() ? "" : ", ") + coverage.locale;
      } else {
        ++coverage.translated;
        if (auto why = outdated(*found->second, original)) {
          ++coverage.outdated;
          upkeep_.tasks.push_back({found->second->path, "translation is outdated: " + *std::move(why)});
        }
      }
    }
    if (!missing.empty()) upkeep_.tasks.push_back({original.path, "not translated into " + missing});
    if (!copies.empty()) upkeep_.tasks.push_back({original.path, "an untranslated copy stands in " + copies});
  }

  // Why, or nullopt when it is up to date.
  std::optional<std::string> outdated(const ArticleSource& translation, const ArticleSource& original) {
    const auto changed = history_.changed.find(original.path);
    const std::int64_t original_time = changed != history_.changed.end() ? changed->second : original.meta.updated;
    const std::string& named = translation.meta.source_hash;
    if (named.empty()) {
      if (original.meta.updated <= translation.meta.updated) return std::nullopt;
      return original.path + " was changed on " + iso_date(original.meta.updated) + ", this last on " +
             iso_date(translation.meta.updated);
    }
    if (const auto made = history_.time_of(named)) {
      if (original_time <= *made) return std::nullopt;
      return original.path + " was changed on " + iso_date(original_time) + ", after revision " + named;
    }
    if (is_hash_of(named, text_of(original))) return std::nullopt;
    return original.path + " no longer has the hash " + named + ", and no commit begins with it";
  }

  const std::string& text_of(const ArticleSource& original) {
    if (last_read_ != original.path) {
      last_read_ = original.path;
      const auto text = read_file(tree_.root() / original.path);
      last_text_ = text ? *text : "";
    }
    return last_text_;
  }

  const ContentTree& tree_;
  const GitHistory& history_;
  std::int64_t now_;
  std::map<std::string, Translations> by_key_;
  Upkeep upkeep_;
  std::string last_read_, last_text_;
};

}  // namespace

Upkeep find_upkeep(const ContentTree& tree, const GitHistory& history, std::int64_t now) {
  return Inspector(tree, history, now).inspect();
}

}  // namespace firstline
