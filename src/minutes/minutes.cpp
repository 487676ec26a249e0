// See minutes.hpp.
#include "minutes/minutes.hpp"

namespace radslag::minutes {

namespace {

bool is_writable(const Standing& standing) {
    return standing.has_draft && !standing.is_closed && standing.state != MinuteState::published;
}

bool waits_for_approval(const Standing& standing) {
    return standing.is_closed && standing.approval_is_asked && !standing.approved_on &&
           !standing.drawn_up_on;
}

} // namespace

bool is_open(Step step, const Standing& standing, Day today) {
    switch (step) {
    case Step::send_for_comment:
    case Step::ask_for_approval:
        return is_writable(standing);
    case Step::comment:
        return is_writable(standing) && standing.comments_until &&
               today <= *standing.comments_until;
    case Step::approve:
        return waits_for_approval(standing);
    case Step::draw_up:
        return standing.has_draft && !standing.drawn_up_on && !waits_for_approval(standing);
    case Step::publish:
        return standing.has_draft && standing.drawn_up_on &&
               standing.state != MinuteState::published;
    case Step::correct:
        return standing.is_closed && !waits_for_approval(standing);
    }
    return false;
}

} // namespace radslag::minutes
