// The core of the typed builder: Html, attributes and elements. A view reads like the page that it
// makes, and text is escaped by default. elements.hpp names the tags and attributes; table.hpp,
// fields.hpp and frame.hpp build on them. docs/http.md shows a page.
#pragma once

#include <array>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace radslag::html {

/// Markup that has been vouched for where it was made. There are two makers and no more: the
/// sanitiser of Markdown and our own SVG; a house rule counts who calls them.
class TrustedHtml {
  public:
    static TrustedHtml from_sanitiser(std::string markup) { return TrustedHtml(std::move(markup)); }
    static TrustedHtml from_our_svg(std::string markup) { return TrustedHtml(std::move(markup)); }
    [[nodiscard]] const std::string& markup() const { return markup_; }

  private:
    explicit TrustedHtml(std::string markup) : markup_(std::move(markup)) {}

    std::string markup_;
};

/// A piece of a page, finished and well-formed: what functions that build parts return.
class Html {
  public:
    Html() = default;
    Html(const TrustedHtml& trusted) : markup_(trusted.markup()) {}

    [[nodiscard]] const std::string& markup() const& { return markup_; }
    [[nodiscard]] std::string markup() && { return std::move(markup_); }
    [[nodiscard]] bool empty() const { return markup_.empty(); }
    Html& operator+=(const Html& more) {
        markup_ += more.markup_;
        return *this;
    }
    /// The first of several parts is taken as it is.
    Html& operator+=(Html&& more) {
        if (markup_.empty())
            markup_ = std::move(more.markup_);
        else
            markup_ += more.markup_;
        return *this;
    }

  private:
    friend class Writer;
    explicit Html(std::string markup) : markup_(std::move(markup)) {}

    std::string markup_;
};

class Writer;

/// One attribute of an element, made by the functions in elements.hpp. It views its value, and so
/// lives as long as the expression in which it stands.
struct Attribute {
    enum class Kind : std::uint8_t { absent, flag, text, number };

    std::string_view prefix; ///< "aria-", "data-" or nothing
    std::string_view name;
    std::string_view value;
    std::int64_t number = 0;
    Kind kind = Kind::absent;

    void write(Writer& writer) const;
};

class Element;

/// One thing inside an element: text, a number, an attribute, an element, finished Html. It views
/// what it is made from, and so lives as long as the expression in which it stands.
class Item {
  public:
    Item() = default;
    Item(const Attribute& attribute) : kind_(Kind::attribute), pointer_(&attribute) {}
    Item(const Element& element) : kind_(Kind::element), pointer_(&element) {}
    Item(const Html& html) : Item(Kind::markup, html.markup()) {}
    Item(const TrustedHtml& html) : Item(Kind::markup, html.markup()) {}
    Item(std::string_view text) : Item(Kind::text, text) {}
    Item(const std::string& text) : Item(Kind::text, text) {}
    Item(const char* text) : Item(Kind::text, std::string_view(text)) {}
    Item(bool) = delete; ///< write when(…)
    Item(char) = delete;
    template <std::integral T>
    Item(T number) : kind_(Kind::number), number_(static_cast<std::int64_t>(number)) {}
    template <class T>
    Item(const std::optional<T>& part) {
        if (part)
            *this = Item(*part);
    }

    [[nodiscard]] bool is_attribute() const { return kind_ == Kind::attribute; }
    void write(Writer& writer) const;

  private:
    enum class Kind : std::uint8_t { nothing, attribute, element, markup, text, number };

    Item(Kind kind, std::string_view text)
        : kind_(kind), pointer_(text.data()), size_(text.size()) {}

    Kind kind_ = Kind::nothing;
    const void* pointer_ = nullptr;
    std::size_t size_ = 0;
    std::int64_t number_ = 0;
};

/// An element as written in a view, not markup yet. It becomes Html, or part of another element,
/// in the expression in which it is written: functions and lambdas of views return Html, not auto.
class Element {
  public:
    Element(const Element&) = delete;
    Element& operator=(const Element&) = delete;

    operator Html() const;
    void write(Writer& writer) const;

  protected:
    enum class Shape : std::uint8_t { normal, empty, fragment };

    Element(Shape shape, std::string_view tag) : tag_(tag), shape_(shape) {}
    void hold(const Item* items, std::size_t count) {
        items_ = items;
        count_ = count;
    }

  private:
    std::string_view tag_;
    const Item* items_ = nullptr;
    std::size_t count_ = 0;
    Shape shape_;
};

namespace detail {

template <class T>
constexpr bool is_attribute = std::same_as<std::remove_cvref_t<T>, Attribute>;

/// Whether `T`, deduced for a forwarding reference, is an element that somebody kept in a variable.
template <class T>
constexpr bool is_kept_element =
    std::is_lvalue_reference_v<T>&& std::derived_from<std::remove_cvref_t<T>, Element>;

template <class... Parts>
constexpr bool attributes_come_first() {
    const std::array<bool, sizeof...(Parts) + 1> is{is_attribute<Parts>..., false};
    bool content = false;
    for (std::size_t i = 0; i < sizeof...(Parts); ++i) {
        if (is[i] && content)
            return false;
        content = content || !is[i];
    }
    return true;
}

/// An element with its `Count` parts.
template <std::size_t Count>
class ElementOf : public Element {
  public:
    template <class... Parts>
    ElementOf(Element::Shape shape, std::string_view tag, const Parts&... parts)
        : Element(shape, tag), parts_{Item(parts)...} {
        hold(parts_.data(), Count);
    }

  private:
    std::array<Item, Count> parts_;
};

/// Gives elements.hpp its elements.
struct Make : Element {
    template <class... Parts>
    static ElementOf<sizeof...(Parts)> normal(std::string_view tag, Parts&&... parts) {
        static_assert(attributes_come_first<Parts...>(), "attributes stand before content");
        static_assert(!(is_kept_element<Parts> || ...), "keep Html in variables, not elements");
        return {Shape::normal, tag, parts...};
    }
    template <class... Parts>
    static ElementOf<sizeof...(Parts)> empty(std::string_view tag, Parts&&... parts) {
        static_assert((is_attribute<Parts> && ...), "this element has no content");
        return {Shape::empty, tag, parts...};
    }
    template <class... Parts>
    static ElementOf<sizeof...(Parts)> fragment(Parts&&... parts) {
        static_assert(!(is_attribute<Parts> || ...), "a fragment has no attributes");
        static_assert(!(is_kept_element<Parts> || ...), "keep Html in variables, not elements");
        return {Shape::fragment, {}, parts...};
    }
};

} // namespace detail

} // namespace radslag::html
