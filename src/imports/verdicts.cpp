// What was typed in a review: taken apart and checked. confirm.cpp puts it into the structure; see
// verdicts.hpp.
#include "imports/verdicts.hpp"

#include <algorithm>

namespace radslag::imports {

namespace {

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view white = " \t\r\n";
    const auto first = text.find_first_not_of(white);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(white) - first + 1);
}

void check_day(const Corrections& typed, std::string_view field, std::vector<FieldError>& errors) {
    const auto found = typed.find(field);
    if (found != typed.end() && !found->second.empty() && !parse_day(found->second))
        errors.push_back(
            {std::string(field),
             Message{"{0} is no day that exists. Write it as 2026-03-31.", {found->second}}});
}

void check_words(const Corrections& typed, std::string_view field, Message missing,
                 std::vector<FieldError>& errors) {
    const auto found = typed.find(field);
    if (found == typed.end())
        return;
    if (trimmed(found->second).empty())
        errors.push_back({std::string(field), std::move(missing)});
}

} // namespace

std::vector<std::string> paragraphs_of(std::string_view text) {
    std::vector<std::string> found;
    std::string current;
    const auto end_paragraph = [&] {
        if (!current.empty())
            found.push_back(std::move(current));
        current.clear();
    };
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const auto line = trimmed(text.substr(0, end));
        if (line.empty())
            end_paragraph();
        else
            current += (current.empty() ? "" : " ") + std::string(line);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    end_paragraph();
    return found;
}

Result<void> check_corrections(FactKind kind, const Corrections& corrections) {
    constexpr std::size_t longest = 20'000;
    std::vector<FieldError> errors;
    const bool has_name = kind == FactKind::person || kind == FactKind::organisation;
    check_words(corrections, has_name ? "name" : "text",
                Message{"Write something, or reject it.", {}}, errors);
    check_words(corrections, "title", Message{"Give it a title.", {}}, errors);
    check_day(corrections, "day", errors);
    check_day(corrections, "next_day", errors);
    check_day(corrections, "due", errors);
    for (const auto& [field, words] : corrections)
        if (words.size() > longest)
            errors.push_back(
                {field, Message{"This is too long. At most 20,000 characters fit.", {}}});
    if (errors.empty())
        return {};
    return tl::unexpected<Error>(Error{
        ErrorCode::invalid, Message{"Something has to be mended first.", {}}, std::move(errors)});
}

} // namespace radslag::imports
