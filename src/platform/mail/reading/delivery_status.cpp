// See delivery_status.hpp.
#include "platform/mail/reading/delivery_status.hpp"

#include "platform/mail/reading/fields.hpp"
#include "platform/text/lines.hpp"

#include <glib.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace radslag::mail {

namespace {

constexpr std::size_t most_reports = 100;
constexpr std::size_t most_fields = 2'000;
constexpr std::size_t longest_diagnostic = 500;
constexpr std::size_t longest_address = 320;

bool is_digit(char each) {
    return each >= '0' && each <= '9';
}

/// The digits at `at`, at most three; empty where more or none stand.
std::string_view number_at(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end]))
        ++end;
    return end - at > 3 ? std::string_view() : text.substr(at, end - at);
}

/// The enhanced code (RFC 3463, 2) that begins here; empty when none does.
std::string_view code_at(std::string_view text, std::size_t at) {
    const std::string_view digit = number_at(text, at);
    if (digit != "2" && digit != "4" && digit != "5")
        return {};
    std::size_t end = at + 1;
    for (int each = 0; each < 2; ++each) {
        if (end >= text.size() || text[end] != '.')
            return {};
        const std::string_view number = number_at(text, end + 1);
        if (number.empty())
            return {};
        end += 1 + number.size();
    }
    const bool goes_on = end + 1 < text.size() && text[end] == '.' && is_digit(text[end + 1]);
    return goes_on ? std::string_view() : text.substr(at, end - at);
}

/// The first enhanced code in the text that is no part of a longer number, such as an IP address.
std::string_view code_in(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool inside = at > 0 && (is_digit(text[at - 1]) || text[at - 1] == '.');
        if (const auto code = inside ? std::string_view() : code_at(text, at); !code.empty())
            return code;
    }
    return {};
}

/// "rfc822; anna@example.org", "<anna@example.org>".
std::string address_in(std::string_view value) {
    const std::size_t semicolon = value.find(';');
    std::string address =
        text::one_line(semicolon == std::string_view::npos ? value : value.substr(semicolon + 1),
                       longest_address + 2);
    if (address.starts_with('<') && address.ends_with('>'))
        address = text::one_line(address.substr(1, address.size() - 2));
    const bool whole = address.find('@') != std::string::npos &&
                       address.find(' ') == std::string::npos && address.size() <= longest_address;
    return whole ? address : "";
}

/// "smtp; 550 5.1.1 …" without the kind of its source.
std::string diagnostic_in(std::string_view value) {
    const std::size_t semicolon = value.substr(0, 20).find(';');
    const bool has_kind =
        semicolon != std::string_view::npos && value.substr(0, semicolon).find(' ') == value.npos;
    return text::one_line(has_kind ? value.substr(semicolon + 1) : value, longest_diagnostic);
}

std::optional<DeliveryAction> action_in(std::string_view value) {
    using Named = std::pair<std::string_view, DeliveryAction>;
    constexpr std::array<Named, 5> known{{{"failed", DeliveryAction::failed},
                                          {"delayed", DeliveryAction::delayed},
                                          {"delivered", DeliveryAction::delivered},
                                          {"relayed", DeliveryAction::relayed},
                                          {"expanded", DeliveryAction::expanded}}};
    const std::string_view word = value.substr(0, value.find_first_of(" \t;("));
    for (const Named& each : known)
        if (is_same(word, each.first))
            return each.second;
    return std::nullopt;
}

std::optional<DeliveryAction> action_of(std::string_view status) {
    if (status.starts_with('5'))
        return DeliveryAction::failed;
    if (status.starts_with('4'))
        return DeliveryAction::delayed;
    if (status.starts_with('2'))
        return DeliveryAction::delivered;
    return std::nullopt;
}

/// What is said of one recipient, field by field.
class Recipient {
  public:
    /// False when the field belongs to the next one: this has it already.
    bool take(const Field& field) {
        std::string* const place = place_of(field.name);
        if (place == nullptr)
            return true;
        if (!place->empty())
            return place != &final_ && place != &original_;
        *place = field.value;
        return true;
    }

    [[nodiscard]] std::optional<DeliveryReport> report() const {
        DeliveryReport report;
        report.recipient = address_in(original_);
        if (report.recipient.empty())
            report.recipient = address_in(final_);
        report.diagnostic = diagnostic_in(diagnostic_);
        report.status = code_in(status_);
        if (report.status.empty())
            report.status = code_in(report.diagnostic);
        auto action = action_in(action_);
        if (!action)
            action = action_of(report.status);
        if (report.recipient.empty() || !action)
            return std::nullopt;
        report.action = *action;
        return report;
    }

  private:
    std::string* place_of(std::string_view name) {
        using Named = std::pair<std::string_view, std::string*>;
        for (const Named& each :
             {Named{"Original-Recipient", &original_}, Named{"Final-Recipient", &final_},
              Named{"Action", &action_}, Named{"Status", &status_},
              Named{"Diagnostic-Code", &diagnostic_}})
            if (is_same(name, each.first))
                return each.second;
        return nullptr;
    }

    std::string original_, final_, action_, status_, diagnostic_;
};

} // namespace

std::vector<DeliveryReport> read_delivery_status(std::string_view text) {
    std::vector<DeliveryReport> reports;
    const auto keep = [&reports](const Recipient& recipient) {
        if (auto report = recipient.report(); report && reports.size() < most_reports)
            reports.push_back(std::move(*report));
    };
    for (const std::vector<Field>& block : read_blocks(text, most_fields)) {
        Recipient recipient;
        for (const Field& field : block) {
            if (recipient.take(field))
                continue;
            keep(recipient);
            recipient = {};
            recipient.take(field);
        }
        keep(recipient);
    }
    return reports;
}

std::vector<DeliveryReport> read_failed_recipients(std::string_view value, std::string_view text) {
    DeliveryReport cause;
    cause.status = code_in(text);
    if (!cause.status.empty()) {
        const std::size_t at = text.find(cause.status);
        const std::size_t before = text.rfind('\n', at);
        const std::size_t start = before == std::string_view::npos ? 0 : before + 1;
        cause.diagnostic =
            text::one_line(text.substr(start, text.find('\n', at) - start), longest_diagnostic);
    }
    std::vector<DeliveryReport> reports;
    while (!value.empty() && reports.size() < most_reports) {
        const std::size_t end = std::min(value.find(','), value.size());
        DeliveryReport report = cause;
        report.recipient = address_in(value.substr(0, end));
        value.remove_prefix(std::min(end + 1, value.size()));
        if (!report.recipient.empty())
            reports.push_back(std::move(report));
    }
    return reports;
}

} // namespace radslag::mail
