// Faults that pass by themselves, told apart from faults of ours where exceptions are caught.
#pragma once

namespace radslag {

/// What an exception is besides when nothing of ours is wrong: something that we need, a database,
/// does not work just now. The border of a request answers 503, as to "not now", and not 500.
class Passing {
  public:
    Passing() = default;
    Passing(const Passing&) = default;
    Passing& operator=(const Passing&) = default;
    virtual ~Passing() = default;
};

} // namespace radslag
