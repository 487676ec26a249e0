// Cuts HTML into tags and text by the rules that browsers follow (WHATWG HTML, 13.2.5); see
// html_pared.hpp.
#include "documents/html_pared.hpp"

#include "documents/text_builder.hpp"

#include <algorithm>
#include <array>

namespace radslag::documents {

namespace {

constexpr std::size_t longest_tag_name = 64;

char lower(char each) {
    return each >= 'A' && each <= 'Z' ? static_cast<char>(each + 32) : each;
}

bool is_tag_letter(char each) {
    return lower(each) >= 'a' && lower(each) <= 'z';
}

bool is_blank(char each) {
    return each == ' ' || each == '\t' || each == '\n' || each == '\r' || each == '\f';
}

std::string lowered(std::string_view text) {
    std::string small(text.substr(0, longest_tag_name));
    std::transform(small.begin(), small.end(), small.begin(), lower);
    return small;
}

/// The attributes that are read.
constexpr std::array<std::string_view, 9> attributes{"class", "hidden", "href", "id",   "name",
                                                     "start", "style",  "type", "value"};

/// A start tag in the making.
struct StartTag {
    std::string text;
    std::array<bool, attributes.size()> has{}; ///< the first of each counts

    void add(std::string_view name, std::string_view value) {
        const auto* const known = std::find(attributes.begin(), attributes.end(), name);
        if (known == attributes.end() || value.size() > longest_link)
            return;
        bool& given = has[static_cast<std::size_t>(known - attributes.begin())];
        if (given)
            return;
        given = true;
        text += ' ';
        text += name;
        text += "=\"";
        for (const char each : value) {
            if (each == '"')
                text += "&quot;";
            else
                text += each;
        }
        text += '"';
    }
};

class Parer {
  public:
    explicit Parer(std::string_view html) : html_(html) { pared_.reserve(html.size() / 2); }

    std::string run() {
        while (at_ < html_.size()) {
            const std::size_t tag = std::min(html_.find('<', at_), html_.size());
            pared_ += html_.substr(at_, tag - at_);
            at_ = tag;
            if (at_ < html_.size())
                take_markup();
        }
        return std::move(pared_);
    }

  private:
    [[nodiscard]] bool has(std::string_view text) const {
        return html_.substr(at_, text.size()) == text;
    }
    [[nodiscard]] char ahead(std::size_t count) const {
        return at_ + count < html_.size() ? html_[at_ + count] : '\0';
    }
    void skip_past(std::string_view mark) {
        const std::size_t found = html_.find(mark, at_);
        at_ = found == std::string_view::npos ? html_.size() : found + mark.size();
    }
    template <class Is>
    std::string_view take_while(const Is& is) {
        const std::size_t begin = at_;
        while (at_ < html_.size() && is(html_[at_]))
            ++at_;
        return html_.substr(begin, at_ - begin);
    }

    /// at_ stands on "<".
    void take_markup() {
        if (has("<!--")) {
            at_ += 2; // "<!-->" is a whole comment
            skip_past("-->");
        } else if (is_tag_letter(ahead(1))) {
            take_start_tag();
        } else if (ahead(1) == '/' && is_tag_letter(ahead(2))) {
            at_ += 2;
            const auto name = take_name();
            skip_past(">");
            pared_ += "</" + name + ">";
        } else if (ahead(1) == '!' || ahead(1) == '?' || ahead(1) == '/') {
            skip_past(">");
        } else {
            ++at_;
            pared_ += "&lt;";
        }
    }

    std::string take_name() {
        const auto name =
            take_while([](char each) { return !is_blank(each) && each != '/' && each != '>'; });
        std::string small = lowered(name);
        std::erase_if(small, [](char each) {
            return !is_tag_letter(each) && !(each >= '0' && each <= '9') && each != ':' &&
                   each != '-';
        });
        return small;
    }

    void take_start_tag() {
        ++at_;
        const auto name = take_name();
        StartTag tag{"<" + name};
        bool closes = false; ///< "/>": the element is empty
        while (true) {
            take_while(is_blank);
            if (at_ >= html_.size())
                return;
            if (html_[at_] == '>')
                break;
            closes = html_[at_] == '/';
            if (closes)
                ++at_;
            else
                take_attribute(tag);
        }
        ++at_;
        pared_ += tag.text;
        pared_ += closes ? "/>" : ">";
        if (!closes && (name == "script" || name == "style"))
            skip_raw_text(name);
    }

    void take_attribute(StartTag& tag) {
        const std::size_t begin = at_++; // whatever it is, a name has a first character
        take_while(
            [](char each) { return !is_blank(each) && each != '/' && each != '>' && each != '='; });
        const auto name = lowered(html_.substr(begin, at_ - begin));
        take_while(is_blank);
        std::string_view value;
        if (ahead(0) == '=') {
            ++at_;
            take_while(is_blank);
            value = take_value();
        }
        tag.add(name, value);
    }

    std::string_view take_value() {
        const char quote = ahead(0);
        if (quote != '"' && quote != '\'')
            return take_while([](char each) { return !is_blank(each) && each != '>'; });
        ++at_;
        const auto value = take_while([quote](char each) { return each != quote; });
        at_ = std::min(at_ + 1, html_.size());
        return value;
    }

    /// What stands in a script is no markup; it ends with its own end tag.
    void skip_raw_text(std::string_view name) {
        while (at_ < html_.size()) {
            at_ = std::min(html_.find("</", at_), html_.size());
            if (lowered(html_.substr(std::min(at_ + 2, html_.size()), name.size())) == name)
                return;
            at_ = std::min(at_ + 2, html_.size());
        }
    }

    std::string_view html_;
    std::string pared_;
    std::size_t at_ = 0;
};

} // namespace

std::string pared_html(std::string_view html) {
    return Parer(html).run();
}

} // namespace radslag::documents
