// See views.hpp.
#include "meetings/writing/views.hpp"

#include "platform/html/fields.hpp"
#include "platform/i18n/text.hpp"
#include "platform/site/parts.hpp"

namespace radslag::meetings::writing::views {

using namespace html;
using i18n::Language;
using i18n::tr;

namespace {

Url write_url(MeetingId meeting) {
    return Url::path("/meetings") / meeting.text() / "write";
}

/// What a turn can become, each by the form that is there for it.
Html ways_on(Language language, const Paragraph& paragraph) {
    const Url turn = Url::path("/turns") / paragraph.id.text();
    const auto way = [](std::string_view key, const Url& url, std::string_view words) -> Html {
        return group(a(data("key", key), href(url), words), " ");
    };
    return p(
        cls("small ways"), way("t", turn / "take-along", tr(language, "Takes it along")),
        way("l", Url::path("/commitments/new").with("turn", paragraph.id.text()),
            tr(language, "Promise")),
        way("i", Url::path("/inputs/new").with("turn", paragraph.id.text()), tr(language, "Input")),
        way("r", turn / "edit", tr(language, "All fields")));
}

Html beside_note(const Desk& desk, const Paragraph& paragraph) {
    if (!paragraph.beside)
        return {};
    const std::string_view label = tr(desk.language, "Keep both");
    return div(cls("beside"), role("note"),
               p(strong(tr(desk.language, "Another wording of the paragraph above")), " ",
                 tr(desk.language, "Two of you changed the same words. Put together what is to "
                                   "stand, and empty the other.")),
               post_form({Url::path("/turns") / paragraph.id.text() / "keep-both", desk.token},
                         p(submit_button(label, ButtonKind::tertiary))));
}

Field text_of(Language language, std::string_view id, std::string_view who, std::string text) {
    Field field{"text-" + std::string(id),
                who.empty() ? std::string(tr(language, "What was said")) : std::string(who)};
    field.value = std::move(text);
    return field;
}

/// The field for the next paragraph under a point: its turn has an id already, so that it is one
/// however often it is sent.
Html next_form(const Desk& desk, const std::optional<PointId>& point) {
    const TurnId next = TurnId::make();
    const Language language = desk.language;
    Field field = text_of(language, next.text(), "", "");
    field.label = tr(language, "The next paragraph");
    return div(cls("paragraph more"), data("turn", next.text()),
               post_form({write_url(desk.meeting), desk.token},
                         group(hidden_field("turn", next.text()),
                               hidden_field("point", point ? point->text() : std::string_view()),
                               hidden_field("base", ""), text_area(field, 2),
                               p(submit_button(tr(language, "Add"), ButtonKind::secondary)))));
}

Html under(const Desk& desk, const Sheet& sheet, const std::optional<PointId>& point, Use use) {
    Html all;
    for (const Paragraph& each : sheet.paragraphs)
        if (each.point == point)
            all += paragraph(desk, each);
    return div(cls("lines"), data("point", point ? point->text() : std::string_view()), all,
               when(use == Use::to_write_on, [&]() -> Html { return next_form(desk, point); }));
}

/// The words that the script puts into the line of state.
Html state_line(Language language) {
    return p(cls("small writing-state"), id("writing-state"), role("status"),
             data("saved", tr(language, "All is saved.")),
             data("waiting", tr(language, "Not saved yet, kept in this browser:")),
             data("refused", tr(language, "Not saved:")),
             data("ended", tr(language, "Your sign-in has ended. Load the page anew and sign in: "
                                        "what you wrote is kept in this browser, and sent then.")));
}

} // namespace

Html paragraph(const Desk& desk, const Paragraph& paragraph) {
    const Language language = desk.language;
    const std::string_view id = paragraph.id.text();
    const bool is_note = paragraph.section == SectionKind::action_note;
    const Field field = text_of(language, id, paragraph.who, paragraph.text);
    return div(cls(is_note ? "paragraph notera" : "paragraph"), html::id("w-" + std::string(id)),
               data("turn", id), beside_note(desk, paragraph),
               post_form({write_url(desk.meeting), desk.token},
                         group(hidden_field("turn", id),
                               hidden_field("point", paragraph.point ? paragraph.point->text()
                                                                     : std::string_view()),
                               hidden_field("base", paragraph.text), text_area(field, 2),
                               p(submit_button(tr(language, "Save"), ButtonKind::tertiary)))),
               ways_on(language, paragraph));
}

Html sheet(const Desk& desk, const Sheet& sheet, Use use) {
    Html all;
    for (const Heading& point : sheet.points)
        all += section(cls("block"), h2(id("p-" + std::string(point.id.text())), point.title),
                       under(desk, sheet, point.id, use));
    return group(all, section(cls("block"), h2(tr(desk.language, "Under no point")),
                              under(desk, sheet, std::nullopt, use)));
}

Html page(const Desk& desk, const EditableMeeting& meeting, const Sheet& notes) {
    const Language language = desk.language;
    const Url way = Url::path("/meetings") / desk.meeting.text() / "minutes";
    const Html head = site::page_head(tr(language, "Take notes"), meeting.edit.title);
    if (notes.is_closed)
        return group(head,
                     site::empty(tr(language, "The notes of this meeting are closed: the text "
                                              "stands as it is. What is to be put right is "
                                              "added as a correction.")));
    return group(
        head,
        notes.is_draft ? p(tr(language, "This is a draft: members read it when it is sent out."),
                           " ", a(href(way), tr(language, "The way of the notes")))
                       : p(strong(tr(language, "Whoever may read the meeting reads this at once.")),
                           " ", a(href(way), tr(language, "Begin the notes as a draft"))),
        p(cls("small"),
          tr(language, "“Dalarna:” first in a paragraph says who speaks. Enter begins the next "
                       "paragraph. Alt and T, L or I lead from a paragraph to taking it along, a "
                       "promise, an input.")),
        div(cls("writing"), data("writing", desk.meeting.text()), state_line(language),
            sheet(desk, notes, Use::to_write_on)));
}

Html refused(const Desk& desk, const std::string& why, std::string_view text) {
    return group(site::page_head(tr(desk.language, "Take notes"), ""),
                 div(cls("errors"), role("alert"), h2(why)),
                 text_area({"text", std::string(tr(desk.language, "What you wrote")), "", "",
                            std::string(text)},
                           8),
                 p(a(href(write_url(desk.meeting)), tr(desk.language, "Back to the notes"))));
}

} // namespace radslag::meetings::writing::views
