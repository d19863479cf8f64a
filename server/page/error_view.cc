#include <algorithm>
#include <iterator>
#include <utility>

#include "server/page/page_view.h"

namespace firstline {
namespace {

struct StatusTexts {
  int status;
  std::string_view title;
  std::string_view explanation;
};
constexpr StatusTexts kStatuses[] = {
    {400, "error_request", "error_request_text"},     {401, "error_forbidden", "error_forbidden_text"},
    {403, "error_forbidden", "error_forbidden_text"}, {404, "error_missing", "error_missing_text"},
    {410, "error_gone", "error_gone_text"},           {413, "error_large", "error_large_text"},
    {429, "error_busy", "error_busy_text"},           {503, "error_busy", "error_busy_text"},
};
constexpr StatusTexts kRequest = {400, "error_request", "error_request_text"};
constexpr StatusTexts kServer = {500, "error_server", "error_server_text"};

const StatusTexts& texts_of(int status) {
  const auto* const found = std::find_if(std::begin(kStatuses), std::end(kStatuses),
                                         [&](const StatusTexts& texts) { return texts.status == status; });
  if (found != std::end(kStatuses)) return *found;
  return status < 500 ? kRequest : kServer;
}

void add_status(ViewModel& view, const Texts& texts, int status) {
  const std::string number = std::to_string(status);
  view.set("status", number).set("code", texts.format("error_code", {{"status", std::string_view(number)}}));
  view.set("title", texts.text(texts_of(status).title));
  view.set("explanation", texts.text(texts_of(status).explanation));
}

}  // namespace

ViewModel error_view(const ViewContext& context, int status, std::string_view detail) {
  ViewModel view;
  add_status(view, context.texts, status);
  ViewModel::List topics = topic_links(context, "");
  view.set("detail", detail).set("has_topics", !topics.empty()).set("topics", std::move(topics));
  LayoutOptions options;
  options.title = context.texts.text(texts_of(status).title);
  options.noindex = true;
  add_layout(view, context, std::move(options));
  return view;
}

ViewModel bare_error_view(const Texts& texts, int status) {
  ViewModel view;
  add_status(view, texts, status);
  return view;
}

}  // namespace firstline
