// News as an Atom feed (RFC 4287), which feed readers fetch again and again.
#pragma once

#include "platform/base/clock.hpp"

#include <string>
#include <vector>

namespace radslag::feed {

struct Entry {
    std::string id; ///< an absolute IRI that never changes, as "urn:…"
    std::string title;
    std::string url; ///< of its page
    Instant updated;
    std::string summary;  ///< plain text; may be empty
    std::string category; ///< what kind of thing it is, in a word
};

struct Feed {
    std::string id; ///< as of an entry
    std::string title;
    std::string subtitle; ///< may be empty
    std::string author;   ///< who publishes it
    std::string language; ///< as "sv"
    std::string self;     ///< its own address
    std::string page;     ///< the address of the page that it tells of
    Instant updated;
    std::vector<Entry> entries; ///< the newest first
};

/// The feed as XML in UTF-8. What XML cannot hold (control characters) becomes a space.
std::string written(const Feed& feed);

} // namespace radslag::feed
