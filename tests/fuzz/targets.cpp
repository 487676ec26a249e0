// The list of targets; see targets.hpp.
#include "tests/fuzz/targets.hpp"

#include <array>

namespace radslag::fuzz {

std::span<const Target> targets() {
    static constexpr std::array all{
        Target{"plain_text", &plain_text},
        Target{"markdown", &markdown},
        Target{"html", &html},
        Target{"rtf", &rtf},
        Target{"eml", &eml},
        Target{"any_file", &any_file},
        Target{"docx_parts", &docx_parts},
        Target{"odt_parts", &odt_parts},
        Target{"pptx_parts", &pptx_parts},
        Target{"repeated", &repeated},
        Target{"packed_text", &packed_text},
        Target{"joining_parts", &joining_parts},
        Target{"pdf_layout", &pdf_layout},
        Target{"notes_text", &notes_text},
        Target{"notes_blocks", &notes_blocks},
        Target{"request", &request},
        Target{"header_values", &header_values},
        Target{"address", &address},
        Target{"ledger_payload", &ledger_payload},
        Target{"stored_blocks", &stored_blocks},
        Target{"calendar_reply", &calendar_reply},
        Target{"lmtp_talk", &lmtp_talk},
        Target{"incoming_mail", &incoming_mail},
        Target{"mailbox_answers", &mailbox_answers},
        Target{"word_template", &word_template},
    };
    return all;
}

} // namespace radslag::fuzz
