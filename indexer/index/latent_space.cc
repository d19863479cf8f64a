#include "indexer/index/latent_space.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "indexer/index/article_record.h"

namespace firstline {
namespace {

constexpr std::size_t kLearnedFrom = 3000;
// More columns than are kept make the kept ones better (Halko et al., 4.2).
constexpr std::size_t kColumns = kLatentDimensions + 14;
constexpr std::array<double, kFieldCount> kFieldWeights = {3, 1.5, 1, 1};
// A word that most articles have says nothing about any.
constexpr double kMaxShare = 0.5;

std::uint64_t pack(TermHash hash) { return std::uint64_t{hash.high} << 16 | hash.low; }

double frequency(const TermInfo& info) {
  double tf = 0;
  for (std::size_t field = 0; field < kFieldCount; ++field) {
    tf += kFieldWeights[field] * info.count(static_cast<Field>(field));
  }
  return tf;
}

// Rows of kColumns numbers.
using Matrix = std::vector<float>;

// Makes the columns perpendicular and of length 1, or zero where they depend on those before (modified Gram-Schmidt,
// each twice).
void orthonormalize(Matrix& matrix) {
  const std::size_t rows = matrix.size() / kColumns;
  const auto dot = [&](std::size_t a, std::size_t b) {
    double sum = 0;
    for (std::size_t i = 0; i < rows; ++i) {
      sum += static_cast<double>(matrix[i * kColumns + a]) * static_cast<double>(matrix[i * kColumns + b]);
    }
    return sum;
  };
  for (std::size_t column = 0; column < kColumns; ++column) {
    const double before = std::sqrt(dot(column, column));
    for (std::size_t other = 0; other < 2 * column; ++other) {
      const std::size_t of = other % column;
      const auto share = static_cast<float>(dot(column, of));
      for (std::size_t i = 0; i < rows; ++i) matrix[i * kColumns + column] -= share * matrix[i * kColumns + of];
    }
    const double length = std::sqrt(dot(column, column));
    const double scale = length > 1e-4 * before && length > 0 ? 1 / length : 0;
    for (std::size_t i = 0; i < rows; ++i) matrix[i * kColumns + column] *= static_cast<float>(scale);
  }
}

using Square = std::array<std::array<double, kColumns>, kColumns>;

// Eigenvectors of a symmetric matrix as columns, by Jacobi rotations; its diagonal becomes the eigenvalues.
Square eigenvectors(Square& matrix) {
  Square vectors{};
  for (std::size_t i = 0; i < kColumns; ++i) vectors[i][i] = 1;
  for (int sweep = 0; sweep < 30; ++sweep) {
    double off = 0;
    double all = 0;
    for (std::size_t p = 0; p < kColumns; ++p) {
      all += matrix[p][p] * matrix[p][p];
      for (std::size_t q = p + 1; q < kColumns; ++q) {
        const double value = matrix[p][q];
        off += value * value;
        if (value == 0) continue;
        const double theta = (matrix[q][q] - matrix[p][p]) / (2 * value);
        const double t = (theta >= 0 ? 1 : -1) / (std::abs(theta) + std::sqrt(theta * theta + 1));
        const double c = 1 / std::sqrt(t * t + 1);
        const double s = t * c;
        const auto rotate = [c, s](double& a, double& b) {
          const double old = a;
          a = c * old - s * b;
          b = s * old + c * b;
        };
        for (std::size_t i = 0; i < kColumns; ++i) rotate(matrix[i][p], matrix[i][q]);
        for (std::size_t i = 0; i < kColumns; ++i) rotate(matrix[p][i], matrix[q][i]);
        for (std::size_t i = 0; i < kColumns; ++i) rotate(vectors[i][p], vectors[i][q]);
      }
    }
    if (off <= 1e-16 * all) break;
  }
  return vectors;
}

}  // namespace

class LatentLearner {
 public:
  LatentLearner(const ArticleFile& articles, LatentSpace& space) : space_(space) {
    const auto ids = articles.by_id();
    const std::size_t step = std::max<std::size_t>(1, (ids.size() + kLearnedFrom - 1) / kLearnedFrom);
    std::vector<TermVector> vectors;
    for (std::size_t i = 0; i < ids.size(); i += step) {
      vectors.push_back(decode_term_vector(articles.record(ids[i])));
    }
    space.articles_ = static_cast<double>(vectors.size());
    for (const TermVector& vector : vectors) {
      for (std::size_t i = 0; i < vector.size(); ++i) {
        if (frequency(vector.info(i)) > 0) ++space.terms_[pack(vector.hash(i))].articles;
      }
    }
    const double most = std::max(2.0, kMaxShare * space.articles_);
    std::erase_if(space.terms_, [most](const auto& item) {
      return item.second.articles < 2 || static_cast<double>(item.second.articles) > most;
    });
    // Numbered in order of the hash: a map's own order may differ between builds of the standard library.
    std::vector<std::uint64_t> order;
    order.reserve(space.terms_.size());
    for (const auto& [hash, term] : space.terms_) order.push_back(hash);
    std::sort(order.begin(), order.end());
    for (const std::uint64_t hash : order) {
      LatentSpace::Term& term = space.terms_[hash];
      term.index = static_cast<std::uint32_t>(space.idf_.size());
      space.idf_.push_back(static_cast<float>(inverse_document_frequency(space.articles_, term.articles)));
    }
    for (const TermVector& vector : vectors) rows_.push_back(space.weigh(vector));
  }

  void run() {
    const std::size_t terms = space_.idf_.size();
    Matrix by_term(terms * kColumns);
    std::uint64_t state = 0x9E3779B97F4A7C15ULL;  // xorshift64* (Vigna 2016)
    for (float& value : by_term) {
      state ^= state >> 12;
      state ^= state << 25;
      state ^= state >> 27;
      value = (state * 0x2545F4914F6CDD1DULL) >> 63 != 0 ? 1.0F : -1.0F;
    }
    Matrix by_article(rows_.size() * kColumns);
    to_articles(by_term, by_article);
    orthonormalize(by_article);
    to_terms(by_article, by_term);
    to_articles(by_term, by_article);
    orthonormalize(by_article);
    to_terms(by_article, by_term);
    turn(by_term);
  }

 private:
  void to_articles(const Matrix& by_term, Matrix& by_article) const {
    std::fill(by_article.begin(), by_article.end(), 0.0F);
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      float* sum = &by_article[row * kColumns];
      for (const auto& weight : rows_[row]) {
        const float* term = &by_term[weight.term * kColumns];
        for (std::size_t k = 0; k < kColumns; ++k) sum[k] += weight.value * term[k];
      }
    }
  }
  void to_terms(const Matrix& by_article, Matrix& by_term) const {
    std::fill(by_term.begin(), by_term.end(), 0.0F);
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      const float* article = &by_article[row * kColumns];
      for (const auto& weight : rows_[row]) {
        float* sum = &by_term[weight.term * kColumns];
        for (std::size_t k = 0; k < kColumns; ++k) sum[k] += weight.value * article[k];
      }
    }
  }
  // From the projected matrix to its right singular vectors, the largest kLatentDimensions.
  void turn(const Matrix& by_term) {
    Square products{};
    for (std::size_t term = 0; term < space_.idf_.size(); ++term) {
      const float* row = &by_term[term * kColumns];
      for (std::size_t a = 0; a < kColumns; ++a) {
        for (std::size_t b = 0; b < kColumns; ++b) {
          products[a][b] += static_cast<double>(row[a]) * static_cast<double>(row[b]);
        }
      }
    }
    const Square vectors = eigenvectors(products);
    std::array<std::size_t, kColumns> order{};
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(),
                     [&products](std::size_t a, std::size_t b) { return products[a][a] > products[b][b]; });
    space_.basis_.assign(space_.idf_.size() * kLatentDimensions, 0.0F);
    const double largest = products[order[0]][order[0]];
    for (std::size_t k = 0; k < kLatentDimensions; ++k) {
      const double value = products[order[k]][order[k]];
      if (value <= 1e-9 * largest) break;
      for (std::size_t term = 0; term < space_.idf_.size(); ++term) {
        double sum = 0;
        for (std::size_t a = 0; a < kColumns; ++a) {
          sum += static_cast<double>(by_term[term * kColumns + a]) * vectors[a][order[k]];
        }
        space_.basis_[term * kLatentDimensions + k] = static_cast<float>(sum / std::sqrt(value));
      }
    }
  }

  LatentSpace& space_;
  std::vector<std::vector<LatentSpace::Weight>> rows_;
};

std::vector<LatentSpace::Weight> LatentSpace::weigh(const TermVector& article) const {
  std::vector<Weight> weights;
  double length = 0;
  for (std::size_t i = 0; i < article.size(); ++i) {
    const auto it = terms_.find(pack(article.hash(i)));
    if (it == terms_.end()) continue;
    const double tf = frequency(article.info(i));
    if (tf == 0) continue;
    const double value = std::log(1 + tf) * static_cast<double>(idf_[it->second.index]);
    length += value * value;
    weights.push_back({it->second.index, static_cast<float>(value)});
  }
  if (length > 0) {
    for (Weight& weight : weights) weight.value /= static_cast<float>(std::sqrt(length));
  }
  return weights;
}

LatentSpace LatentSpace::learn(const ArticleFile& articles) {
  LatentSpace space;
  LatentLearner learner(articles, space);
  if (!space.idf_.empty()) learner.run();
  return space;
}

LatentVector LatentSpace::fold(const TermVector& article) const {
  std::array<float, kLatentDimensions> sum{};
  for (const Weight& weight : weigh(article)) {
    const float* term = &basis_[weight.term * kLatentDimensions];
    for (std::size_t k = 0; k < kLatentDimensions; ++k) sum[k] += weight.value * term[k];
  }
  float largest = 0;
  for (const float value : sum) largest = std::max(largest, std::abs(value));
  LatentVector vector{};
  if (largest > 0) {
    for (std::size_t k = 0; k < kLatentDimensions; ++k) {
      vector[k] = static_cast<std::int8_t>(std::lround(sum[k] / largest * 127));
    }
  }
  return vector;
}

}  // namespace firstline
