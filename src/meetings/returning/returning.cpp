// See returning.hpp.
#include "meetings/returning/returning.hpp"

#include "ledger/reader.hpp"
#include "meetings/editing/changes.hpp"
#include "meetings/word/marks.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace radslag::meetings::returning {

namespace {

constexpr std::size_t longest_text = 20'000; // bytes; as much as a turn may have

/// The text that the turn had when it left; nothing when it never had it.
std::optional<std::string> text_as_it_left(db::Session& session, const word::TurnMark& mark) {
    std::optional<std::string> found;
    ledger::history_of(
        session, "turn", mark.turn.text(), [&](const ledger::Entry&, const ledger::Image& image) {
            const auto* const value = image.find("text");
            const auto* const text = value == nullptr ? nullptr : std::get_if<std::string>(value);
            if (text != nullptr && word::text_print(*text) == mark.print)
                found = *text;
        });
    return found;
}

class Comparing {
  public:
    Comparing(db::Session& session, const writing::Sheet& sheet, const Exchange& exchange)
        : session_(session), sheet_(sheet), exchange_(exchange) {
        for (const writing::Paragraph& paragraph : sheet.paragraphs)
            stand_.emplace(paragraph.id.text(), &paragraph);
        for (const docx::ReturnedParagraph& paragraph : exchange.left) {
            known_.insert(std::string(word::trimmed(paragraph.text)));
            for (const docx::Marked& marked : paragraph.marked)
                if (const auto mark = word::turn_mark(marked.bookmark))
                    left_.insert(std::string(mark->turn.text()));
        }
    }

    Result<std::vector<Change>> run() {
        for (const docx::ReturnedParagraph& paragraph : exchange_.came)
            read(paragraph);
        if (!is_of_these_)
            return failure(ErrorCode::invalid,
                           "The file {0} does not come from these notes, or its marks are gone. "
                           "Fetch the minutes as Word from the page of the meeting, write in that "
                           "file and send it.",
                           {exchange_.file});
        add_missing();
        if (changes_.size() > most_changes)
            return failure(ErrorCode::invalid,
                           "The file {0} changes more than {1} paragraphs. Send it in parts.",
                           {exchange_.file, std::to_string(most_changes)});
        return std::move(changes_);
    }

  private:
    void read(const docx::ReturnedParagraph& paragraph) {
        if (paragraph.marked.empty())
            read_unmarked(paragraph);
        for (const docx::Marked& marked : paragraph.marked) {
            if (const auto turn = word::turn_mark(marked.bookmark))
                read_turn(*turn, marked.text, paragraph.cell);
            else
                read_point(marked.bookmark);
        }
    }

    void read_point(std::string_view bookmark) {
        const auto point = word::point_mark(bookmark);
        const auto found = std::ranges::find_if(
            sheet_.points, [&](const writing::Heading& heading) { return point == heading.id; });
        if (found == sheet_.points.end())
            return;
        is_of_these_ = true;
        point_ = &*found;
        after_.reset();
    }

    void read_turn(const word::TurnMark& mark, std::string_view marked, int cell) {
        const auto stands = stand_.find(mark.turn.text());
        if (stands == stand_.end())
            return; // it went away here meanwhile
        is_of_these_ = true;
        after_ = mark.turn;
        cell_ = cell;
        if (came_.insert(std::string(mark.turn.text())).second)
            compare(*stands->second, mark, std::string(word::trimmed(marked)));
    }

    void compare(const writing::Paragraph& stands, const word::TurnMark& mark, std::string came) {
        const std::string_view now = word::trimmed(stands.text);
        if (came == now || word::text_print(came) == mark.print)
            return;
        Change change{came.empty() ? Change::Kind::emptied : Change::Kind::changed,
                      {stands.id, stands.point, {}, stands.text, came}};
        change.is_chosen = true;
        std::string becomes = came;
        if (word::text_print(now) != mark.print) {
            change.written.base = text_as_it_left(session_, mark).value_or("");
            const auto both = text::merged(change.written.base, stands.text, came);
            change.stands_beside = !both;
            becomes = both.value_or(came);
            if (both && word::trimmed(*both) == now)
                return;
        }
        add(std::move(change), stands, becomes);
    }

    void add(Change change, const writing::Paragraph& stands, std::string_view becomes) {
        change.who = stands.who;
        change.point = title_of(stands.point);
        change.stretches = text::changes(stands.text, becomes);
        changes_.push_back(std::move(change));
    }

    /// What stands behind a turn is a new one; what stands elsewhere may be anything.
    void read_unmarked(const docx::ReturnedParagraph& paragraph) {
        const std::string text(word::trimmed(paragraph.text).substr(0, longest_text));
        const bool is_here =
            point_ != nullptr && (paragraph.cell == 0 || (after_ && paragraph.cell == cell_));
        if (text.empty() || !is_here || known_.contains(text))
            return;
        Change change{Change::Kind::added, {TurnId::make(), point_->id, after_, "", text}};
        change.point = point_->title;
        change.is_chosen = after_.has_value();
        change.stretches = text::changes("", text);
        if (change.is_chosen)
            after_ = change.written.turn;
        changes_.push_back(std::move(change));
    }

    void add_missing() {
        for (const writing::Paragraph& stands : sheet_.paragraphs)
            if (const std::string id(stands.id.text()); left_.contains(id) && !came_.contains(id))
                add({Change::Kind::missing, {stands.id, stands.point, {}, stands.text, ""}}, stands,
                    "");
    }

    [[nodiscard]] std::string title_of(const std::optional<PointId>& point) const {
        const auto found = std::ranges::find_if(
            sheet_.points, [&](const writing::Heading& heading) { return point == heading.id; });
        return found == sheet_.points.end() ? std::string() : found->title;
    }

    db::Session& session_;
    const writing::Sheet& sheet_;
    const Exchange& exchange_;
    std::unordered_map<std::string_view, const writing::Paragraph*> stand_;
    std::set<std::string> known_; ///< paragraphs that are no turns
    std::set<std::string> left_;  ///< turns that such a file has
    std::set<std::string> came_;
    std::vector<Change> changes_;
    const writing::Heading* point_ = nullptr; ///< under which the reading is
    std::optional<TurnId> after_;             ///< behind which it is
    int cell_ = 0;                            ///< of that turn
    bool is_of_these_ = false;
};

} // namespace

Result<std::vector<docx::ReturnedParagraph>> read_exchanged(std::string_view file,
                                                            std::string_view bytes) {
    return docx::read_returned(file, bytes, {word::of_turn, word::of_point});
}

Result<std::vector<Change>> changes_in(db::Session& session, const auth::Caller& caller,
                                       MeetingId meeting, const Exchange& exchange) {
    if (!editable_meeting(session, caller, meeting))
        return ledger::not_yours();
    if (notes_are_closed(session, meeting))
        return refuse_closed_notes();
    const writing::Sheet sheet = writing::sheet_of(session, caller, meeting);
    return Comparing(session, sheet, exchange).run();
}

} // namespace radslag::meetings::returning
