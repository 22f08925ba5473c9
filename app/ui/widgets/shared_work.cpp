#include "app/ui/widgets/shared_work.h"

namespace regulars::ui {

SharedWork::~SharedWork() {
  if (!helper_.joinable()) return;
  is_ending_ = true;
  begun_.release();
}

void SharedWork::run(std::size_t count, const Piece& piece) {
  piece_ = &piece;
  count_ = count;
  next_ = 0;
  const bool is_shared = count > 1 && std::thread::hardware_concurrency() > 1;
  if (is_shared && !helper_.joinable()) helper_ = std::jthread([this] { help(); });
  if (is_shared) begun_.release();
  take_pieces();
  if (is_shared) ended_.acquire();
  piece_ = nullptr;
}

void SharedWork::help() {
  for (;;) {
    begun_.acquire();
    if (is_ending_) return;
    take_pieces();
    ended_.release();
  }
}

void SharedWork::take_pieces() {
  for (std::size_t i = next_++; i < count_; i = next_++) (*piece_)(i);
}

}  // namespace regulars::ui
