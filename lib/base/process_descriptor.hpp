// An open file descriptor that is closed with its owner.
#pragma once

#include <utility>

namespace base {

class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(other.release()) {}
  Descriptor& operator=(Descriptor&& other) noexcept;
  ~Descriptor() { close(); }

  int number() const { return number_; }
  bool is_open() const { return number_ >= 0; }
  // Hands the descriptor over; the caller closes it.
  int release() { return std::exchange(number_, -1); }
  void close();

 private:
  int number_ = -1;
};

// A pipe whose ends do not pass into children unless named in Command::descriptors. Throws base::internal.
struct Pipe {
  Descriptor reader;
  Descriptor writer;
};
Pipe make_pipe();

}  // namespace base
