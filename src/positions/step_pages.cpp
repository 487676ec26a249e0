// The forms of a stand and of the release; see pages.hpp.
#include "positions/pages.hpp"
#include "positions/parts.hpp"
#include "positions/views.hpp"

namespace radslag::positions::pages {

using i18n::Language;
using i18n::tr;
using site::FieldKind;
using site::FormReader;
using site::Need;
using site::saved_at;

namespace {

constexpr std::size_t longest_deviation = 5000; // characters

bool is_sent(const Request& request) {
    return request.method == http::Method::post;
}

/// A draft of which the caller may say something; one that was released meanwhile for a form that
/// was sent, whose words come back.
std::optional<Position> spoken_of(const Site& site, const Request& request) {
    auto found = held_in(site, request);
    if (found && (found->own.empty() || (found->released_on && !is_sent(request))))
        found.reset();
    return found;
}

/// What was said for the one party that the caller speaks for.
const Stand* stand_of(const Position& position) {
    if (position.own.size() != 1)
        return nullptr;
    for (const Party& party : position.parties)
        if (party.seat && party.seat->text() == position.own.front().id)
            return party.stand ? &*party.stand : nullptr;
    return nullptr;
}

std::vector<html::Choice> stance_choices(Language language) {
    return site::choices_of(stances, [&](Stance stance) {
        switch (stance) {
        case Stance::behind:
            return tr(language, "Stands behind the joint position");
        case Stance::deviates:
            return tr(language, "Deviates, with a position of its own");
        case Stance::abstains:
            return tr(language, "Abstains");
        }
        return std::string_view();
    });
}

site::RecordForm stand_form(const Site&, const Request& request, const Position& position) {
    const Language language = request.language;
    auto form = form_under(request, position, tr(language, "Say where your party stands"), "stand",
                           version_of_stands(position));
    form.lead = tr(language, "It can be changed until the position is released. Then a party that "
                             "deviates is named, with its text; those that abstain or have said "
                             "nothing are counted and not named.");
    form.fields = {{"party", tr(language, "Party"), FieldKind::choice, Need::required, "",
                    site::named_choices(position.own)},
                   {"stance", tr(language, "Where it stands"), FieldKind::radio, Need::required, "",
                    stance_choices(language)},
                   {"text",
                    tr(language, "The position of its own"),
                    FieldKind::lines,
                    Need::optional,
                    tr(language, "Needed where the party deviates."),
                    {},
                    "stance=deviates"}};
    if (const Stand* stand = stand_of(position)) {
        form.values.add("stance", std::string(stances.text(stand->stance)));
        form.values.add("text", stand->text.value_or(""));
    }
    form.button = tr(language, "Say it for the party");
    form.below = views::text(position.announced);
    return form;
}

StandEdit read_stand(FormReader& form, const Position& position) {
    const auto seat = site::chosen<PartyId>(form, "party", Need::required, position.own);
    StandEdit edit{.seat = seat.value_or(PartyId::make())};
    edit.stance = form.choice("stance", Need::required, stances).value_or(Stance::behind);
    const auto text = form.optional_text("text", longest_deviation, site::Lines::many);
    if (edit.stance != Stance::deviates)
        return edit;
    edit.text = text;
    if (!text && !form.has_error("text"))
        form.wrong("text", Message{"Write what the party holds instead.", {}});
    return edit;
}

/// A position that the caller may release, with how many would read it.
struct Releasable {
    Position position;
    std::int64_t readers = 0; ///< of the point
    std::int64_t members = 0; ///< of the body that is prepared for
};

std::optional<Releasable> releasable_in(const Site& site, const Request& request) {
    const auto position = held_in(site, request);
    if (!position || !position->at ||
        !(position->may_release || (is_sent(request) && position->released_on)))
        return std::nullopt;
    return site.database().reading([&](db::Session& session) {
        return std::optional(Releasable{*position,
                                        count_readers(session, *position, Readers::point),
                                        count_readers(session, *position, Readers::members)});
    });
}

/// Where everybody may read the point, the readers are chosen; else they are those of the point.
std::vector<site::FormField> release_fields(Language language, const Releasable& found) {
    std::vector<site::FormField> fields;
    if (found.position.at->is_public)
        fields.push_back({"readers",
                          tr(language, "Who may read it"),
                          FieldKind::radio,
                          Need::required,
                          "",
                          {{"point", std::string(tr(language, "Everybody, as the point"))},
                           {"members", tr(language, "Those with a role in {0}: {1} today",
                                          found.position.prepared_for.name, found.members)}}});
    fields.push_back({"confirmed", tr(language, "I have read what becomes readable, and by whom"),
                      FieldKind::check, Need::required});
    return fields;
}

site::RecordForm release_form(const Site&, const Request& request, const Releasable& found) {
    const Language language = request.language;
    const Position& position = found.position;
    auto form = form_under(request, position, tr(language, "Release the position"), "release",
                           print_of(position.announced, *position.at));
    const std::string point = point_words(language, *position.at);
    form.lead = position.at->is_public
                    ? tr(language,
                         "What stands below the button becomes readable at the point {0}, which "
                         "is public. This cannot be taken back, and the position cannot be "
                         "changed: a revision is a position that replaces it.",
                         point)
                    : tr(language,
                         "What stands below the button becomes readable for those who read the "
                         "point {0}: {1} with a role today. This cannot be taken back, and the "
                         "position cannot be changed: a revision is a position that replaces it.",
                         point, found.readers);
    form.fields = release_fields(language, found);
    form.button = tr(language, "Release");
    form.below =
        html::section(html::cls("block"), html::h2(position.announced.title),
                      views::announced(language, position.announced),
                      html::p(html::cls("quiet"),
                              tr(language, "Who drafted it, and who abstains or has said nothing, "
                                           "is read by those alone who prepare here.")));
    return form;
}

} // namespace

Result<Response> show_stand(const Site& site, Request& request) {
    return site::show_found(site, request, spoken_of, stand_form);
}

Result<Response> take_stand(const Site& site, Request& request) {
    return site::save_found(
        site, request, spoken_of, stand_form, [&](const Position& position, FormReader& form) {
            const StandEdit edit = read_stand(form, position);
            return form.when_good([&] {
                return saved_at(positions::take_stand(site.database(), request.caller, position.id,
                                                      form.version(), edit, site.today()),
                                position_url(position.id));
            });
        });
}

Result<Response> show_release(const Site& site, Request& request) {
    return site::show_found(site, request, releasable_in, release_form);
}

Result<Response> release(const Site& site, Request& request) {
    return site::save_found(
        site, request, releasable_in, release_form, [&](const Releasable& found, FormReader& form) {
            auto readers = Readers::point;
            if (found.position.at->is_public)
                readers =
                    form.choice("readers", Need::required, readers_words).value_or(Readers::point);
            if (!form.is_checked("confirmed"))
                form.wrong("confirmed",
                           Message{"Tick this when you have read what stands below.", {}});
            return form.when_good([&] {
                return saved_at(positions::release(site.database(), request.caller,
                                                   found.position.id, form.version(), readers,
                                                   site.today()),
                                position_url(found.position.id));
            });
        });
}

} // namespace radslag::positions::pages
