// See returned.hpp.
#include "meetings/word/returned.hpp"

#include "ledger/reader.hpp"
#include "ledger/sha256.hpp"
#include "meetings/editing/changes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <unordered_map>

namespace radslag::meetings::word {

namespace {

constexpr std::string_view of_turn = "t_";
constexpr std::string_view of_point = "p_";
constexpr std::size_t longest_text = 20'000; // bytes; as much as a turn may have

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view space = " \t\n";
    const std::size_t begin = std::min(text.find_first_not_of(space), text.size());
    return text.substr(begin, text.find_last_not_of(space) + 1 - begin);
}

/// Enough of a text's SHA-256 to tell one wording of a turn from another.
std::string print_of(std::string_view text) {
    const auto hash = ledger::sha256(trimmed(text));
    std::string print;
    for (std::size_t i = 0; i < 5; ++i)
        print += fmt::format("{:02x}", static_cast<unsigned>(hash[i]));
    return print;
}

/// The text that the turn had when it left; nothing when it never had it.
std::optional<std::string> text_as_it_left(db::Session& session, const TurnMark& mark) {
    std::optional<std::string> found;
    ledger::history_of(session, "turn", mark.turn.text(),
                       [&](const ledger::Entry&, const ledger::Image& image) {
                           const auto* const value = image.find("text");
                           const auto* const text =
                               value == nullptr ? nullptr : std::get_if<std::string>(value);
                           if (text != nullptr && print_of(*text) == mark.print)
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
            known_.insert(std::string(trimmed(paragraph.text)));
            for (const docx::Marked& marked : paragraph.marked)
                if (const auto mark = turn_mark(marked.bookmark))
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
            if (const auto turn = turn_mark(marked.bookmark))
                read_turn(*turn, marked.text, paragraph.cell);
            else
                read_point(marked.bookmark);
        }
    }

    void read_point(std::string_view bookmark) {
        bookmark.remove_prefix(of_point.size());
        const auto found = std::ranges::find(sheet_.points, bookmark,
                                             [](const auto& heading) { return heading.id.text(); });
        if (found == sheet_.points.end())
            return;
        is_of_these_ = true;
        point_ = &*found;
        after_.reset();
    }

    void read_turn(const TurnMark& mark, std::string_view marked, int cell) {
        const auto stands = stand_.find(mark.turn.text());
        if (stands == stand_.end())
            return; // it went away here meanwhile
        is_of_these_ = true;
        after_ = mark.turn;
        cell_ = cell;
        if (came_.insert(std::string(mark.turn.text())).second)
            compare(*stands->second, mark, std::string(trimmed(marked)));
    }

    void compare(const writing::Paragraph& stands, const TurnMark& mark, std::string came) {
        const std::string_view now = trimmed(stands.text);
        if (came == now || print_of(came) == mark.print)
            return;
        Change change{came.empty() ? Change::Kind::emptied : Change::Kind::changed,
                      {stands.id, stands.point, {}, stands.text, came}};
        change.is_chosen = true;
        std::string becomes = came;
        if (print_of(now) != mark.print) {
            change.written.base = text_as_it_left(session_, mark).value_or("");
            const auto both = text::merged(change.written.base, stands.text, came);
            change.stands_beside = !both;
            becomes = both.value_or(came);
            if (both && trimmed(*both) == now)
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
        const std::string text(trimmed(paragraph.text).substr(0, longest_text));
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

std::string turn_bookmark(TurnId turn, std::string_view text) {
    return std::string(of_turn) + std::string(turn.text()) + "_" + print_of(text);
}

std::optional<TurnMark> turn_mark(std::string_view bookmark) {
    if (!bookmark.starts_with(of_turn))
        return std::nullopt;
    bookmark.remove_prefix(of_turn.size());
    const std::size_t line = bookmark.find('_');
    const auto turn = TurnId::parse(bookmark.substr(0, line));
    if (!turn || line == std::string_view::npos)
        return std::nullopt;
    return TurnMark{*turn, std::string(bookmark.substr(line + 1))};
}

std::string point_bookmark(PointId point) {
    return std::string(of_point) + std::string(point.text());
}

Result<std::vector<docx::ReturnedParagraph>> read_exchanged(std::string_view file,
                                                            std::string_view bytes) {
    return docx::read_returned(file, bytes, {of_turn, of_point});
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

} // namespace radslag::meetings::word
