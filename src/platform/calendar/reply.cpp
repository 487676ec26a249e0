// Reads replies: the lines by content_lines, each line that matters by libical; see reply.hpp.
#include "platform/calendar/reply.hpp"

#include "platform/calendar/addresses.hpp"
#include "platform/calendar/content_lines.hpp"
#include "platform/calendar/libical.hpp"
#include "platform/text/lines.hpp"

#include <charconv>
#include <vector>

namespace radslag::calendar {

namespace {

constexpr std::size_t most_in_line = 64U << 10U; ///< octets of a line that matters
/// Octets before its value: libical takes time by the square of the parameters it does not know.
constexpr std::size_t most_before_value = 8U << 10U;
constexpr std::size_t most_in_uid = 1'000; ///< characters
constexpr std::size_t most_comments = 20;

using Lines = std::vector<ContentLine>;

std::vector<const ContentLine*> all_named(const Lines& lines, std::string_view name) {
    std::vector<const ContentLine*> found;
    for (const ContentLine& line : lines)
        if (line.name == name)
            found.push_back(&line);
    return found;
}

/// The one line of that name, or null.
Result<const ContentLine*> one_named(const Lines& lines, std::string_view name) {
    const auto found = all_named(lines, name);
    if (found.size() > 1)
        return failure(ErrorCode::invalid, "The calendar file says {0} twice.",
                       {std::string(name)});
    return found.empty() ? nullptr : found.front();
}

/// A line by libical; null for one that it cannot read.
Result<Property> property_of(const ContentLine& line) {
    if (line.text.size() > most_in_line ||
        line.text.size() - value_of(line.text).size() > most_before_value)
        return failure(ErrorCode::too_many, "{0} in the calendar file is too long.", {line.name});
    return Property(icalproperty_new_from_string(line.text.c_str()));
}

std::string text_of(icalproperty* property) {
    const auto* value = property == nullptr ? nullptr : icalproperty_get_value(property);
    const bool is_text = value != nullptr && icalvalue_isa(value) == ICAL_TEXT_VALUE;
    const char* text = is_text ? icalvalue_get_text(value) : nullptr;
    return text == nullptr ? "" : text;
}

Result<ReplyKind> kind_of(const Lines& calendar) {
    const auto line = one_named(calendar, "METHOD");
    if (!line)
        return tl::unexpected(line.error());
    if (*line == nullptr)
        return failure(ErrorCode::invalid, "The calendar file is no answer: it has no METHOD.");
    const std::string method = text::one_line(value_of((*line)->text), 40);
    switch (icalproperty_string_to_method(method.c_str())) {
    case ICAL_METHOD_REPLY:
        return ReplyKind::reply;
    case ICAL_METHOD_COUNTER:
        return ReplyKind::counter;
    case ICAL_METHOD_DECLINECOUNTER:
        return ReplyKind::decline_counter;
    default:
        return failure(ErrorCode::invalid, "The calendar file is no answer: its METHOD is {0}.",
                       {method});
    }
}

Result<std::string> uid_of(const Lines& event) {
    const auto line = one_named(event, "UID");
    if (!line)
        return tl::unexpected(line.error());
    if (*line == nullptr)
        return failure(ErrorCode::invalid, "The answer does not say which meeting it is about.");
    const auto property = property_of(**line);
    if (!property)
        return tl::unexpected(property.error());
    std::string uid = text_of(property->get());
    if (uid.empty() || text::has_controls(uid) ||
        text::one_line(uid, most_in_uid + 1).size() > most_in_uid)
        return failure(ErrorCode::invalid, "The answer does not say which meeting it is about.");
    return uid;
}

/// By hand: libical takes what is no number for 0.
Result<int> sequence_of(const Lines& event) {
    const auto line = one_named(event, "SEQUENCE");
    if (!line)
        return tl::unexpected(line.error());
    if (*line == nullptr)
        return 0;
    const std::string digits = text::one_line(value_of((*line)->text), 40);
    int sequence = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), sequence);
    if (error != std::errc{} || end != digits.data() + digits.size() || sequence < 0)
        return failure(ErrorCode::invalid, "SEQUENCE in the calendar file is no number: {0}.",
                       {digits});
    return sequence;
}

/// Some programs leave it out or write it without a zone: nothing then.
Result<std::optional<Instant>> stamp_of(const Lines& event) {
    const auto line = one_named(event, "DTSTAMP");
    if (!line)
        return tl::unexpected(line.error());
    if (*line == nullptr)
        return std::nullopt;
    const auto property = property_of(**line);
    if (!property)
        return tl::unexpected(property.error());
    if (!*property || icalproperty_isa(property->get()) != ICAL_DTSTAMP_PROPERTY)
        return std::nullopt;
    const icaltimetype time = icalproperty_get_dtstamp(property->get());
    const Day day{std::chrono::year(time.year),
                  std::chrono::month(static_cast<unsigned>(time.month)),
                  std::chrono::day(static_cast<unsigned>(time.day))};
    if (icaltime_is_utc(time) == 0 || time.is_date != 0 || !day.ok() || time.year < 1 ||
        time.year > 9999 || time.hour < 0 || time.hour > 23 || time.minute < 0 ||
        time.minute > 59 || time.second < 0 || time.second > 60)
        return std::nullopt;
    return std::chrono::sys_days{day} + std::chrono::hours(time.hour) +
           std::chrono::minutes(time.minute) + std::chrono::seconds(time.second);
}

/// All COMMENTs below each other: RFC 5546 allows several.
Result<std::string> comment_of(const Lines& event) {
    const auto lines = all_named(event, "COMMENT");
    if (lines.size() > most_comments)
        return failure(ErrorCode::too_many, "The answer has more than {0} comments.",
                       {std::to_string(most_comments)});
    std::string comment;
    for (const ContentLine* line : lines) {
        const auto property = property_of(*line);
        if (!property)
            return tl::unexpected(property.error());
        comment += text_of(property->get()) + '\n';
    }
    return text::many_lines(comment);
}

std::string or_empty(const char* text) {
    return text == nullptr ? "" : text;
}

std::optional<Answer> answer_of(icalproperty* attendee) {
    auto* parameter = icalproperty_get_first_parameter(attendee, ICAL_PARTSTAT_PARAMETER);
    if (parameter == nullptr)
        return std::nullopt;
    switch (icalparameter_get_partstat(parameter)) {
    case ICAL_PARTSTAT_ACCEPTED:
        return Answer::accepted;
    case ICAL_PARTSTAT_DECLINED:
        return Answer::declined;
    case ICAL_PARTSTAT_TENTATIVE:
        return Answer::tentative;
    case ICAL_PARTSTAT_DELEGATED:
        return Answer::delegated;
    default:
        return std::nullopt;
    }
}

/// The address of an attendee; where the value is another URI, the EMAIL beside it (RFC 7986 §6.2).
std::string mail_of_attendee(icalproperty* attendee) {
    std::string mail = mail_of(or_empty(icalproperty_get_attendee(attendee)));
    if (!mail.empty())
        return mail;
    auto* parameter = icalproperty_get_first_parameter(attendee, ICAL_EMAIL_PARAMETER);
    if (parameter == nullptr)
        return "";
    const std::string beside = or_empty(icalparameter_get_email(parameter));
    return mail_of("mailto:" + beside);
}

/// Google puts the words of an answer into a parameter.
std::string comment_beside(icalproperty* attendee) {
    for (auto* each = icalproperty_get_first_parameter(attendee, ICAL_X_PARAMETER); each != nullptr;
         each = icalproperty_get_next_parameter(attendee, ICAL_X_PARAMETER))
        if (or_empty(icalparameter_get_xname(each)) == "X-RESPONSE-COMMENT")
            return text::many_lines(or_empty(icalparameter_get_xvalue(each)));
    return "";
}

std::string delegate_of(icalproperty* attendee) {
    auto* parameter = icalproperty_get_first_parameter(attendee, ICAL_DELEGATEDTO_PARAMETER);
    return parameter == nullptr ? "" : mail_of(or_empty(icalparameter_get_delegatedto(parameter)));
}

/// Fills in who answers what.
std::optional<Error> add_attendee(Reply& reply, const Lines& event) {
    const auto lines = all_named(event, "ATTENDEE");
    if (lines.size() != 1 && reply.kind != ReplyKind::reply)
        return std::nullopt;
    if (lines.size() != 1)
        return Error{ErrorCode::invalid,
                     Message{"An answer is from one person; this names {0}.",
                             {std::to_string(lines.size())}},
                     {}};
    const auto property = property_of(*lines.front());
    if (!property)
        return property.error();
    auto* attendee = property->get();
    if (attendee != nullptr && icalproperty_isa(attendee) == ICAL_ATTENDEE_PROPERTY) {
        reply.mail = mail_of_attendee(attendee);
        reply.answer = answer_of(attendee);
        reply.delegated_to = delegate_of(attendee);
        if (reply.comment.empty())
            reply.comment = comment_beside(attendee);
    }
    return std::nullopt;
}

/// What an answer must say.
std::optional<Error> lacks(const Reply& reply) {
    const auto error = [](Message message) {
        return Error{ErrorCode::invalid, std::move(message), {}};
    };
    if (reply.answer == Answer::delegated && reply.delegated_to.empty())
        return error(Message{"The answer does not say who goes instead.", {}});
    if (reply.kind != ReplyKind::reply)
        return std::nullopt;
    if (reply.mail.empty())
        return error(Message{"The answer does not say whose mail address it is from.", {}});
    if (!reply.answer)
        return error(Message{"The answer says neither yes nor no.", {}});
    return std::nullopt;
}

} // namespace

Result<Reply> read_reply(std::string_view octets) {
    prepare_libical();
    const auto lines = read_lines(octets);
    if (!lines)
        return tl::unexpected(lines.error());
    const auto kind = kind_of(lines->calendar);
    if (!kind)
        return tl::unexpected(kind.error());
    if (lines->events.size() != 1)
        return failure(ErrorCode::invalid, "An answer is about one meeting; this has {0}.",
                       {std::to_string(lines->events.size())});
    const Lines& event = lines->events.front();
    auto uid = uid_of(event);
    if (!uid)
        return tl::unexpected(uid.error());
    const auto sequence = sequence_of(event);
    if (!sequence)
        return tl::unexpected(sequence.error());
    const auto stamp = stamp_of(event);
    if (!stamp)
        return tl::unexpected(stamp.error());
    auto comment = comment_of(event);
    if (!comment)
        return tl::unexpected(comment.error());
    Reply reply{.kind = *kind,
                .uid = std::move(*uid),
                .sequence = *sequence,
                .comment = std::move(*comment),
                .stamp = *stamp};
    if (auto error = add_attendee(reply, event))
        return tl::unexpected(std::move(*error));
    if (auto error = lacks(reply))
        return tl::unexpected(std::move(*error));
    return reply;
}

} // namespace radslag::calendar
