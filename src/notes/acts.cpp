// The signs of an act, from the surest to the weakest; see acts.hpp. Entries of action blocks are
// read by action_entries.cpp, tasks that are given by whoever decides or asks by requests.cpp.
#include "notes/acts.hpp"

#include "notes/action_entries.hpp"
#include "notes/actors.hpp"
#include "notes/doing.hpp"
#include "notes/requests.hpp"

#include <algorithm>
#include <unordered_set>

namespace radslag::notes {

namespace {

constexpr WordClasses telling_verbs(WordClass::speech_verb, WordClass::state_verb,
                                    WordClass::deciding_word);
constexpr WordClasses any_verb(WordClass::speech_verb, WordClass::state_verb,
                               WordClass::finite_verb, WordClass::modal_verb,
                               WordClass::deciding_word, WordClass::request_verb,
                               WordClass::promise_verb, WordClass::task_verb);

class ActReader {
  public:
    ActReader(const Reading& reading, const std::vector<Statement>& statements,
              const People& people, const std::vector<DateSpan>& dates, const MeetingDays& days)
        : reading_(reading), statements_(statements), people_(people), dates_(dates), days_(days),
          actors_(reading, people), entries_(reading, people), doing_(reading) {}

    std::vector<Act> run() {
        for (index_ = 0; index_ < statements_.size(); ++index_) {
            const Statement& statement = statements_[index_];
            if (auto act = read(statement))
                add(std::move(*act));
            actors_.pass(statement.tokens);
        }
        return std::move(found_);
    }

  private:
    const Token& token(std::size_t i) const { return reading_.tokens[i]; }

    std::optional<Act> read(const Statement& statement) {
        if (statement.block == Block::other || statement.block == Block::proposal)
            return std::nullopt;
        if (statement.block == Block::action)
            return entry(statement);
        if (statement.owner)
            return owned(statement);
        if (auto act = requested(statement))
            return act;
        using Rule = std::optional<Act> (ActReader::*)(const Statement&) const;
        for (const Rule rule : {&ActReader::promised, &ActReader::taken_along, &ActReader::will_do,
                                &ActReader::bracketed, &ActReader::to_be_done})
            if (auto act = (this->*rule)(statement)) {
                take_responsible(statement, *act);
                return act;
            }
        return std::nullopt;
    }

    /// Adds an act, unless it says again what the last one of the same line said, or only gives
    /// the day of it: "… Besked lämnas den 15 januari."
    void add(Act act) {
        if (!found_.empty()) {
            Act& last = found_.back();
            const Statement& before = statements_[last.statement];
            const Statement& now = statements_[act.statement];
            const bool near = before.line == now.line && act.statement == last.statement + 1;
            if (near && !act.who && last.who && !last.due.day && act.due.day &&
                act.confidence < 60) {
                last.due = act.due;
                return;
            }
            const bool again = near && act.kind == last.kind &&
                               act.kind == Commitment::Kind::request && act.who == last.who;
            if (again) {
                found_.back() = std::move(act);
                return;
            }
        }
        const Index point = statements_[act.statement].point;
        const std::string key = std::to_string(point) + ' ' + act.who.value_or("") + ' ' +
                                std::string(reading_.folded(act.tokens));
        if (said_.insert(key).second)
            found_.push_back(std::move(act));
    }

    /// "Kassören fixar!" says what only with the line before it.
    Range with_what(const Statement& statement) const {
        const Range range = statement.tokens;
        if (range.size() > 4 || index_ == 0)
            return range;
        const Statement& before = statements_[index_ - 1];
        bool bare = false;
        for (std::size_t i = range.first; i < range.end; ++i)
            for (const std::string_view verb : {"fixar", "gör", "ordnar", "fikser", "ordner"})
                bare = bare || reading_.folded(i) == verb;
        const bool near = before.point == statement.point && before.line + 1 >= statement.line;
        if (!bare || !near || before.tokens.end > range.first ||
            range.end - before.tokens.first > 30)
            return range;
        std::size_t first = before.tokens.first;
        for (std::size_t k = index_ - 1; k-- > 0 && statements_[k].line == before.line &&
                                         range.end - statements_[k].tokens.first <= 30;)
            first = statements_[k].tokens.first;
        return {first, range.end};
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

    std::optional<Act> requested(const Statement& statement) const {
        const auto request = find_request(reading_, statement.tokens, actors_);
        if (!request)
            return std::nullopt;
        return made(statement, request->kind, request->receiver, request->confidence);
    }

    /// A bullet under "Eva:" is what Eva does, and what stands in the row where she is responsible.
    Act owned(const Statement& statement) const {
        auto owner = actors_.at(statement.owner->first, statement.owner->end);
        if (owner && owner->kind == Actor::Kind::person)
            add_helpers(statement.tokens, *owner);
        Act act = made(statement, Commitment::Kind::promise, owner, 80);
        if (reading_.lines[statement.line].kind == LineKind::table_row) {
            act.due = due_in(reading_, reading_.lines[statement.line].tokens, dates_, days_);
            if (!act.who)
                act.who = reading_.words(*statement.owner);
        }
        return act;
    }

    /// "(även Monika och Magnus)": they do it too.
    void add_helpers(Range range, Actor& owner) const {
        for (std::size_t i = range.first; i + 1 < range.end; ++i) {
            const auto word = reading_.folded(i + 1);
            const bool too = reading_.is_mark(i, '(') && (word == "även" || word == "också" ||
                                                          word == "også" || word == "also");
            if (!too)
                continue;
            for (const NameUse& use : people_.within({i, range.end}))
                owner.people.push_back(use.person);
        }
    }

    /// An entry of an action block; its further sentences belong to it.
    std::optional<Act> entry(const Statement& statement) {
        const TextLine& line = reading_.lines[statement.line];
        const bool listed = line.kind == LineKind::bullet || line.kind == LineKind::table_row;
        if (listed && !statement.first_in_line)
            return std::nullopt;
        const auto entry = entries_.read(statement);
        if (!entry)
            return std::nullopt;
        Act act =
            made(statement, entry->request ? Commitment::Kind::request : Commitment::Kind::promise,
                 std::nullopt, 90);
        act.tokens = entry->text;
        act.who = entry->who;
        act.people = entry->people;
        if (listed) {
            act.due = due_in(reading_, line.tokens, dates_, days_);
            if (!act.who)
                if (const auto named = entries_.bracketed(line.tokens)) {
                    act.who = named->who;
                    act.people = named->people;
                }
        }
        if (!act.who)
            name_who(statement, act);
        if (!act.who)
            take_responsible(statement, act);
        if (!act.who)
            take_responsible_above(statement, act);
        if (!act.who && listed)
            take_later_sentence(statement, act);
        return act;
    }

    /// "Ansvarig: Bo" behind an entry, in its line or the next.
    void take_responsible(const Statement& statement, Act& act) const {
        for (std::size_t k = index_ + 1;
             k < statements_.size() && statements_[k].line <= statement.line + 1; ++k) {
            const auto named = entries_.responsible(statements_[k].tokens);
            if (!named || !named->text.empty())
                continue;
            act.who = named->who;
            act.people = named->people;
            return;
        }
    }

    /// "Ansvarig: Bo" before an entry: the line above it.
    void take_responsible_above(const Statement& statement, Act& act) const {
        if (index_ == 0 || statements_[index_ - 1].line + 1 != statement.line)
            return;
        const auto named = entries_.responsible(statements_[index_ - 1].tokens);
        if (named && named->text.empty()) {
            act.who = named->who;
            act.people = named->people;
        }
    }

    /// "Frågan om kartor är öppen. Eva ringer Lantmäteriet.": the entry's act is the second.
    void take_later_sentence(const Statement& statement, Act& act) const {
        for (std::size_t k = index_ + 1;
             k < statements_.size() && statements_[k].line == statement.line; ++k) {
            const auto who = subject_of(statements_[k].tokens);
            if (!who || who->kind != Actor::Kind::person)
                continue;
            act.tokens = statements_[k].tokens;
            act.who = actors_.printed(*who);
            act.people = who->people;
            return;
        }
    }

    void name_who(const Statement& statement, Act& act) const {
        const std::size_t first = statement.tokens.first;
        const bool imperative = reading_.match(first, WordClass::task_verb) > 0 ||
                                reading_.match(first, WordClass::firm_verb) > 0;
        if (imperative)
            return;
        std::optional<Actor> who;
        if (const auto request = find_request(reading_, statement.tokens, actors_))
            who = request->receiver;
        else
            who = subject_of(statement.tokens);
        if (!who)
            who = person_in_front(statement.tokens);
        if (who && who->is_named() && who->kind != Actor::Kind::noun) {
            act.who = actors_.printed(*who);
            act.people = who->people;
        } else if (who && who->kind == Actor::Kind::noun && act.kind == Commitment::Kind::request &&
                   find_request(reading_, statement.tokens, actors_)) {
            act.who = actors_.printed(*who);
        }
    }

    /// "Sjur diskuter med dei": an entry that begins with a person and goes on in small letters.
    std::optional<Actor> person_in_front(Range range) const {
        const auto who = actors_.at(range.first, range.end);
        if (!who || who->kind != Actor::Kind::person || who->tokens.end >= range.end)
            return std::nullopt;
        const Token& next = token(who->tokens.end);
        const bool goes_on = next.is_word() && !next.capital && !next.is(WordClass::preposition) &&
                             !next.is(WordClass::conjunction);
        return goes_on ? who : std::nullopt;
    }

    /// The actor before the first verb of a statement.
    std::optional<Actor> subject_of(Range range) const {
        for (std::size_t i = range.first; i < range.end; ++i) {
            const Token& at = token(i);
            if (at.is_word() && !at.capital &&
                (at.classes.any(any_verb) || reading_.match(i, WordClass::task_verb) > 1))
                return i == range.first ? std::nullopt : actors_.before(range.first, i);
        }
        return std::nullopt;
    }

    /// "lovade att …", "åtog sig att …".
    std::optional<Act> promised(const Statement& statement) const {
        const Range range = statement.tokens;
        for (std::size_t i = range.first + 1; i < range.end; ++i) {
            if (reading_.match(i, WordClass::promise_verb) == 0)
                continue;
            const auto who = actors_.before(range.first, i);
            const bool nobody = reading_.folded(range.first) == "it"; // "it was agreed to …"
            if (who && who->is_named() && !nobody)
                return made(statement, Commitment::Kind::promise, who, 88);
        }
        return std::nullopt;
    }

    /// "tar med sig inspelen", "tager forslaget med", "tar frågan vidare".
    std::optional<Act> taken_along(const Statement& statement) const {
        const Range range = statement.tokens;
        for (std::size_t i = range.first + 1; i < range.end; ++i) {
            if (!takes_along(i, range))
                continue;
            auto who = actors_.before(range.first, i);
            if (!who || !who->is_named())
                who = subject_of(range);
            if (who && who->is_named())
                return made(statement, Commitment::Kind::takes_along, who, 85);
        }
        return std::nullopt;
    }

    bool takes_along(std::size_t i, Range range) const {
        const auto word = reading_.folded(i);
        if (word != "tar" && word != "tager" && word != "tek" && word != "takes")
            return false;
        for (std::size_t k = i + 1; k < std::min(range.end, i + 5); ++k) {
            const auto next = reading_.folded(k);
            if (next == "med" || next == "vidare" || next == "videre" || next == "hem" ||
                next == "along")
                return true;
        }
        return false;
    }

    /// A named actor with a verb of doing in the present, or with "ska" and one.
    std::optional<Act> will_do(const Statement& statement) const {
        const Range range = statement.tokens;
        if (doing_.is_wish(range))
            return std::nullopt;
        for (std::size_t i = range.first; i < range.end; ++i) {
            const Token& verb = token(i);
            if (!verb.is_word() || verb.capital || verb.is(WordClass::preposition))
                continue;
            const bool shall = i > range.first && Doing::is_shall(reading_.folded(i - 1));
            if (!shall && !doing_.is_present(i))
                continue;
            auto who = actors_.before(range.first, i);
            if (!who && !shall)
                who = behind_verb(range, i);
            if (!who || !who->is_named() || is_subordinate(*who, range))
                continue;
            if (!may_do(*who, i, range, shall, statement))
                continue;
            Act act = made(statement, Commitment::Kind::promise, who,
                           who->kind == Actor::Kind::person ? 82 : 72);
            act.tokens = with_what(statement);
            return act;
        }
        return std::nullopt;
    }

    /// "Därefter skickar Anna ut …": the person behind the verb.
    std::optional<Actor> behind_verb(Range range, std::size_t i) const {
        if (i == range.first || i > range.first + 3)
            return std::nullopt;
        auto who = actors_.at(i + 1, range.end);
        if (who && who->kind != Actor::Kind::person)
            who.reset();
        return who;
    }

    /// Whether the actor stands in a clause that only tells which or when; "beslöt att Anna ska …"
    /// and "lovar att hon …" do not.
    bool is_subordinate(const Actor& who, Range range) const {
        if (who.tokens.first <= range.first)
            return false;
        const std::size_t before = who.tokens.first - 1;
        if (!token(before).is(WordClass::subordinator))
            return false;
        if (before == range.first && reading_.folded(before) == "att")
            return false; // one of several decisions: "att Anna Ek sammanställer svaren"
        const auto word = reading_.folded(before);
        if (word != "att" && word != "at")
            return true;
        for (std::size_t k = before > range.first + 6 ? before - 6 : range.first; k < before; ++k)
            if (token(k).is(WordClass::deciding_word))
                return false;
        return !(who.kind == Actor::Kind::person &&
                 token(who.tokens.first).is(WordClass::pronoun)) &&
               !answers(before);
    }

    /// "Bo Ek svarade att departementet återkommer": an answer binds whom it is given for.
    bool answers(std::size_t that) const {
        for (std::size_t k = that > 3 ? that - 3 : 0; k < that; ++k)
            for (const std::string_view stem : {"svarar", "svarade", "lovar", "lovade", "utlova"})
                if (reading_.folded(k).starts_with(stem))
                    return true;
        return false;
    }

    /// Who may do what. A person: whatever is no speaking or being; in notes that tell in the
    /// present only what is listed. A body, role or noun: firm verbs only.
    bool may_do(const Actor& who, std::size_t i, Range range, bool shall,
                const Statement& statement) const {
        const Token& verb = token(i);
        const bool firm =
            reading_.match(i, WordClass::firm_verb) > 0 || doing_.takes_and_does(i, range);
        const bool listed = reading_.match(i, WordClass::task_verb) > 0;
        if (who.kind == Actor::Kind::person) {
            if (!shall && (doing_.brings_up_now(i, range) || accounts_now(i, range)))
                return false;
            if (doing_.asks_someone(i, range))
                return true;
            if (verb.classes.any(telling_verbs) && !(firm && !verb.is(WordClass::speech_verb)))
                return reading_.match(i, WordClass::firm_verb) > 1;
            return firm || listed || shall || doing_.tells_in_past();
        }
        if (statement.block == Block::decision && who.kind == Actor::Kind::role)
            return !verb.classes.any(telling_verbs);
        if (!firm ||
            (verb.classes.any(telling_verbs) && reading_.match(i, WordClass::firm_verb) < 2))
            return false;
        const bool standing = who.kind == Actor::Kind::group || who.kind == Actor::Kind::role;
        if (shall && !standing && !day_due_in(reading_, range, dates_, days_).day)
            return false;
        const bool short_bullet = range.size() <= 10 && who.tokens.first == range.first &&
                                  token(range.first).capital &&
                                  reading_.lines[statement.line].kind == LineKind::bullet;
        return who.kind != Actor::Kind::noun || is_definite(who, range) || short_bullet;
    }

    /// "Eva redovisar mätningarna" is told of this meeting where no later time is named.
    bool accounts_now(std::size_t i, Range range) const {
        const auto word = reading_.folded(i);
        return (word == "redovisar" || word == "redogör" || word == "presenterar") &&
               !due_in(reading_, range, dates_, days_).soft;
    }

    /// "Bolaget", "Samebyarna": a definite noun that begins the statement.
    bool is_definite(const Actor& who, Range range) const {
        if (who.tokens.first != range.first)
            return false;
        const auto word = reading_.folded(who.tokens.end - 1);
        for (const std::string_view ending : {"en", "et", "an", "na", "ne", "arna", "erna"})
            if (word.ends_with(ending))
                return true;
        const auto first = reading_.folded(who.tokens.first);
        return first == "alla" || first == "alle" || first == "every" || first == "båda";
    }

    /// "Ta bort gamla bilder (Hampus)": a name in brackets at the end.
    std::optional<Act> bracketed(const Statement& statement) const {
        const auto entry = entries_.bracketed(statement.tokens);
        if (!entry || entry->people.empty() || statement.point == no_point)
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
        const auto due = day_due_in(reading_, range, dates_, days_);
        if (!due.day || !due.words || statement.block == Block::decision)
            return std::nullopt;
        bool to_do = false;
        for (std::size_t i = range.first; i < range.end; ++i) {
            const auto word = reading_.folded(i);
            if (word.find("uppdrag") != std::string_view::npos)
                return std::nullopt; // an assignment given before the meeting
            to_do = to_do || Doing::is_shall(word) || word == "måste" || word == "må" ||
                    word == "must" || word == "lämnas" || word == "treng" || word == "senast" ||
                    word == "senest";
        }
        bool announced = false;
        for (std::size_t i = range.first; i < due.words->first; ++i)
            announced = announced || token(i).is(WordClass::delivery_verb) ||
                        token(i).is(WordClass::due_word);
        if (!to_do || !announced)
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
    Doing doing_;
    std::vector<Act> found_;
    std::unordered_set<std::string> said_; ///< acts by point: the same one is said once
    std::size_t index_ = 0;
};

} // namespace

std::vector<Act> find_acts(const Reading& reading, const std::vector<Statement>& statements,
                           const People& people, const std::vector<DateSpan>& dates,
                           const MeetingDays& days) {
    return ActReader(reading, statements, people, dates, days).run();
}

} // namespace radslag::notes
