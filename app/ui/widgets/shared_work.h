#pragma once
// SharedWork: one thread that helps the calling one with many small pieces of computing, and sleeps
// otherwise. Started with the first piece of work; joined with this object. The calling thread
// never waits longer than the helper's last piece takes.
//
//   SharedWork work;
//   work.run(tiles.size(), [&](std::size_t i) { draw(tiles[i]); });

#include <atomic>
#include <cstddef>
#include <functional>
#include <semaphore>
#include <thread>

namespace regulars::ui {

class SharedWork {
 public:
  using Piece = std::function<void(std::size_t)>;

  SharedWork() = default;
  ~SharedWork();
  SharedWork(const SharedWork&) = delete;
  SharedWork& operator=(const SharedWork&) = delete;

  // Calls piece(0) to piece(count - 1), each once, on both threads and in any order; all have
  // returned when this does. Pieces must not touch what others write, and must not throw.
  void run(std::size_t count, const Piece& piece);

 private:
  void help();
  void take_pieces();

  const Piece* piece_ = nullptr;  // while run() runs
  std::size_t count_ = 0;
  std::atomic<std::size_t> next_ = 0;
  std::binary_semaphore begun_{0};
  std::binary_semaphore ended_{0};
  std::atomic<bool> is_ending_ = false;
  std::jthread helper_;
};

}  // namespace regulars::ui
