// Reads and matches patterns. Declared in pattern.hpp.
#include "platform/http/pattern.hpp"

#include "platform/http/values.hpp"

#include <stdexcept>

namespace radslag::http {

std::optional<std::vector<std::string>> segments_of(std::string_view path) {
    std::vector<std::string> segments;
    if (!path.starts_with('/'))
        return std::nullopt;
    path.remove_prefix(1);
    while (!path.empty()) {
        const std::size_t slash = path.find('/');
        std::optional<std::string> segment = percent_decoded(path.substr(0, slash));
        if (!segment)
            return std::nullopt;
        segments.push_back(std::move(*segment));
        if (slash == std::string_view::npos)
            break;
        path.remove_prefix(slash + 1);
        if (path.empty())
            segments.emplace_back(); // "/meetings/" is not "/meetings"
    }
    return segments;
}

Pattern::Segment Pattern::read_segment(std::string_view segment) {
    if (!segment.starts_with('{')) {
        if (segment.empty() || segment.find_first_of("{}") != std::string_view::npos)
            throw std::logic_error("a segment of a pattern is a literal or {name}: " +
                                   std::string(segment));
        return {Kind::literal, std::string(segment), {}};
    }
    const std::size_t end = segment.find('}');
    if (end == std::string_view::npos || end < 2)
        throw std::logic_error("a name in a pattern ends with }: " + std::string(segment));
    std::string_view name = segment.substr(1, end - 1);
    const std::string_view ending = segment.substr(end + 1);
    if (name.ends_with("...")) {
        name.remove_suffix(3);
        return {Kind::rest, std::string(name), {}};
    }
    return {Kind::name, std::string(name), std::string(ending)};
}

Pattern::Pattern(std::string_view pattern) {
    if (!pattern.starts_with('/'))
        throw std::logic_error("a pattern begins with /: " + std::string(pattern));
    std::string_view rest = pattern.substr(1);
    while (!rest.empty()) {
        if (!segments_.empty() && segments_.back().kind == Kind::rest)
            throw std::logic_error("nothing follows {…...}: " + std::string(pattern));
        const std::size_t slash = rest.find('/');
        segments_.push_back(read_segment(rest.substr(0, slash)));
        rest.remove_prefix(slash == std::string_view::npos ? rest.size() : slash + 1);
    }
    // Literal segments sort before names with an ending, those before bare names, the rest last.
    for (const Segment& segment : segments_) {
        shape_ += '/';
        if (segment.kind == Kind::literal)
            shape_ += "1" + segment.text;
        else if (segment.kind == Kind::name)
            shape_ += segment.ending.empty() ? "3" : "2" + segment.ending;
        else
            shape_ += "4";
    }
}

std::optional<Values> Pattern::match(std::span<const std::string> path) const {
    const bool has_rest = !segments_.empty() && segments_.back().kind == Kind::rest;
    if (path.size() < segments_.size() || (path.size() > segments_.size() && !has_rest))
        return std::nullopt;
    Values values;
    for (std::size_t i = 0; i < segments_.size(); ++i) {
        const Segment& segment = segments_[i];
        const std::string& given = path[i];
        if (segment.kind == Kind::literal) {
            if (given != segment.text)
                return std::nullopt;
        } else if (segment.kind == Kind::name) {
            if (given.size() <= segment.ending.size() || !given.ends_with(segment.ending))
                return std::nullopt;
            values.add(segment.text, given.substr(0, given.size() - segment.ending.size()));
        } else {
            std::string rest = given;
            for (std::size_t more = i + 1; more < path.size(); ++more)
                rest += '/' + path[more];
            values.add(segment.text, std::move(rest));
        }
    }
    return values;
}

} // namespace radslag::http
