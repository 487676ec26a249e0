// Runs radslag-read on one file, its answer bounded in size and time (platform/process) and checked
// before it is believed. Look next at src/reader_program.
#include "platform/process/run.hpp"

#include "documents/program/request.hpp"
#include "documents/program/wire.hpp"
#include "documents/promise.hpp"
#include "documents/readers.hpp"

#include <sys/wait.h>

#include <algorithm>
#include <csignal>

namespace radslag::documents {

namespace {

tl::unexpected<Error> took_too_long(const Source& source) {
    return failure(ErrorCode::invalid,
                   "The file {0} takes too long to read. Split it, or save it anew and send it "
                   "again.",
                   {source.name});
}

/// radslag-read does not know the file's name: it leaves the argument that stands for it empty.
void put_name(Message& message, const std::string& name) {
    if (!message.arguments.empty() && message.arguments.front().empty())
        message.arguments.front() = name;
}

Result<Text> judge(const Source& source, Mode mode, std::string_view answer) {
    auto text = unpack(answer);
    // What a converter printed is still to be read.
    const bool is_converted = mode == Mode::doc || mode == Mode::msg;
    if (!text || (!is_converted && *text && check_promise(**text)))
        return damaged(source);
    if (!*text) {
        put_name(text->error().message, source.name);
        return std::move(*text);
    }
    for (Message& remark : (*text)->remarks)
        put_name(remark, source.name);
    return std::move(*text);
}

Result<Text> run(const Source& source, const Request& request) {
    const std::size_t bound = std::max(source.limits.text_bytes * 2 + source.limits.blocks * 512,
                                       source.limits.file_bytes * 2);
    const auto answer =
        process::run({process::beside_us("radslag-read", "RADSLAG_READ"), to_arguments(request),
                      std::chrono::seconds(wall_seconds(request)), bound},
                     source.bytes);
    if (!answer)
        return failure(ErrorCode::invalid,
                       "The file {0} cannot be read: the program radslag-read is missing. It "
                       "belongs beside the program radslag; install it there.",
                       {source.name});
    const bool out_of_time = WIFSIGNALED(answer->status) && WTERMSIG(answer->status) == SIGXCPU;
    if (answer->end == process::End::late || out_of_time)
        return took_too_long(source);
    if (answer->end == process::End::too_much)
        return failure(ErrorCode::invalid,
                       "The file {0} holds more than {1} MB of text. Split it and send the parts.",
                       {source.name, std::to_string(source.limits.text_bytes >> 20U)});
    return judge(source, request.mode, answer->output);
}

} // namespace

Result<Text> read_by_program(const Source& source, Format format) {
    if (format == Format::pdf) {
        auto text = run(source, {Mode::pdf, source.limits});
        return text && text->blocks.empty() ? run(source, {Mode::ocr, source.limits}) : text;
    }
    const auto converted =
        run(source, {format == Format::doc ? Mode::doc : Mode::msg, source.limits});
    if (!converted)
        return converted;
    const Source inner{source.name, converted->text, source.limits};
    auto text = format == Format::doc ? read_plain_text(inner) : read_eml(inner);
    if (!text)
        return text;
    text->format = format;
    if (format == Format::doc)
        text->remarks.push_back({"Only the plain text of {0} was read, without headings, lists "
                                 "and tables: it is an old Word document. Save it as docx for "
                                 "more.",
                                 {source.name}});
    return text;
}

} // namespace radslag::documents
