// radslag import: documents into the register, one transaction each.
#include "app/commands.hpp"
#include "app/register.hpp"
#include "app/terminal.hpp"
#include "dialogue/following.hpp"
#include "documents/reader.hpp"
#include "imports/actions.hpp"

#include <fmt/format.h>

#include <set>

namespace radslag::app {

using i18n::Language;
using i18n::plural;
using i18n::tr;

namespace {

/// What became of the whole batch.
struct Tally {
    std::size_t accepted = 0;
    std::size_t proposed = 0;
    std::size_t known = 0;
    std::size_t differing = 0;
    std::size_t refused = 0;
    std::size_t doubts = 0;
    std::set<std::string> bodies;
};

void say_doubts(Language language, const std::vector<imports::Doubt>& doubts) {
    for (const auto& doubt : doubts)
        say(fmt::format("    {}: {}", doubt.words, i18n::to_text(language, doubt.reason)));
}

/// One line about one document, and its doubts below.
void say_outcome(Language language, std::string_view name, const imports::Outcome& outcome,
                 Tally& tally) {
    using Kind = imports::Outcome::Kind;
    tally.bodies.insert(outcome.body);
    tally.doubts += outcome.doubts.size();
    switch (outcome.kind) {
    case Kind::accepted:
        ++tally.accepted;
        say(tr(language, "{0}: taken into {1}.", name, outcome.body));
        break;
    case Kind::proposed:
        ++tally.proposed;
        say(tr(language, "{0}: proposed for {1}, to be reviewed.", name, outcome.body));
        break;
    case Kind::known_already:
        ++tally.known;
        say(tr(language, "{0}: is here already, nothing changed.", name));
        break;
    case Kind::differs:
        ++tally.differing;
        say(tr(language,
               "{0}: another version of a meeting that is here; kept for review. It "
               "differs in:",
               name));
        break;
    }
    say_doubts(language, outcome.doubts);
}

/// Who can read what came in, and what is left to do.
void say_end(Language language, const Tally& tally, bodies::Visibility visibility) {
    say(tr(language, "{0} taken in, {1} proposed, {2} known, {3} differing, {4} refused.",
           tally.accepted, tally.proposed, tally.known, tally.differing, tally.refused));
    if (tally.doubts > 0)
        say(plural(language, static_cast<std::int64_t>(tally.doubts),
                   "{0} doubtful thing is kept apart for review.",
                   "{0} doubtful things are kept apart for review."));
    if (tally.accepted == 0)
        return;
    switch (visibility) {
    case bodies::Visibility::is_public:
        say(tr(language, "Everybody can read the result."));
        break;
    case bodies::Visibility::members:
        say(tr(language, "Those who have a role in the body can read the result."));
        break;
    case bodies::Visibility::secretariat:
        say(tr(language, "The secretariat and the chair of the body can read the result."));
        break;
    }
}

Result<imports::Outcome> bring_in(Register& opened, const std::filesystem::path& path,
                                  const imports::Wishes& wishes) {
    const auto bytes = documents::bytes_of_file(path);
    if (!bytes)
        return tl::unexpected<Error>(bytes.error());
    const auto reading = imports::read_document(path.filename().string(), *bytes);
    if (!reading)
        return tl::unexpected<Error>(reading.error());
    return imports::bring_in(opened.database(), opened.files(), *reading, *bytes, wishes);
}

} // namespace

ExitCode import(const Place& place, const Import& wishes) {
    const auto opened = Register::open(place, true);
    if (!opened) {
        say(place.language, opened.error());
        return failed;
    }
    const imports::Wishes each{wishes.body, wishes.visibility, wishes.accept, false};
    Tally tally;
    ProgressLine progress;
    std::size_t number = 0;
    for (const auto& path : wishes.files) {
        const std::string name = documents::shown_name(path.filename().string());
        progress.show(fmt::format("{}/{} {}", ++number, wishes.files.size(), name));
        const auto outcome = bring_in(**opened, path, each);
        progress.clear();
        if (outcome) {
            say_outcome(place.language, name, *outcome, tally);
        } else {
            ++tally.refused;
            say(place.language, outcome.error());
        }
    }
    if (const auto figures = dialogue::catch_up((*opened)->database()); !figures)
        say(place.language, figures.error());
    say_end(place.language, tally, wishes.visibility);
    return tally.refused > 0 ? failed : done;
}

} // namespace radslag::app
