#include <algorithm>
#include <utility>

#include "indexer/text/scripts.h"
#include "server/page/page_path.h"
#include "server/page/page_view.h"

namespace firstline {
namespace {

// Programs that open mailto: links cut them at about two thousand characters; better to cut the text than the link, and
// to show where.
constexpr std::size_t kMailUrlBytes = 1900;
constexpr std::size_t kMailSubjectBytes = 600;  // of them
constexpr std::string_view kCutMark = " […]";

// The beginning of `text` whose percent-encoded form takes at most `bytes`, with a mark where it is cut. Whole
// characters (UAX #29).
std::string fitting(std::string_view text, std::size_t bytes) {
  std::size_t taken = 0;
  std::size_t end = 0;
  while (end < text.size()) {
    const std::size_t next = grapheme_boundary(text, end + 1);
    taken += percent_encode_value(text.substr(end, next - end)).size();
    if (taken > bytes) return std::string(text.substr(0, end)).append(kCutMark);
    end = next;
  }
  return std::string(text);
}

std::string mail_url(const std::string& address, const ContactForm& form) {
  std::string url = "mailto:" + percent_encode_value(address);
  char separator = '?';
  const auto add = [&](std::string_view name, std::string_view value) {
    if (value.empty()) return;
    url += separator + std::string(name) + "=" + percent_encode_value(value);
    separator = '&';
  };
  add("subject", fitting(form.subject, kMailSubjectBytes));
  add("body", fitting(form.body, kMailUrlBytes - std::min(url.size(), kMailUrlBytes)));
  return url;
}

bool is_safe_address(std::string_view url) {
  return url.starts_with("https://") || url.starts_with("http://") || (url.starts_with('/') && !url.starts_with("//"));
}

}  // namespace

ViewModel contact_view(const ViewContext& context, const ContactForm& form) {
  const Site& site = context.page.reader.site();
  const std::string& email = site.contact_email;
  const bool external = is_safe_address(site.contact_url);
  ViewModel::List suggestions;
  for (const ContactForm::Suggestion& suggestion : form.suggestions) {
    ViewModel item;
    item.set("title", suggestion.title).set("url", suggestion.url);
    suggestions.push_back(std::move(item.set("passage", SafeHtml{suggestion.passage_html})));
  }
  ViewModel view;
  view.set("form_url", contact_path(context.page.locale)).set("subject", form.subject).set("body", form.body);
  view.set("searched", form.searched);
  view.set("has_suggestions", !suggestions.empty()).set("suggestions", std::move(suggestions));
  view.set("mail_url", email.empty() ? std::string() : mail_url(email, form));
  view.set("mail_notice", email.empty()
                              ? std::string()
                              : context.texts.format("contact_address", {{"email", std::string_view(email)}}));
  view.set("external_url", external ? site.contact_url : std::string()).set("has_channel", external || !email.empty());

  LayoutOptions options;
  options.title = context.texts.text("contact");
  options.description = context.texts.text("contact_intro");
  for (const SiteLocale& locale : site.locales) {
    options.alternates.push_back({locale.locale.tag(), contact_path(locale.locale.tag())});
  }
  add_layout(view, context, std::move(options));
  return view;
}

}  // namespace firstline
