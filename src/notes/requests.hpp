// Tasks that one gives another: "X får i uppdrag att", "uppdra åt X", "X ber Y att", "uppmanar".
// Look next at acts.hpp.
#pragma once

#include "notes/actors.hpp"

namespace radslag::notes {

struct Request {
    Commitment::Kind kind = Commitment::Kind::request;
    std::optional<Actor> receiver; ///< who is to act
    Confidence confidence = 85;
};

/// The request or assignment in a statement, if it holds one.
std::optional<Request> find_request(const Reading& reading, Range statement,
                                    const ActorFinder& actors);

} // namespace radslag::notes
