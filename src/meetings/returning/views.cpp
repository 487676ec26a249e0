// See views.hpp.
#include "meetings/returning/views.hpp"

#include "platform/html/fields.hpp"
#include "platform/i18n/text.hpp"
#include "platform/site/record_form.hpp"

namespace radslag::meetings::returning::views {

using namespace html;
using i18n::Language;
using i18n::tr;
using In = text::Stretch::In;

namespace {

/// One of the two texts, with the words marked that the other has not.
Html words_of(Language language, const Change& change, In own) {
    Html words;
    for (const text::Stretch& each : change.stretches) {
        if (each.in == own && change.kind == Change::Kind::changed)
            words += mark(each.words);
        else if (each.in == own || each.in == In::both)
            words += group(each.words);
    }
    return words.empty() ? Html(span(cls("quiet"), tr(language, "nothing"))) : words;
}

std::string_view kind_words(Language language, Change::Kind kind) {
    switch (kind) {
    case Change::Kind::changed:
        return tr(language, "Other words");
    case Change::Kind::added:
        return tr(language, "New paragraph");
    case Change::Kind::emptied:
        return tr(language, "Paragraph taken out");
    case Change::Kind::missing:
        return tr(language, "Not in the file");
    }
    return {};
}

Html remark(Language language, const Change& change) {
    if (change.stands_beside)
        return p(cls("remark"),
                 tr(language, "The same words were changed here after the file had left. Both "
                              "wordings stay, the one beside the other, until you put them "
                              "together."));
    if (change.kind == Change::Kind::missing)
        return p(cls("remark"),
                 tr(language, "It was taken out, or written anew from end to end. It stays unless "
                              "you choose to take it out."));
    if (change.kind == Change::Kind::added && !change.is_chosen)
        return p(cls("remark"), tr(language, "It follows no paragraph of the notes, and may belong "
                                             "to the file alone."));
    return {};
}

Html hidden_fields(const Change& change, std::size_t number) {
    const auto hidden = [&](std::string_view field, std::string_view value) {
        return hidden_field(site::numbered(field, number), value);
    };
    const writing::Written& written = change.written;
    return group(hidden("turn", written.turn.text()), hidden("point", site::id_text(written.point)),
                 hidden("after", site::id_text(written.after)), hidden("base", written.base),
                 hidden("text", written.text));
}

Html one_change(Language language, const Change& change, std::size_t number) {
    const std::string heading(kind_words(language, change.kind));
    Field take{site::numbered("take", number),
               tr(language, "Take in change {0}", std::to_string(number))};
    take.value = change.is_chosen ? "on" : "";
    const std::string anchor = "change-" + std::to_string(number);
    return section(cls("block stack"), aria_labelledby(anchor),
                   h2(id(anchor), number, ". ", heading),
                   p(cls("small quiet"), change.point,
                     when(!change.point.empty() && !change.who.empty(), " · "), change.who),
                   dl(cls("facts"),
                      when(change.kind != Change::Kind::added,
                           [&]() -> Html {
                               return group(dt(tr(language, "In the notes")),
                                            dd(words_of(language, change, In::before)));
                           }),
                      dt(tr(language, "By the file")), dd(words_of(language, change, In::after))),
                   remark(language, change), check_field(take), hidden_fields(change, number));
}

} // namespace

Html changes(Language language, MeetingId meeting, const std::vector<Change>& changes,
             std::string_view file, std::string_view token) {
    const Url page = Url::path("/meetings") / meeting.text() / "word";
    const Html again = p(a(href(page), tr(language, "Send another file")));
    if (changes.empty())
        return group(div(cls("pagehead"), h1(tr(language, "Changes in the Word file")),
                         p(cls("lead"), file)),
                     div(cls("empty"), p(strong(tr(language, "The file says what the notes say."))),
                         p(tr(language, "Headings, decisions and who was there are changed on the "
                                        "page of the meeting, not by the file."))),
                     again);
    Html all;
    for (std::size_t i = 0; i < changes.size(); ++i)
        all += one_change(language, changes[i], i + 1);
    return group(
        div(cls("pagehead"), h1(tr(language, "Changes in the Word file")), p(cls("lead"), file),
            p(tr(language, "Nothing is changed yet. Untick what is to stay as it is. Headings, "
                           "decisions and who was there are changed on the page of the meeting, "
                           "not by the file."))),
        post_form({page / "take", token, tr(language, "Changes in the Word file")},
                  group(hidden_field("count", std::to_string(changes.size())), all,
                        submit_button(tr(language, "Take in what is ticked")))),
        again);
}

} // namespace radslag::meetings::returning::views
