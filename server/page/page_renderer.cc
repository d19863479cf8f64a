#include "server/page/page_renderer.h"

#include <algorithm>
#include <utility>

#include "server/page/messages.h"
#include "server/page/page_view.h"
#include "server/page/static_files.h"
#include "server/page/template_set.h"

namespace firstline {

struct PageRenderer::Impl {
  Messages messages;
  StaticFiles files;
  TemplateSet templates;

  // Runs one view model and its template with what they share.
  template <class MakeView>
  std::string render(std::string_view page, const PageContext& context, const MakeView& make_view) const {
    const Texts texts = messages.texts(context.locale);
    return templates.render(page, make_view(ViewContext{context, texts, files}), texts);
  }
};

PageRenderer::PageRenderer() = default;
PageRenderer::PageRenderer(PageRenderer&&) noexcept = default;
PageRenderer& PageRenderer::operator=(PageRenderer&&) noexcept = default;
PageRenderer::~PageRenderer() = default;

Result<PageRenderer> PageRenderer::load(const std::filesystem::path& templates_dir,
                                        const std::filesystem::path& theme_dir) {
  std::vector<std::filesystem::path> folders = {templates_dir};
  if (!theme_dir.empty()) folders.push_back(theme_dir);
  const auto below = [&](std::string_view name) {
    std::vector<std::filesystem::path> paths;
    paths.reserve(folders.size());
    for (const std::filesystem::path& folder : folders) paths.push_back(folder / name);
    return paths;
  };
  auto messages = Messages::load(below("messages"));
  if (!messages) return tl::unexpected(std::move(messages.error()));
  auto files = StaticFiles::load(below("static"));
  if (!files) return tl::unexpected(std::move(files.error()));
  auto templates = TemplateSet::load(folders, *messages, *files);
  if (!templates) return tl::unexpected(std::move(templates.error()));
  PageRenderer renderer;
  renderer.impl_ = std::make_unique<Impl>(Impl{std::move(*messages), std::move(*files), std::move(*templates)});
  return renderer;
}

std::string PageRenderer::home(const PageContext& context) const {
  return impl_->render("home", context, [](const ViewContext& view) { return home_view(view); });
}

std::string PageRenderer::category(const PageContext& context, const Category& category, unsigned page) const {
  return impl_->render("category", context,
                       [&](const ViewContext& view) { return category_view(view, category, page); });
}

std::string PageRenderer::article(const PageContext& context, const ArticleView& article,
                                  const std::optional<VoteCounts>& votes) const {
  return impl_->render("article", context, [&](const ViewContext& view) { return article_view(view, article, votes); });
}

std::string PageRenderer::results(const PageContext& context, const SearchRequest& request,
                                  const SearchResponse& response) const {
  return impl_->render("results", context,
                       [&](const ViewContext& view) { return results_view(view, request, response); });
}

std::string PageRenderer::contact(const PageContext& context, const ContactForm& form) const {
  return impl_->render("contact", context, [&](const ViewContext& view) { return contact_view(view, form); });
}

std::string PageRenderer::sign_in(const PageContext& context, const SignInForm& form) const {
  return impl_->render("sign_in", context, [&](const ViewContext& view) { return sign_in_view(view, form); });
}

std::string PageRenderer::desk(const PageContext& context, const DeskForm& form) const {
  return impl_->render("desk", context, [&](const ViewContext& view) { return desk_view(view, form); });
}

std::string PageRenderer::preview(const PageContext& context, const PreviewArticle& preview,
                                  const PreviewRank& rank) const {
  return impl_->render("article", context, [&](const ViewContext& view) { return preview_view(view, preview, rank); });
}

std::string PageRenderer::preview_list(const PageContext& context, const PreviewList& list, bool missing) const {
  return impl_->render("preview_list", context,
                       [&](const ViewContext& view) { return preview_list_view(view, list, missing); });
}

std::string PageRenderer::error(const PageContext& context, int status, std::string_view detail) const {
  return impl_->render("error", context, [&](const ViewContext& view) { return error_view(view, status, detail); });
}

std::string PageRenderer::bare_error(int status) const {
  const Texts texts = impl_->messages.texts("en");
  return impl_->templates.render("bare_error", bare_error_view(texts, status), texts);
}

const std::vector<StaticAsset>& PageRenderer::static_assets() const { return impl_->files.assets(); }

std::optional<StaticAsset> PageRenderer::static_asset(std::string_view url) const {
  const auto& assets = impl_->files.assets();
  const auto found =
      std::find_if(assets.begin(), assets.end(), [&](const StaticAsset& asset) { return asset.url == url; });
  if (found != assets.end()) return *found;
  return accent_asset(url);
}

}  // namespace firstline
