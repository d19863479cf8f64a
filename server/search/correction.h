// A word that a mistyped one was meant to be.
#pragma once

#include <string>

namespace firstline {

struct Correction {
  std::string word;
  double value = 0;  // what the best word maximises (spelling.h)
};

}  // namespace firstline
