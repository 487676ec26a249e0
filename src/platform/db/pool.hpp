// A bounded set of connections, opened when first needed and lent to one thread at a time; the one
// used last is lent first, so that few of them stay warm.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace radslag::db {

template <class T>
class Pool {
  public:
    using Make = std::function<std::unique_ptr<T>()>;

    Pool(int most, Make make) : most_(most), make_(std::move(make)) {}

    /// Owns a connection of the pool until it is destroyed; a broken one is closed then.
    class Lease {
      public:
        Lease(Pool& pool, std::unique_ptr<T> connection)
            : pool_(pool), connection_(std::move(connection)) {}
        ~Lease() { pool_.give_back(std::move(connection_)); }
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;

        T& operator*() const { return *connection_; }
        T* operator->() const { return connection_.get(); }

      private:
        Pool& pool_;
        std::unique_ptr<T> connection_;
    };

    /// Waits while all are lent. Throws what making a new one throws.
    Lease borrow() {
        std::unique_lock lock(mutex_);
        freed_.wait(lock, [&] { return !idle_.empty() || lent_ < most_; });
        ++lent_;
        if (!idle_.empty()) {
            auto connection = std::move(idle_.back());
            idle_.pop_back();
            return Lease(*this, std::move(connection));
        }
        lock.unlock();
        try {
            return Lease(*this, make_());
        } catch (...) {
            give_back(nullptr);
            throw;
        }
    }

    /// Closes those that are not lent: after one was found broken, the others most likely are.
    void drop_idle() {
        std::vector<std::unique_ptr<T>> dropped;
        const std::lock_guard lock(mutex_);
        dropped.swap(idle_);
    }

  private:
    void give_back(std::unique_ptr<T> connection) {
        if (connection && connection->broken())
            connection.reset();
        const std::lock_guard lock(mutex_);
        --lent_;
        if (connection)
            idle_.push_back(std::move(connection));
        freed_.notify_one();
    }

    int most_;
    Make make_;
    std::mutex mutex_;
    std::condition_variable freed_;
    std::vector<std::unique_ptr<T>> idle_;
    int lent_ = 0;
};

} // namespace radslag::db
