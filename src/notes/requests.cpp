// To whom a task is given; see requests.hpp.
#include "notes/requests.hpp"

#include <algorithm>
#include <array>

namespace radslag::notes {

namespace {

/// Verbs whose receiver stands behind "åt" or "till".
constexpr std::array<std::string_view, 6> towards = {"uppdr",    "deleger",  "bemynd",
                                                     "återremi", "remitter", "valtuut"};

constexpr std::array<std::string_view, 14> giving = {"får", "fick", "ge",    "ger",      "gav",
                                                     "gis", "fikk", "gavs",  "ges",      "gi",
                                                     "fik", "fekk", "gives", "annettiin"};

constexpr std::array<std::string_view, 9> passive_requests = {
    "uppmanas",   "uppmanades", "ombeds", "ombads", "anmodas",
    "oppfordres", "opfordres",  "bes",    "bedes"};

bool is_one_of(const auto& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

class RequestReader {
  public:
    RequestReader(const Reading& reading, Range range, const ActorFinder& actors)
        : reading_(reading), range_(range), actors_(actors) {}

    std::optional<Request> run() const {
        for (std::size_t i = range_.first; i < range_.end; ++i) {
            if (auto given = assigned(i))
                return given;
            if (auto put = asked(i))
                return put;
            if (auto invitation = invited(i))
                return invitation;
        }
        return std::nullopt;
    }

  private:
    const Token& token(std::size_t i) const { return reading_.tokens[i]; }

    std::optional<Request> assigned(std::size_t i) const {
        const auto word = reading_.folded(i);
        const bool directed = std::any_of(towards.begin(), towards.end(), [&](auto stem) {
            return word.starts_with(stem) && !token(i).capital && !word.starts_with("uppdrag");
        });
        if (!directed && reading_.match(i, WordClass::assigning_word) == 0)
            return std::nullopt;
        if (was_given_before(i) || is_election(i))
            return std::nullopt;
        auto receiver = directed ? behind_towards(i) : beside_giving(i);
        if (!receiver || is_told_of_another(*receiver, i))
            return std::nullopt;
        return Request{Commitment::Kind::promise, std::move(receiver), 88};
    }

    /// "har fått i uppdrag" tells of an assignment given before the meeting; "yrkar att ärendet
    /// återremitteras" and "återremitteras eller avgörs" decide nothing.
    bool was_given_before(std::size_t i) const {
        for (std::size_t k = i > range_.first + 5 ? i - 5 : range_.first; k < i; ++k) {
            const auto word = reading_.folded(k);
            if (word == "har" || word == "hade" || word == "haft" || word == "hatt" ||
                word == "hadde" || word == "regeringens" || word == "yrkar" || word == "eller")
                return true;
        }
        return false;
    }

    /// "utsågs att justera dagens protokoll" is an election.
    bool is_election(std::size_t i) const {
        for (std::size_t k = i + 1; k < std::min(range_.end, i + 5); ++k)
            if (reading_.folded(k).starts_with("juster"))
                return true;
        return false;
    }

    /// "Länsstyrelsen fick i uppdrag": told of an authority, not decided here.
    bool is_told_of_another(const Actor& receiver, std::size_t i) const {
        if (receiver.kind != Actor::Kind::organisation || i == range_.first)
            return false;
        for (const std::size_t k : {i - 1, i}) {
            const auto word = reading_.folded(k);
            if (word == "fick" || word == "fikk" || word == "fekk" || word == "fik")
                return true;
        }
        return false;
    }

    std::optional<Actor> behind_towards(std::size_t i) const {
        for (std::size_t k = i + 1; k < std::min(range_.end, i + 6); ++k) {
            const auto joint = reading_.folded(k);
            if (joint == "åt" || joint == "till" || joint == "til")
                return noun_phrase_at(k + 1);
        }
        return std::nullopt;
    }

    /// "ge ekonomichefen i uppdrag", "kamreren får i uppdrag", "styrelsen fick i uppdrag".
    std::optional<Actor> beside_giving(std::size_t i) const {
        for (std::size_t k = i > range_.first + 6 ? i - 6 : range_.first; k < i; ++k) {
            if (!is_one_of(giving, reading_.folded(k)))
                continue;
            if (k + 1 < i)
                return person_or_words({k + 1, i});
            return actors_.before(range_.first, k);
        }
        auto before = actors_.before(range_.first, i);
        return before && before->is_named() ? before : std::nullopt;
    }

    std::optional<Actor> person_or_words(Range words) const {
        auto actor = actors_.at(words.first, words.end);
        if (actor && actor->kind == Actor::Kind::person)
            return actor;
        return Actor{Actor::Kind::noun, words, {}};
    }

    /// The words from `at` up to "att" or a verb: whom a request is put to.
    std::optional<Actor> noun_phrase_at(std::size_t at) const {
        if (auto actor = actors_.at(at, range_.end); actor && actor->kind == Actor::Kind::person)
            return actor;
        std::size_t k = at;
        while (k < range_.end && k < at + 8 && token(k).is_word()) {
            const auto word = reading_.folded(k);
            const bool opens = word == "att" || word == "at" || word == "å" || word == "to" ||
                               word == "om" || word == "för";
            const bool verb = k > at && !token(k).capital &&
                              reading_.match(k, WordClass::task_verb) > 0 &&
                              !token(k).is(WordClass::preposition);
            if (opens || verb)
                break;
            ++k;
        }
        if (k == at)
            return std::nullopt;
        return Actor{Actor::Kind::noun, {at, k}, {}};
    }

    /// "X ber Y att …", "X uppmanar Y …", "Y uppmanas att …".
    std::optional<Request> asked(std::size_t i) const {
        const std::size_t count = reading_.match(i, WordClass::request_verb);
        if (count == 0 || (token(i).capital && i > range_.first))
            return std::nullopt;
        const bool perfect = i > range_.first && token(i - 1).is(WordClass::past_word);
        if (perfect || asks_for_thing(i + count))
            return std::nullopt;
        auto receiver = is_one_of(passive_requests, reading_.folded(i))
                            ? actors_.before(range_.first, i)
                            : noun_phrase_at(i + count);
        if (receiver && is_nobody(*receiver))
            receiver->kind = Actor::Kind::unnamed;
        return Request{Commitment::Kind::request, std::move(receiver), 85};
    }

    /// "Om ledamöterna har synpunkter är de välkomna att höra av sig": put to whom the condition
    /// names. "Ni är välkomna" names nobody and is no request.
    std::optional<Request> invited(std::size_t i) const {
        const auto word = reading_.folded(i);
        const bool welcome = word == "välkomna" || word == "välkommen" || word == "velkomne" ||
                             word == "velkommen" || word == "welcome" || word == "tervetulleita";
        if (!welcome || i + 2 >= range_.end || !opens_act(i + 1))
            return std::nullopt;
        std::size_t subject = i;
        while (subject > range_.first && subject + 5 > i && !is_plural_pronoun(subject - 1))
            --subject;
        if (subject == range_.first || !is_plural_pronoun(subject - 1))
            return std::nullopt;
        for (std::size_t k = subject - 1; k-- > range_.first;) {
            const auto joint = reading_.folded(k);
            if (joint == "om" || joint == "hvis" || joint == "dersom" || joint == "if")
                return conditional(k + 1);
        }
        return std::nullopt;
    }

    bool opens_act(std::size_t i) const {
        const auto word = reading_.folded(i);
        return word == "att" || word == "å" || word == "at" || word == "to" || word == "med";
    }

    bool is_plural_pronoun(std::size_t i) const {
        const auto word = reading_.folded(i);
        return word == "de" || word == "dom" || word == "dei" || word == "they";
    }

    /// "det finns ledamöter som …", "ledamöterna har …": whom a condition speaks of.
    std::optional<Request> conditional(std::size_t at) const {
        while (at < range_.end &&
               (reading_.folded(at) == "det" || token(at).is(WordClass::finite_verb) ||
                reading_.folded(at) == "någon" || reading_.folded(at) == "några" ||
                reading_.folded(at) == "there" || reading_.folded(at) == "any"))
            ++at;
        std::size_t end = at;
        while (end < range_.end && end < at + 3 && token(end).is_word() &&
               !token(end).is(WordClass::finite_verb) && !token(end).is(WordClass::subordinator) &&
               !token(end).is(WordClass::preposition) && !token(end).is(WordClass::state_verb))
            ++end;
        if (end == at)
            return std::nullopt;
        return Request{Commitment::Kind::request, Actor{Actor::Kind::noun, {at, end}, {}}, 80};
    }

    /// "ber om ordet", "asked for a short item", "asked whether".
    bool asks_for_thing(std::size_t at) const {
        if (at >= range_.end)
            return true;
        const auto word = reading_.folded(at);
        return word == "om" || word == "for" || word == "whether" || word == "if" ||
               word == "about" || word == "få" || word == "sig" || word == "how" || word == "what";
    }

    bool is_nobody(const Actor& actor) const {
        const auto word = reading_.folded(actor.tokens.first);
        return actor.kind == Actor::Kind::noun && (word == "er" || word == "oss" || word == "dig");
    }

    const Reading& reading_;
    Range range_;
    const ActorFinder& actors_;
};

} // namespace

std::optional<Request> find_request(const Reading& reading, Range statement,
                                    const ActorFinder& actors) {
    return RequestReader(reading, statement, actors).run();
}

} // namespace radslag::notes
