// Format: a version byte, then LEB128 numbers and length-prefixed strings; see stored_blocks.hpp.
#include "documents/stored_blocks.hpp"

#include <cstdint>
#include <stdexcept>

namespace radslag::documents {

namespace {

constexpr std::byte format_version{2};
constexpr std::byte without_remarks{1};

class Writer {
  public:
    std::vector<std::byte> bytes{format_version};

    void number(std::uint64_t value) {
        while (value >= 0x80U) {
            bytes.push_back(static_cast<std::byte>((value & 0x7FU) | 0x80U));
            value >>= 7U;
        }
        bytes.push_back(static_cast<std::byte>(value));
    }
    void string(std::string_view value) {
        number(value.size());
        for (const char c : value)
            bytes.push_back(static_cast<std::byte>(c));
    }
    void place(const Place& place) {
        number(place.begin);
        number(place.end);
    }
};

class Reader {
  public:
    Reader(std::span<const std::byte> bytes, std::size_t text_size)
        : bytes_(bytes), text_size_(text_size) {
        if (bytes_.empty() ||
            (bytes_.front() != format_version && bytes_.front() != without_remarks))
            refuse();
        has_remarks_ = bytes_.front() == format_version;
        bytes_ = bytes_.subspan(1);
    }

    [[nodiscard]] bool has_remarks() const { return has_remarks_; }

    std::uint64_t number() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            if (bytes_.empty())
                refuse();
            const auto byte = std::to_integer<std::uint64_t>(bytes_.front());
            bytes_ = bytes_.subspan(1);
            value |= (byte & 0x7FU) << shift;
            if (byte < 0x80U)
                return value;
        }
        refuse();
    }
    int small(int most) {
        const auto value = number();
        if (value > static_cast<std::uint64_t>(most))
            refuse();
        return static_cast<int>(value);
    }
    /// How many things follow; each takes a byte at least.
    std::size_t count() {
        const auto value = number();
        if (value > bytes_.size())
            refuse();
        return value;
    }
    std::string string() {
        const std::size_t size = count();
        std::string value;
        value.reserve(size);
        for (const std::byte byte : bytes_.first(size))
            value += static_cast<char>(byte);
        bytes_ = bytes_.subspan(size);
        return value;
    }
    std::size_t offset() {
        const auto value = number();
        if (value > text_size_)
            refuse();
        return value;
    }
    Place place() {
        Place place;
        place.begin = offset();
        place.end = offset();
        if (place.end < place.begin)
            refuse();
        return place;
    }
    void finish() const {
        if (!bytes_.empty())
            refuse();
    }

  private:
    [[noreturn]] static void refuse() {
        throw std::runtime_error("the stored blocks of a document are damaged");
    }

    std::span<const std::byte> bytes_;
    std::size_t text_size_;
    bool has_remarks_ = true;
};

constexpr unsigned bold_bit = 1;
constexpr unsigned italic_bit = 2;

void write_block(Writer& writer, const Block& block) {
    writer.number(static_cast<unsigned>(block.kind));
    writer.number(static_cast<unsigned>(block.level));
    writer.number(static_cast<unsigned>(block.page));
    writer.number(block.after_blank ? 1 : 0);
    writer.number(static_cast<unsigned>(block.indent));
    writer.string(block.marker);
    writer.place(block.place);
    writer.number(block.runs.size());
    for (const Run& run : block.runs) {
        writer.place(run.place);
        writer.number((run.bold ? bold_bit : 0U) | (run.italic ? italic_bit : 0U));
        writer.string(run.link);
    }
    writer.number(block.cells.size());
    for (const Place& cell : block.cells)
        writer.place(cell);
}

Block read_block(Reader& reader) {
    constexpr int most = 1'000'000;
    Block block;
    block.kind = static_cast<BlockKind>(reader.small(static_cast<int>(BlockKind::footnote)));
    block.level = reader.small(most);
    block.page = reader.small(most);
    block.after_blank = reader.small(1) != 0;
    block.indent = reader.small(most);
    block.marker = reader.string();
    block.place = reader.place();
    block.runs.resize(reader.count());
    for (Run& run : block.runs) {
        run.place = reader.place();
        const auto bits = static_cast<unsigned>(reader.small(bold_bit | italic_bit));
        run.bold = (bits & bold_bit) != 0;
        run.italic = (bits & italic_bit) != 0;
        run.link = reader.string();
    }
    block.cells.resize(reader.count());
    for (Place& cell : block.cells)
        cell = reader.place();
    return block;
}

void write_remarks(Writer& writer, const std::vector<Message>& remarks) {
    writer.number(remarks.size());
    for (const Message& remark : remarks) {
        writer.string(remark.text);
        writer.number(remark.arguments.size());
        for (const std::string& argument : remark.arguments)
            writer.string(argument);
    }
}

std::vector<Message> read_remarks(Reader& reader) {
    std::vector<Message> remarks(reader.count());
    for (Message& remark : remarks) {
        remark.text = reader.string();
        remark.arguments.resize(reader.count());
        for (std::string& argument : remark.arguments)
            argument = reader.string();
    }
    return remarks;
}

} // namespace

std::vector<std::byte> encode_blocks(const Text& text) {
    Writer writer;
    writer.number(static_cast<unsigned>(text.format));
    writer.number(text.blocks.size());
    for (const Block& block : text.blocks)
        write_block(writer, block);
    writer.number(text.footnote_marks.size());
    for (const FootnoteMark& mark : text.footnote_marks) {
        writer.number(mark.at);
        writer.string(mark.marker);
    }
    write_remarks(writer, text.remarks);
    return std::move(writer.bytes);
}

Text decode_blocks(std::string characters, std::span<const std::byte> blocks) {
    Reader reader(blocks, characters.size());
    Text text;
    text.format = static_cast<Format>(reader.small(static_cast<int>(Format::msg)));
    text.blocks.resize(reader.count());
    for (Block& block : text.blocks)
        block = read_block(reader);
    text.footnote_marks.resize(reader.count());
    for (FootnoteMark& mark : text.footnote_marks) {
        mark.at = reader.offset();
        mark.marker = reader.string();
    }
    if (reader.has_remarks())
        text.remarks = read_remarks(reader);
    reader.finish();
    text.text = std::move(characters);
    return text;
}

} // namespace radslag::documents
