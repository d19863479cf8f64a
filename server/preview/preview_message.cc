#include "server/preview/preview_message.h"

#include <nlohmann/json.hpp>
#include <utility>

namespace firstline {

namespace {

using nlohmann::json;

std::string dump(const json& message) { return message.dump(-1, ' ', false, json::error_handler_t::replace); }

json encode_findings(const Diagnostics& findings) {
  json list = json::array();
  for (const Diagnostic& finding : findings) {
    list.push_back({finding.path, finding.line, finding.column, finding.severity == Severity::error, finding.message});
  }
  return list;
}

Diagnostics decode_findings(const json& from) {
  Diagnostics findings;
  for (const json& item : from) {
    const auto severity = item.at(3).get<bool>() ? Severity::error : Severity::warning;
    findings.push_back({item.at(0), item.at(1), item.at(2), severity, item.at(4)});
  }
  return findings;
}

// The fields that a page shows; one list for both directions, so that none is forgotten in one of them.
template <class Meta, class Visit>
void each_field(Meta& meta, const Visit& visit) {
  visit("id", meta.id);
  visit("translation_key", meta.translation_key);
  visit("locale", meta.locale);
  visit("category", meta.category);
  visit("title", meta.title);
  visit("description", meta.description);
  visit("tags", meta.tags);
  visit("questions", meta.questions);
  visit("type", meta.type);
  visit("audience", meta.audience);
  visit("status", meta.status);
  visit("untranslated", meta.untranslated);
  visit("updated", meta.updated);
  visit("related", meta.related);
  visit("order", meta.order);
  visit("boost", meta.boost);
}

json encode_article(const PreviewArticle& preview) {
  const Article& article = preview.article;
  json out = {{"path", article.path},
              {"html", article.html},
              {"text", article.text},
              {"state", preview.state},
              {"findings", encode_findings(preview.findings)}};
  each_field(article.meta, [&out](const char* name, const auto& value) { out["meta"][name] = value; });
  out["sections"] = json::array();
  for (const Section& section : article.sections) {
    out["sections"].push_back(
        {section.level, section.title, section.anchor, section.text_begin, section.text_end, section.question});
  }
  return out;
}

PreviewArticle decode_article(const json& in) {
  PreviewArticle preview;
  Article& article = preview.article;
  article.path = in.at("path");
  article.html = in.at("html");
  article.text = in.at("text");
  preview.state = in.at("state");
  preview.findings = decode_findings(in.at("findings"));
  each_field(article.meta, [&in](const char* name, auto& value) { in.at("meta").at(name).get_to(value); });
  for (const json& item : in.at("sections")) {
    article.sections.push_back({item.at(0), item.at(1), item.at(2), item.at(3), item.at(4), item.at(5)});
  }
  return preview;
}

template <class Message, class Decode>
Result<Message> decode(std::string_view text, const Decode& read) {
  try {
    return read(json::parse(text));
  } catch (const json::exception&) {
    return fail("the process that reads the files did not say what it found", ErrorKind::environment);
  }
}

}  // namespace

std::string encode_list(const PreviewList& list) {
  json rows = json::array();
  for (const PreviewRow& row : list.rows) {
    rows.push_back({row.locale, row.id, row.title, row.path, row.state, row.audience, row.errors, row.warnings});
  }
  return dump({{"rows", std::move(rows)}, {"others", encode_findings(list.others)}});
}

Result<PreviewList> decode_list(std::string_view text) {
  return decode<PreviewList>(text, [](const json& in) {
    PreviewList list;
    for (const json& row : in.at("rows")) {
      list.rows.push_back({row.at(0), row.at(1), row.at(2), row.at(3), row.at(4), row.at(5), row.at(6), row.at(7)});
    }
    list.others = decode_findings(in.at("others"));
    return list;
  });
}

std::string encode_lookup(const PreviewLookup& lookup) {
  json out = {{"others", encode_findings(lookup.others)}};
  if (lookup.article) out["article"] = encode_article(*lookup.article);
  return dump(out);
}

Result<PreviewLookup> decode_lookup(std::string_view text) {
  return decode<PreviewLookup>(text, [](const json& in) {
    PreviewLookup lookup;
    lookup.others = decode_findings(in.at("others"));
    if (in.contains("article")) lookup.article = decode_article(in.at("article"));
    return lookup;
  });
}

}  // namespace firstline
