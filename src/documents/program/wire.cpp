// Packs and unpacks a Text; see wire.hpp.
#include "documents/program/wire.hpp"

#include <cstdint>

namespace radslag::documents {

namespace {

constexpr std::string_view magic = "radslag-read 1\n";

class Writer {
  public:
    void number(std::uint64_t value) {
        while (value >= 0x80) {
            bytes_ += static_cast<char>(value | 0x80U);
            value >>= 7U;
        }
        bytes_ += static_cast<char>(value);
    }
    void text(std::string_view text) {
        number(text.size());
        bytes_ += text;
    }
    void place(const Place& place) {
        number(place.begin);
        number(place.end);
    }
    void message(const Message& message) {
        text(message.text);
        number(message.arguments.size());
        for (const auto& argument : message.arguments)
            text(argument);
    }
    std::string take() { return std::move(bytes_); }

  private:
    std::string bytes_{magic};
};

class Reader {
  public:
    explicit Reader(std::string_view bytes) : rest_(bytes) {}

    std::uint64_t number() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            if (rest_.empty())
                break;
            const auto byte = static_cast<unsigned char>(rest_.front());
            rest_.remove_prefix(1);
            value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
            if (byte < 0x80)
                return value;
        }
        good_ = false;
        return 0;
    }
    int small() {
        const auto value = number();
        good_ = good_ && value <= 1'000'000'000;
        return good_ ? static_cast<int>(value) : 0;
    }
    std::string text() {
        const auto size = number();
        if (size > rest_.size()) {
            good_ = false;
            return {};
        }
        std::string text(rest_.substr(0, size));
        rest_.remove_prefix(size);
        return text;
    }
    Place place() {
        const auto begin = number();
        return {begin, number()};
    }
    Message message() {
        Message message;
        message.text = text();
        each([&] { message.arguments.push_back(text()); });
        return message;
    }
    /// Calls `read` as often as the number that comes says; each turn takes at least one byte.
    template <class Read>
    void each(const Read& read) {
        const auto count = number();
        good_ = good_ && count <= rest_.size();
        for (std::uint64_t i = 0; good_ && i < count; ++i)
            read();
    }
    [[nodiscard]] bool good() const { return good_; }
    [[nodiscard]] bool done() const { return good_ && rest_.empty(); }

  private:
    std::string_view rest_;
    bool good_ = true;
};

void write_block(Writer& writer, const Block& block) {
    writer.number(static_cast<std::uint64_t>(block.kind));
    writer.number(static_cast<std::uint64_t>(block.level));
    writer.number(static_cast<std::uint64_t>(block.page));
    writer.number(block.after_blank ? 1 : 0);
    writer.number(static_cast<std::uint64_t>(block.indent));
    writer.text(block.marker);
    writer.place(block.place);
    writer.number(block.runs.size());
    for (const Run& run : block.runs) {
        writer.place(run.place);
        writer.number((run.bold ? 1U : 0U) | (run.italic ? 2U : 0U));
        writer.text(run.link);
    }
    writer.number(block.cells.size());
    for (const Place& cell : block.cells)
        writer.place(cell);
}

std::optional<Block> read_block(Reader& reader) {
    Block block;
    const auto kind = reader.number();
    if (kind > static_cast<std::uint64_t>(BlockKind::footnote))
        return std::nullopt;
    block.kind = static_cast<BlockKind>(kind);
    block.level = reader.small();
    block.page = reader.small();
    block.after_blank = reader.number() != 0;
    block.indent = reader.small();
    block.marker = reader.text();
    block.place = reader.place();
    reader.each([&] {
        Run run;
        run.place = reader.place();
        const auto look = reader.number();
        run.bold = (look & 1U) != 0;
        run.italic = (look & 2U) != 0;
        run.link = reader.text();
        block.runs.push_back(std::move(run));
    });
    reader.each([&] { block.cells.push_back(reader.place()); });
    return block;
}

std::optional<Text> read_text(Reader& reader) {
    Text text;
    const auto format = reader.number();
    if (format > static_cast<std::uint64_t>(Format::msg))
        return std::nullopt;
    text.format = static_cast<Format>(format);
    text.text = reader.text();
    bool known = true;
    reader.each([&] {
        auto block = read_block(reader);
        known = known && block.has_value();
        if (known)
            text.blocks.push_back(std::move(*block));
    });
    reader.each([&] {
        const auto at = reader.number();
        text.footnote_marks.push_back({at, reader.text()});
    });
    reader.each([&] { text.remarks.push_back(reader.message()); });
    return known && reader.done() ? std::optional(std::move(text)) : std::nullopt;
}

} // namespace

std::string pack(const Result<Text>& text) {
    Writer writer;
    writer.number(text ? 1 : 0);
    if (!text) {
        writer.number(static_cast<std::uint64_t>(text.error().code));
        writer.message(text.error().message);
        return writer.take();
    }
    writer.number(static_cast<std::uint64_t>(text->format));
    writer.text(text->text);
    writer.number(text->blocks.size());
    for (const Block& block : text->blocks)
        write_block(writer, block);
    writer.number(text->footnote_marks.size());
    for (const FootnoteMark& mark : text->footnote_marks) {
        writer.number(mark.at);
        writer.text(mark.marker);
    }
    writer.number(text->remarks.size());
    for (const Message& remark : text->remarks)
        writer.message(remark);
    return writer.take();
}

std::optional<Result<Text>> unpack(std::string_view bytes) {
    if (!bytes.starts_with(magic))
        return std::nullopt;
    Reader reader(bytes.substr(magic.size()));
    if (reader.number() == 1) {
        auto text = read_text(reader);
        return text ? std::optional(Result<Text>(std::move(*text))) : std::nullopt;
    }
    Error error;
    const auto code = reader.number();
    error.message = reader.message();
    if (!reader.done() || code > static_cast<std::uint64_t>(ErrorCode::unavailable))
        return std::nullopt;
    error.code = static_cast<ErrorCode>(code);
    return Result<Text>(tl::unexpected<Error>(std::move(error)));
}

} // namespace radslag::documents
