// See outgoing.hpp.
#include "platform/mail/outgoing.hpp"

#include "platform/i18n/text.hpp"

#include <stdexcept>

namespace radslag::mail {

namespace {

constexpr std::chrono::seconds lease{90}; ///< longer than SmtpTimes::whole
constexpr int most_attempts = 12;         ///< the pauses between them are 34 hours in all

struct End {
    State state = State::waiting; ///< still: it is to be tried again
    std::string answer;
};

std::string words_of(const Error& error) {
    return i18n::to_text(i18n::Language::english, error.message);
}

End handed_over(Transport& transport, const Sender& sender, const Message& message) {
    const auto octets = built(message);
    if (!octets)
        return {State::refused, words_of(octets.error())};
    const auto delivery = transport.send(sender.from.address, message.to.address, *octets);
    if (!delivery) {
        const bool is_final = delivery.error().code == ErrorCode::invalid;
        return {is_final ? State::refused : State::waiting, words_of(delivery.error())};
    }
    switch (delivery->outcome) {
    case Outcome::accepted:
        return {State::sent, ""};
    case Outcome::refused:
        return {State::refused, delivery->answer};
    case Outcome::later:
        break;
    }
    return {State::waiting, delivery->answer};
}

End end_of(Transport& transport, const Sender& sender, const Waiting& mail) {
    if (mail.is_needless)
        return {State::needless, ""};
    if (mail.to.address.empty())
        return {State::unreachable, ""};
    try {
        return handed_over(transport, sender, mail.write());
    } catch (const std::invalid_argument& fault) {
        return {State::refused, fault.what()};
    }
}

Result<void> deliver(db::Database& database, Transport& transport, const Sender& sender,
                     const Shelf& shelf, const jobs::Job& job) {
    const auto mail =
        database.reading([&](db::Session& session) { return shelf.find(session, job.payload); });
    if (!mail)
        return {};
    End end = end_of(transport, sender, *mail);
    const bool again = end.state == State::waiting;
    if (again && job.attempt < most_attempts)
        return failure(ErrorCode::unavailable, "The mail did not go out.");
    if (again)
        end.state = State::failed;
    return database.write([&](db::Session& session) -> Result<void> {
        shelf.end(session, job.payload, end.state, end.answer);
        return {};
    });
}

} // namespace

void Counts::add(State state, std::int64_t count) {
    switch (state) {
    case State::waiting:
        waiting += count;
        break;
    case State::sent:
        sent += count;
        break;
    case State::refused:
    case State::failed:
        refused += count;
        break;
    case State::unreachable:
        unreachable += count;
        break;
    case State::needless:
        break;
    }
}

jobs::Kind delivering(std::string_view kind, db::Database& database, Transport& transport,
                      Sender sender, Shelf shelf) {
    return {std::string(kind),
            [&database, &transport, sender = std::move(sender), shelf = std::move(shelf)](
                const jobs::Job& job) { return deliver(database, transport, sender, shelf, job); },
            most_attempts, lease};
}

} // namespace radslag::mail
