// Only CR LF ends a line, only CR LF "." CR LF the mail. See data_reader.hpp.
#include "platform/lmtp/data_reader.hpp"

#include <algorithm>

namespace radslag::lmtp {

void DataReader::read(std::string_view& input, std::string& octets) {
    constexpr std::string_view marks("\r\n\0", 3);
    while (!input.empty() && state_ != State::ended) {
        if (state_ == State::text) {
            const std::size_t plain = std::min(input.find_first_of(marks), input.size());
            add(input.substr(0, plain), octets);
            input.remove_prefix(plain);
            if (input.empty())
                return;
        }
        const char each = input.front();
        input.remove_prefix(1);
        take(each, octets);
    }
}

void DataReader::take(char each, std::string& octets) {
    switch (state_) {
    case State::line_start:
        return take_at_start(each, octets);
    case State::text:
        return take_text(each, octets);
    case State::after_cr:
        if (each == '\n') {
            add("\r\n", octets);
            after_bare_line_feed_ = false;
            state_ = State::line_start;
            return;
        }
        add("\r", octets); // one that ends no line is a sign like any other
        return take_text(each, octets);
    case State::dot:
        if (each == '\r') {
            state_ = State::dot_cr;
            return;
        }
        if (each == '\n') {
            take_bare_line_feed();
            ambiguous_ = true;
            state_ = State::ended;
            return;
        }
        return take_text(each, octets); // the dot was stuffed
    case State::dot_cr:
        if (each == '\n') {
            ambiguous_ = after_bare_line_feed_;
            state_ = State::ended;
            return;
        }
        add("\r", octets);
        return take_text(each, octets);
    case State::ended:
        return;
    }
}

void DataReader::take_at_start(char each, std::string& octets) {
    if (each == '.')
        state_ = State::dot;
    else
        take_text(each, octets);
}

void DataReader::take_text(char each, std::string& octets) {
    if (each == '\r') {
        state_ = State::after_cr;
        return;
    }
    if (each == '\n')
        return take_bare_line_feed();
    if (each == '\0')
        note(DataFault::nul);
    add({&each, 1}, octets);
    state_ = State::text;
}

void DataReader::take_bare_line_feed() {
    note(DataFault::bare_line_feed);
    after_bare_line_feed_ = true;
    state_ = State::line_start;
}

void DataReader::add(std::string_view piece, std::string& octets) {
    if (count_ + piece.size() > most_octets_)
        note(DataFault::too_large);
    if (fault_ != DataFault::none)
        return;
    count_ += piece.size();
    octets += piece;
}

void DataReader::note(DataFault fault) {
    if (fault_ == DataFault::none)
        fault_ = fault;
}

} // namespace radslag::lmtp
