// The signs of an act, from the surest to the weakest; see acts.hpp. Entries of action blocks are
// read by action_entries.cpp.
#include "notes/acts.hpp"

#include "notes/action_entries.hpp"
#include "notes/actors.hpp"

#include <algorithm>

namespace radslag::notes {

namespace {

constexpr WordClasses past_signs(WordClass::past_word);
constexpr WordClasses any_verb(WordClass::speech_verb, WordClass::state_verb,
                               WordClass::finite_verb, WordClass::modal_verb,
                               WordClass::deciding_word, WordClass::request_verb,
                               WordClass::promise_verb);

class ActReader {
  public:
    ActReader(const Reading& reading, const std::vector<Statement>& statements,
              const People& people, const std::vector<DateSpan>& dates, const MeetingDays& days)
        : reading_(reading), statements_(statements), people_(people), dates_(dates), days_(days),
          actors_(reading, people), entries_(reading, people) {}

    std::vector<Act> run() {
        told_in_past_ = is_told_in_past();
        for (index_ = 0; index_ < statements_.size(); ++index_) {
            const Statement& statement = statements_[index_];
            if (auto act = read(statement))
                found_.push_back(std::move(*act));
            actors_.pass(statement.tokens);
        }
        return std::move(found_);
    }

  private:
    const Token& token(std::size_t i) const { return reading_.tokens[i]; }

    /// Notes that tell in the past tense promise in the present.
    bool is_told_in_past() const {
        std::size_t past = 0;
        std::size_t present = 0;
        for (const Token& at : reading_.tokens) {
            if (!at.is(WordClass::speech_verb) || at.is(WordClass::state_verb))
                continue;
            const auto word =
                std::string_view(reading_.folded_text).substr(at.folded, at.folded_size);
            const bool is_past = word.ends_with("de") || word.ends_with("te") ||
                                 word.ends_with("ed") || word.ends_with("dde");
            (is_past ? past : present) += 1;
        }
        return past > present;
    }

    std::optional<Act> read(const Statement& statement) {
        if (statement.block == Block::other || statement.block == Block::proposal)
            return std::nullopt;
        if (statement.block == Block::action)
            return entry(statement);
        using Rule = std::optional<Act> (ActReader::*)(const Statement&) const;
        for (const Rule rule : {&ActReader::assigned, &ActReader::asked, &ActReader::promised,
                                &ActReader::taken_along, &ActReader::will_do, &ActReader::bracketed,
                                &ActReader::to_be_done})
            if (auto act = (this->*rule)(statement))
                return act;
        return std::nullopt;
    }

    Act made(const Statement& statement, Commitment::Kind kind, const std::optional<Actor>& who,
             Confidence confidence) const {
        Act act;
        act.tokens = statement.tokens;
        act.kind = kind;
        if (who) {
            act.who = actors_.printed(*who);
            act.people = who->people;
        }
        act.due = due_in(reading_, statement.tokens, dates_, days_);
        act.statement = index_;
        act.confidence = confidence;
        return act;
    }

    std::optional<Act> entry(const Statement& statement) {
        const auto entry = entries_.read(statement);
        if (!entry)
            return std::nullopt;
        Act act =
            made(statement, entry->request ? Commitment::Kind::request : Commitment::Kind::promise,
                 std::nullopt, 90);
        act.tokens = entry->text;
        act.who = entry->who;
        act.people = entry->people;
        if (!act.who)
            if (const auto subject = subject_of(statement.tokens); subject && subject->is_named()) {
                act.who = actors_.printed(*subject);
                act.people = subject->people;
            }
        return act;
    }

    /// The actor before the first verb of a statement.
    std::optional<Actor> subject_of(Range range) const {
        for (std::size_t i = range.first; i < range.end; ++i)
            if (is_verb(i))
                return i == range.first ? std::nullopt : actors_.before(range.first, i);
        return std::nullopt;
    }

    bool is_verb(std::size_t i) const {
        const Token& at = token(i);
        return at.is_word() && !at.capital &&
               (at.classes.any(any_verb) || at.is(WordClass::task_verb) ||
                reading_.match(i, WordClass::task_verb) > 1);
    }

    /// "X får i uppdrag att …", "ge X i uppdrag att …", "uppdra åt X att …".
    std::optional<Act> assigned(const Statement& statement) const {
        const Range range = statement.tokens;
        for (std::size_t i = range.first; i < range.end; ++i) {
            if (reading_.match(i, WordClass::assigning_word) == 0 || was_given_before(range, i))
                continue;
            const auto receiver = receiver_of(range, i);
            if (!receiver)
                continue;
            return made(statement, Commitment::Kind::promise, receiver, 88);
        }
        return std::nullopt;
    }

    /// "har fått i uppdrag" tells of an assignment given before the meeting.
    bool was_given_before(Range range, std::size_t i) const {
        const std::size_t from = i > range.first + 4 ? i - 4 : range.first;
        for (std::size_t k = from; k < i; ++k) {
            const auto word = reading_.folded(k);
            if (word == "har" || word == "hade" || word == "haft" || word == "hatt" ||
                word == "hadde" || word == "regeringens")
                return true;
        }
        return false;
    }

    std::optional<Actor> receiver_of(Range range, std::size_t i) const {
        const auto word = reading_.folded(i);
        const bool towards =
            word.starts_with("uppdr") || word.starts_with("deleger") || word.starts_with("bemynd");
        if (towards) {
            for (std::size_t k = i + 1; k < std::min(range.end, i + 5); ++k) {
                const auto joint = reading_.folded(k);
                if (joint == "åt" || joint == "till" || joint == "til")
                    return noun_phrase_at(k + 1, range.end);
            }
            return std::nullopt;
        }
        // "ge ekonomichefen i uppdrag", "kamreren får i uppdrag", "styrelsen fick i uppdrag"
        std::size_t end = i;
        while (end > range.first && is_giving(reading_.folded(end - 1)))
            --end;
        if (auto before = actors_.before(range.first, end); before && before->is_named())
            return before;
        const std::size_t from = end > range.first + 4 ? end - 4 : range.first;
        for (std::size_t k = end; k-- > from;)
            if (is_giving(reading_.folded(k)))
                return Actor{Actor::Kind::noun, {k + 1, end}, {}};
        return std::nullopt;
    }

    static bool is_giving(std::string_view word) {
        return word == "får" || word == "fick" || word == "ge" || word == "ger" || word == "gav" ||
               word == "gis" || word == "fikk" || word == "gavs" || word == "ges" || word == "gi" ||
               word == "fik" || word == "fekk";
    }

    /// The words from `at` up to "att" or a verb: whom a request is put to.
    std::optional<Actor> noun_phrase_at(std::size_t at, std::size_t end) const {
        if (auto actor = actors_.at(at, end); actor && actor->kind == Actor::Kind::person)
            return actor;
        std::size_t k = at;
        while (k < end && k < at + 8 && token(k).is_word()) {
            const auto word = reading_.folded(k);
            if (word == "att" || word == "at" || word == "å" || word == "to" || word == "om")
                break;
            if (k > at && reading_.match(k, WordClass::task_verb) > 0 && !token(k).capital)
                break;
            ++k;
        }
        if (k == at)
            return std::nullopt;
        return Actor{Actor::Kind::noun, {at, k}, {}};
    }

    /// "X ber Y att …", "X uppmanar Y …".
    std::optional<Act> asked(const Statement& statement) const {
        const Range range = statement.tokens;
        for (std::size_t i = range.first; i < range.end; ++i) {
            const std::size_t count = reading_.match(i, WordClass::request_verb);
            if (count == 0 || (token(i).capital && i > range.first))
                continue;
            if (is_of_another(range, i))
                continue;
            auto receiver = noun_phrase_at(i + count, range.end);
            if (receiver && is_for_oneself(*receiver))
                continue;
            const bool passive = reading_.folded(i).ends_with('s');
            if (passive || !receiver)
                receiver = actors_.before(range.first, i);
            if (receiver && receiver->kind == Actor::Kind::noun &&
                is_nobody(reading_.folded(receiver->tokens.first)))
                receiver->kind = Actor::Kind::unnamed;
            return made(statement, Commitment::Kind::request, receiver, 85);
        }
        return std::nullopt;
    }

    /// "har bett", "bad om ursäkt" and the like are no requests to act.
    bool is_of_another(Range range, std::size_t i) const {
        const bool perfect = i > range.first && token(i - 1).classes.any(past_signs);
        return perfect;
    }

    /// "ber om ordet": a request for a thing, not to a person.
    bool is_for_oneself(const Actor& receiver) const {
        const auto word = reading_.folded(receiver.tokens.first);
        return word == "om" || word == "att" || word == "få" || word == "sig";
    }

    static bool is_nobody(std::string_view word) {
        return word == "er" || word == "oss" || word == "dig" || word == "alla som";
    }

    /// "lovade att …", "åtog sig att …".
    std::optional<Act> promised(const Statement& statement) const {
        const Range range = statement.tokens;
        for (std::size_t i = range.first + 1; i < range.end; ++i) {
            if (reading_.match(i, WordClass::promise_verb) == 0)
                continue;
            const auto who = actors_.before(range.first, i);
            if (who && who->is_named())
                return made(statement, Commitment::Kind::promise, who, 88);
        }
        return std::nullopt;
    }

    /// "tar med sig inspelen", "tager forslaget med", "tar frågan vidare".
    std::optional<Act> taken_along(const Statement& statement) const {
        const Range range = statement.tokens;
        for (std::size_t i = range.first + 1; i < range.end; ++i) {
            const auto word = reading_.folded(i);
            if (word != "tar" && word != "tager" && word != "tek" && word != "takes" &&
                word != "ta" && word != "tog")
                continue;
            bool along = false;
            for (std::size_t k = i + 1; k < std::min(range.end, i + 5); ++k) {
                const auto next = reading_.folded(k);
                along = along || next == "med" || next == "vidare" || next == "videre" ||
                        next == "hem" || next == "along";
            }
            if (!along || (word == "tog" && !told_in_past_))
                continue;
            auto who = actors_.before(range.first, i);
            if (!who || !who->is_named())
                who = subject_of(range);
            if (who && who->is_named())
                return made(statement, Commitment::Kind::takes_along, who, 85);
        }
        return std::nullopt;
    }

    /// A named actor with a verb of doing in the present, or with "ska" and one.
    std::optional<Act> will_do(const Statement& statement) const {
        const Range range = statement.tokens;
        if (is_conditional_wish(range))
            return std::nullopt;
        for (std::size_t i = range.first; i < range.end; ++i) {
            const std::size_t count = doing_at(i, range);
            if (count == 0)
                continue;
            auto who = actors_.before(range.first, i);
            if ((!who || !who->is_named()) && i + count < range.end && i > range.first)
                who = inverted(range, i, count);
            if (!who || !who->is_named() || !may_do(*who, i, range))
                continue;
            return made(statement, Commitment::Kind::promise, who,
                        who->kind == Actor::Kind::person ? 82 : 72);
        }
        return std::nullopt;
    }

    /// How many tokens of a verb of doing stand at i, in a form that tells of the future.
    std::size_t doing_at(std::size_t i, Range range) const {
        const Token& at = token(i);
        if (!at.is_word() || at.capital)
            return 0;
        const std::size_t phrase = reading_.match(i, WordClass::task_verb);
        const bool modal = i > range.first && is_will(reading_.folded(i - 1));
        const auto word = reading_.folded(i);
        const bool present = word.ends_with('r') || word.ends_with('s') || english_present(i);
        if (phrase > 0 && (modal || present) && !at.is(WordClass::preposition))
            return phrase;
        // In notes told in the past any other verb in the present is a promise, if a person does
        // it.
        const bool any_present = told_in_past_ && at.classes.empty() && word.size() > 3 &&
                                 (word.ends_with("ar") || word.ends_with("er"));
        const bool after_person = i > range.first && !people_.within({range.first, i}).empty() &&
                                  people_.within({range.first, i}).back().tokens.end == i;
        return any_present && after_person ? 1 : 0;
    }

    bool english_present(std::size_t i) const {
        const auto word = reading_.folded(i);
        return word == "skriv" || word == "legg" || word == "kjem" || word == "lag";
    }

    static bool is_will(std::string_view word) {
        return word == "ska" || word == "skall" || word == "skal" || word == "will" ||
               word == "shall" || word == "vil" || word == "to" || word == "att";
    }

    /// "Därefter skickar Anna ut …": the actor behind the verb.
    std::optional<Actor> inverted(Range range, std::size_t i, std::size_t count) const {
        if (i > range.first + 3 || actors_.before(range.first, i))
            return std::nullopt;
        static_cast<void>(count);
        auto who = actors_.at(i + 1, range.end);
        if (who && who->kind == Actor::Kind::person)
            return who;
        return std::nullopt;
    }

    bool is_conditional_wish(Range range) const {
        for (std::size_t i = range.first; i < std::min(range.end, range.first + 8); ++i) {
            const auto word = reading_.folded(i);
            if (word == "bör" || word == "borde" || word == "burde" || word == "should" ||
                word == "skulle" || word == "could")
                return true;
        }
        return false;
    }

    /// Who may do what: a person anything but to speak and be; a body or role what is listed.
    bool may_do(const Actor& who, std::size_t i, Range range) const {
        const Token& verb = token(i);
        const bool listed = reading_.match(i, WordClass::task_verb) > 0;
        if (who.kind == Actor::Kind::person || who.kind == Actor::Kind::role)
            return !verb.is(WordClass::state_verb) || reading_.match(i, WordClass::task_verb) > 1;
        if (!listed || verb.is(WordClass::state_verb) ||
            (verb.is(WordClass::speech_verb) && reading_.match(i, WordClass::task_verb) == 1))
            return false;
        if (who.kind == Actor::Kind::noun)
            return who.tokens.first == range.first && !verb.is(WordClass::finite_verb);
        return true;
    }

    /// "Ta bort gamla bilder (Hampus)": a name in brackets at the end.
    std::optional<Act> bracketed(const Statement& statement) const {
        const auto entry = entries_.bracketed(statement);
        if (!entry)
            return std::nullopt;
        Act act = made(statement, Commitment::Kind::promise, std::nullopt, 80);
        act.tokens = entry->text;
        act.who = entry->who;
        act.people = entry->people;
        return act;
    }

    /// "… ska lämnas senast den 30 november 2015": nobody is named, but the day is.
    std::optional<Act> to_be_done(const Statement& statement) const {
        const Range range = statement.tokens;
        const auto due = due_in(reading_, range, dates_, days_);
        if (!due.day || !due.words || statement.block == Block::decision)
            return std::nullopt;
        bool passive = false;
        for (std::size_t i = range.first; i + 1 < range.end; ++i) {
            const auto word = reading_.folded(i);
            const bool must = word == "ska" || word == "skall" || word == "skal" ||
                              word == "måste" || word == "må" || word == "must" ||
                              word == "lämnas" || word == "treng" || word == "vill";
            passive = passive || must;
        }
        bool announced = false;
        for (std::size_t i = range.first; i < due.words->first; ++i)
            announced = announced || token(i).is(WordClass::delivery_verb) ||
                        token(i).is(WordClass::due_word);
        if (!passive || !announced)
            return std::nullopt;
        return made(statement, Commitment::Kind::promise, std::nullopt, 55);
    }

    const Reading& reading_;
    const std::vector<Statement>& statements_;
    const People& people_;
    const std::vector<DateSpan>& dates_;
    MeetingDays days_;
    ActorFinder actors_;
    ActionEntries entries_;
    std::vector<Act> found_;
    std::size_t index_ = 0;
    bool told_in_past_ = false;
};

} // namespace

std::vector<Act> find_acts(const Reading& reading, const std::vector<Statement>& statements,
                           const People& people, const std::vector<DateSpan>& dates,
                           const MeetingDays& days) {
    return ActReader(reading, statements, people, dates, days).run();
}

} // namespace radslag::notes
