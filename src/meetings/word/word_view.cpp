// See word_view.hpp.
#include "meetings/word/word_view.hpp"

#include "meetings/minute_view.hpp"
#include "meetings/views.hpp"
#include "meetings/word/attendance_view.hpp"
#include "meetings/word/marks.hpp"
#include "meetings/word/points_view.hpp"
#include "platform/i18n/dates.hpp"
#include "platform/i18n/text.hpp"

namespace radslag::meetings::word {

using docx::Paragraph;
using docx::Style;
using i18n::Language;
using i18n::tr;
using store::ShownMeeting;

namespace {

/// "Minnesanteckningar …, 18 november 2016": as it is printed, where that names the day; else what
/// a meeting's notes are called.
std::string title_of(Language language, const ShownMeeting& meeting) {
    const Language own = meeting.language == "en" ? Language::english : Language::swedish;
    const bool is_whole =
        !meeting.day || meeting.title.find(i18n::long_date(own, *meeting.day)) != std::string::npos;
    if (is_whole)
        return meeting.title;
    const std::string heading = views::heading_of(language, meeting);
    return meeting.state == MeetingState::held ? tr(language, "Notes – {0}", heading) : heading;
}

class WordView {
  public:
    WordView(Language language, const ShownMeeting& meeting, const docx::Template& used)
        : language_(language), meeting_(meeting), used_(used), title_(title_of(language, meeting)) {
    }

    docx::Filling filling() {
        add_head();
        if (!used_.has(present_field))
            add_attendance(language_, meeting_, Attending::present, content_);
        add_attendance(language_, meeting_, Attending::absent, content_);
        add_agenda();
        add_points(language_, meeting_, content_);
        return {values(), std::move(content_), title_};
    }

  private:
    [[nodiscard]] std::string day() const {
        return meeting_.day ? i18n::long_date(language_, *meeting_.day) : "";
    }
    [[nodiscard]] std::string chair() const { return meeting_.chair ? meeting_.chair->name : ""; }

    [[nodiscard]] std::map<std::string_view, std::vector<std::string>> values() const {
        return {{title_field, {title_}},
                {body_field, {meeting_.body_name}},
                {day_field, {day()}},
                {time_field, {views::hours_of(language_, meeting_)}},
                {place_field, {meeting_.venue.value_or("")}},
                {chair_field, {chair()}},
                {present_field, present_lines(language_, meeting_)}};
    }

    void add(Paragraph paragraph) { content_.blocks.emplace_back(std::move(paragraph)); }

    void add_fact(std::string_view name, const std::string& value) {
        if (!value.empty())
            add({.runs = {{.text = std::string(name) + ": ", .bold = true}, {.text = value}}});
    }

    /// What the template does not show by its fields, and what every file must say of itself.
    void add_head() {
        if (!used_.has(title_field))
            add({Style::title, 0, {{.text = title_}}});
        if (meeting_.demonstration)
            add({.runs = {{.text = std::string(tr(language_, "Demonstration, invented: the events "
                                                             "and people in this file are made "
                                                             "up.")),
                           .italic = true}}});
        if (meeting_.audience.kind != "public")
            add({.runs = {{.text = std::string(views::reader_words(language_, meeting_.audience)),
                           .italic = true}}});
        if (const std::string note = views::draft_words(language_, meeting_); !note.empty())
            add({.runs = {{.text = std::string(tr(language_, "Draft")) + ". ", .bold = true},
                          {.text = note, .italic = true}}});
        add_fact(tr(language_, "Time and place"), time_and_place());
        if (!used_.has(chair_field))
            add_fact(tr(language_, "Chair"), chair());
        if (meeting_.next_day)
            add_fact(tr(language_, "Next meeting"), i18n::long_date(language_, *meeting_.next_day));
        add_fact(tr(language_, "The notes"), views::minute_words(language_, meeting_));
        if (meeting_.state != MeetingState::held)
            add_fact(tr(language_, "State"),
                     std::string(views::state_word(language_, meeting_.state)));
    }

    [[nodiscard]] std::string time_and_place() const {
        std::string words;
        for (const auto& [field, value] :
             {std::pair(day_field, day()),
              std::pair(time_field, views::hours_of(language_, meeting_)),
              std::pair(place_field, meeting_.venue.value_or(""))})
            if (!used_.has(field) && !value.empty())
                words.append(words.empty() ? "" : ", ").append(value);
        return words;
    }

    /// The points, to find one's way: each leads to where it stands.
    void add_agenda() {
        constexpr std::size_t fewest = 3;
        if (meeting_.points.size() < fewest)
            return;
        add({Style::heading, 1, {{.text = std::string(tr(language_, "Agenda"))}}});
        for (const store::ShownPoint& point : meeting_.points)
            add({.runs = {{.text = point.mark() + point.title,
                           .link = "#" + point_bookmark(point.id)}}});
    }

    Language language_;
    const ShownMeeting& meeting_;
    const docx::Template& used_;
    std::string title_;
    docx::Content content_;
};

} // namespace

docx::Filling filling_of(Language language, const ShownMeeting& meeting,
                         const docx::Template& used) {
    return WordView(language, meeting, used).filling();
}

std::string language_tag(const ShownMeeting& meeting) {
    if (meeting.language == "sv")
        return "sv-SE";
    return meeting.language == "en" ? "en-GB" : meeting.language;
}

} // namespace radslag::meetings::word
