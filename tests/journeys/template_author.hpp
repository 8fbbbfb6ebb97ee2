// Whoever writes the shipped templates, at work.
#pragma once

#include <string>

#include "instance.hpp"

namespace journeys {

struct Commit {
  std::string branch;
  std::string file;
  std::string content;
};

// Makes a branch of a shipped template's repository that is main with one changed file.
void push(const Instance& instance, const Commit& commit);

}  // namespace journeys
