// The elements and attributes that pages are made of: `p(cls("lead"), "Hej ", a(href(url), name))`.
// Attributes stand first. What is not here (style, on…, raw href) is left out on purpose.
#pragma once

#include "platform/base/clock.hpp"
#include "platform/html/html.hpp"
#include "platform/html/url.hpp"
#include "platform/i18n/language.hpp"

#include <stdexcept>

namespace radslag::html {

// --- attributes ---------------------------------------------------------------------------------

/// The name of an attribute without one of its own below. Refused by the compiler: scripts and
/// styles, and those that hold addresses, which take a Url.
class AttributeName {
  public:
    template <std::size_t N>
    consteval AttributeName(const char (&name)[N]) : name_(name, N - 1) {
        if (name_.starts_with("on") || name_ == "style" || name_ == "href" || name_ == "src" ||
            name_ == "action" || name_ == "formaction" || name_ == "srcdoc" || name_ == "srcset")
            throw std::logic_error("this attribute has a function of its own, or may not be used");
        for (const char c : name_)
            if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  c == '-' || c == ':'))
                throw std::logic_error("an attribute's name is letters, digits and hyphens");
    }
    [[nodiscard]] constexpr std::string_view text() const { return name_; }

  private:
    std::string_view name_;
};

inline Attribute attribute(AttributeName name, std::string_view value) {
    return {{}, name.text(), value, 0, Attribute::Kind::text};
}
template <std::integral T>
requires(!std::same_as<T, bool>) Attribute attribute(AttributeName name, T value) {
    return {{}, name.text(), {}, static_cast<std::int64_t>(value), Attribute::Kind::number};
}
/// An attribute that is there or not: `flag("checked", chosen)`.
inline Attribute flag(AttributeName name, bool is_set = true) {
    return {{}, name.text(), {}, 0, is_set ? Attribute::Kind::flag : Attribute::Kind::absent};
}
inline Attribute data(AttributeName name, std::string_view value) {
    return {"data-", name.text(), value, 0, Attribute::Kind::text};
}
inline Attribute aria(AttributeName name, std::string_view value) {
    return {"aria-", name.text(), value, 0, Attribute::Kind::text};
}

inline Attribute cls(std::string_view classes) {
    return attribute("class", classes);
}
inline Attribute id(std::string_view id) {
    return attribute("id", id);
}
inline Attribute href(const Url& url) {
    return {{}, "href", url.text(), 0, Attribute::Kind::text};
}
inline Attribute src(const Url& url) {
    return {{}, "src", url.text(), 0, Attribute::Kind::text};
}
inline Attribute action(const Url& url) {
    return {{}, "action", url.text(), 0, Attribute::Kind::text};
}
/// Where a button sends its form instead of to the form's own address.
inline Attribute formaction(const Url& url) {
    return {{}, "formaction", url.text(), 0, Attribute::Kind::text};
}
inline Attribute lang(i18n::Language language) {
    return attribute("lang", i18n::tag_of(language));
}
/// For passages in a language that is neither of ours: "nb", "fi".
inline Attribute lang(std::string_view tag) {
    return attribute("lang", tag);
}
inline Attribute hreflang(i18n::Language language) {
    return attribute("hreflang", i18n::tag_of(language));
}
inline Attribute role(std::string_view role) {
    return attribute("role", role);
}
inline Attribute aria_label(std::string_view text) {
    return aria("label", text);
}
inline Attribute aria_labelledby(std::string_view id) {
    return aria("labelledby", id);
}
inline Attribute aria_hidden() {
    return aria("hidden", "true");
}
inline Attribute aria_current() {
    return aria("current", "page");
}

/// The attribute if `condition` holds.
inline Attribute when(bool condition, const Attribute& attribute) {
    return condition ? attribute : Attribute{};
}

// --- elements -----------------------------------------------------------------------------------

#define RADSLAG_ELEMENT(name)                                                                      \
    template <class... Parts>                                                                      \
    auto name(Parts&&... parts) {                                                                  \
        return detail::Make::normal(#name, std::forward<Parts>(parts)...);                         \
    }
RADSLAG_ELEMENT(a)
RADSLAG_ELEMENT(abbr)
RADSLAG_ELEMENT(article)
RADSLAG_ELEMENT(aside)
RADSLAG_ELEMENT(b)
RADSLAG_ELEMENT(blockquote)
RADSLAG_ELEMENT(button)
RADSLAG_ELEMENT(caption)
RADSLAG_ELEMENT(cite)
RADSLAG_ELEMENT(code)
RADSLAG_ELEMENT(dd)
RADSLAG_ELEMENT(details)
RADSLAG_ELEMENT(div)
RADSLAG_ELEMENT(dl)
RADSLAG_ELEMENT(dt)
RADSLAG_ELEMENT(em)
RADSLAG_ELEMENT(fieldset)
RADSLAG_ELEMENT(figcaption)
RADSLAG_ELEMENT(figure)
RADSLAG_ELEMENT(footer)
RADSLAG_ELEMENT(form)
RADSLAG_ELEMENT(h1)
RADSLAG_ELEMENT(h2)
RADSLAG_ELEMENT(h3)
RADSLAG_ELEMENT(h4)
RADSLAG_ELEMENT(header)
RADSLAG_ELEMENT(i)
RADSLAG_ELEMENT(kbd)
RADSLAG_ELEMENT(label)
RADSLAG_ELEMENT(legend)
RADSLAG_ELEMENT(li)
RADSLAG_ELEMENT(mark)
RADSLAG_ELEMENT(nav)
RADSLAG_ELEMENT(ol)
RADSLAG_ELEMENT(p)
RADSLAG_ELEMENT(pre)
RADSLAG_ELEMENT(progress)
RADSLAG_ELEMENT(q)
RADSLAG_ELEMENT(section)
RADSLAG_ELEMENT(small)
RADSLAG_ELEMENT(span)
RADSLAG_ELEMENT(strong)
RADSLAG_ELEMENT(sub)
RADSLAG_ELEMENT(summary)
RADSLAG_ELEMENT(sup)
RADSLAG_ELEMENT(table)
RADSLAG_ELEMENT(tbody)
RADSLAG_ELEMENT(td)
RADSLAG_ELEMENT(tfoot)
RADSLAG_ELEMENT(th)
RADSLAG_ELEMENT(thead)
RADSLAG_ELEMENT(time)
RADSLAG_ELEMENT(u)
RADSLAG_ELEMENT(ul)
#undef RADSLAG_ELEMENT

/// A row of a table; not called tr, which stands for translated words (i18n).
template <class... Parts>
auto table_row(Parts&&... parts) {
    return detail::Make::normal("tr", std::forward<Parts>(parts)...);
}
template <class... Parts>
auto br(Parts&&... parts) {
    return detail::Make::empty("br", std::forward<Parts>(parts)...);
}
template <class... Parts>
auto hr(Parts&&... parts) {
    return detail::Make::empty("hr", std::forward<Parts>(parts)...);
}
template <class... Parts>
auto wbr(Parts&&... parts) {
    return detail::Make::empty("wbr", std::forward<Parts>(parts)...);
}
/// An image; `alternative` is what stands for it in words, empty for decoration.
template <class... Parts>
auto img(const Url& url, std::string_view alternative, Parts&&... parts) {
    return Html(detail::Make::empty("img", src(url), attribute("alt", alternative),
                                    std::forward<Parts>(parts)...));
}

/// Several parts side by side, without an element round them.
template <class... Parts>
auto group(Parts&&... parts) {
    return detail::Make::fragment(std::forward<Parts>(parts)...);
}

/// The part if `condition` holds. The part is made in any case; give a lambda for what may not be.
template <class Part>
requires(!std::same_as<std::remove_cvref_t<Part>, Attribute> && !std::invocable<Part>) Item
    when(bool condition, Part&& part) {
    static_assert(!detail::is_kept_element<Part>, "keep Html in variables, not elements");
    return condition ? Item(part) : Item();
}
template <std::invocable Make>
Html when(bool condition, Make&& make) {
    static_assert(std::same_as<std::invoke_result_t<Make>, Html>, "write [&]() -> Html");
    return condition ? make() : Html();
}

/// What `make` gives for every thing of `things`, side by side.
template <class Things, class Make>
Html each(Things&& things, Make&& make) {
    Html all;
    for (auto&& thing : things) {
        static_assert(std::same_as<decltype(make(thing)), Html>, "write [&](…) -> Html");
        all += make(thing);
    }
    return all;
}

// --- dates --------------------------------------------------------------------------------------

/// `<time datetime="2016-11-18">18 november 2016</time>`.
Html date(i18n::Language language, Day day);

/// The same as tables have it: 18 nov 2016.
Html date_in_table(i18n::Language language, Day day);

/// The same without the year: 18 nov.
Html date_without_year(i18n::Language language, Day day);

} // namespace radslag::html
