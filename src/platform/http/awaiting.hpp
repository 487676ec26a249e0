// What a connection waits for its client to do, and its place among the others that wait.
#pragma once

#include "platform/http/connection.hpp"

namespace radslag::http {

/// Stands in one of the queues of Shared while the client has something to do: send, or read. Used
/// on the I/O thread alone.
class Awaiting {
  public:
    /// Both must outlive it.
    Awaiting(Shared& shared, OpenConnection& open) : shared_(shared), place_{&open} {}
    ~Awaiting() { leave(); }
    Awaiting(const Awaiting&) = delete;
    Awaiting& operator=(const Awaiting&) = delete;

    /// What the client does next must be over within this time; the server's sweep sees to it.
    /// Meanwhile the connection may be closed to make room for others.
    void within(std::chrono::steady_clock::duration time) {
        leave();
        open().deadline = std::chrono::steady_clock::now() + time;
        queue_ = is_newcomer_ ? &shared_.newcomers : &shared_.awaited;
        queue_->splice(queue_->end(), place_);
    }
    /// It has done it.
    void unhurried() {
        leave();
        open().deadline = std::chrono::steady_clock::time_point::max();
    }
    /// It has sent the whole head of a request: newcomers give way before it.
    void is_known() { is_newcomer_ = false; }
    void leave() {
        if (queue_ != nullptr)
            place_.splice(place_.end(), *queue_, node_);
        queue_ = nullptr;
    }

  private:
    [[nodiscard]] OpenConnection& open() const { return **node_; }

    Shared& shared_;
    /// The connection's node in a queue; it lies here while it stands in none.
    std::list<OpenConnection*> place_;
    std::list<OpenConnection*>::iterator node_ = place_.begin();
    std::list<OpenConnection*>* queue_ = nullptr;
    bool is_newcomer_ = true;
};

} // namespace radslag::http
