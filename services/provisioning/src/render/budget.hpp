// What one rendering may take in all, behind the caps on single files.
#pragma once

#include "render/place.hpp"

#include <chrono>
#include <cstddef>

namespace provisioning {

// A thousand files that are each a little slow or a little large add up. Asked between files and fields.
class RenderBudget {
 public:
  RenderBudget(std::chrono::steady_clock::duration time, std::size_t bytes)
      : end_(std::chrono::steady_clock::now() + time), bytes_left_(bytes) {}

  void require_time_left(const TemplatePlace& place) const {
    if (std::chrono::steady_clock::now() > end_)
      place.refuse("rendering takes longer than a minute; make the site smaller");
  }

  // For HTML made from Markdown and HTML fields, which is kept until the end.
  void spend(std::size_t bytes, const TemplatePlace& place) {
    if (bytes > bytes_left_) place.refuse("with this text the site's content exceeds 64 MiB");
    bytes_left_ -= bytes;
  }

 private:
  std::chrono::steady_clock::time_point end_;
  std::size_t bytes_left_;
};

}  // namespace provisioning
