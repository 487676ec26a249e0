// See minute_view.hpp.
#include "meetings/minute_view.hpp"

#include "platform/i18n/dates.hpp"
#include "platform/i18n/text.hpp"

namespace radslag::meetings::views {

using namespace html;
using i18n::Language;
using i18n::tr;
using store::ShownMeeting;
using store::ShownMinute;

namespace {

std::string state_of(Language language, const ShownMinute& minute) {
    if (minute.state == MinuteState::published && !minute.approved_on)
        return std::string(tr(language, "published"));
    if (minute.approved_on)
        return tr(language, "approved {0}", i18n::long_date(language, *minute.approved_on));
    if (minute.is_closed && !minute.drawn_up_on)
        return std::string(tr(language, "waiting for approval"));
    if (minute.state == MinuteState::commented && minute.comments_until)
        return tr(language, "comments until {0}",
                  i18n::long_date(language, *minute.comments_until));
    return minute.drawn_up_on ? std::string() : std::string(tr(language, "being written"));
}

} // namespace

std::string minute_words(Language language, const ShownMeeting& meeting) {
    if (!meeting.minute)
        return {};
    std::string words = state_of(language, *meeting.minute);
    if (const auto day = meeting.minute->drawn_up_on)
        words += (words.empty() ? "" : ", ") +
                 tr(language, "drawn up {0}", i18n::long_date(language, *day));
    return words;
}

std::string draft_words(Language language, const ShownMeeting& meeting) {
    const auto& minute = meeting.minute;
    if (!minute || !minute->reads_draft || minute->state == MinuteState::published)
        return {};
    const bool for_members = minute->state != MinuteState::draft;
    return std::string(
        for_members ? tr(language, "What was said and is not published yet is read by the members "
                                   "and the secretariat.")
                    : tr(language, "What was said and is not published yet is read by the "
                                   "secretariat and the chair."));
}

Html draft_note(Language language, const ShownMeeting& meeting) {
    const std::string words = draft_words(language, meeting);
    if (words.empty())
        return {};
    return p(cls("readers"), span(cls("tag"), tr(language, "Draft")), " ", words);
}

Html corrections(Language language, const ShownMeeting& meeting,
                 const std::optional<TurnId>& turn) {
    Html all;
    for (const store::ShownCorrection& each : meeting.corrections)
        if (each.turn == turn)
            all +=
                p(cls("correction small"),
                  strong(tr(language, "Correction {0}:", i18n::long_date(language, each.noted_on))),
                  " ", each.text);
    if (turn || all.empty())
        return all;
    return section(cls("point"), aria_labelledby("corrections"),
                   h2(html::id("corrections"), tr(language, "Corrections")), all);
}

} // namespace radslag::meetings::views
