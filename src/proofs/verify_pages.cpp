// The page on which a receipt is checked; see pages.hpp. The script does the checking, so that the
// server that gave the receipt has no part in it.
#include "platform/html/fields.hpp"
#include "platform/i18n/text.hpp"
#include "platform/site/parts.hpp"
#include "proofs/pages.hpp"

namespace radslag::proofs::pages {

using html::Html;
using i18n::Language;
using i18n::tr;

namespace {

/// What the script can say, for it knows no language.
Html outcome(Language language) {
    using namespace html;
    return div(
        id("outcome"), cls("stack"), role("status"),
        data("no-receipt", tr(language, "This is no receipt of an input or an answer.")),
        data("no-key", tr(language, "The key is not one line of the form name+number+key.")),
        data("not-signed", tr(language, "The receipt is not signed with this key.")),
        data("not-in-ledger", tr(language, "The entry is not in the ledger that was signed, or it "
                                           "was another one.")),
        data("not-entered", tr(language, "The field {0} is not what was entered.")),
        data("holds", tr(language, "The receipt holds. Entry {0} of the ledger {1}:")),
        data("cannot", tr(language, "This browser cannot check signatures here. Open the page over "
                                    "https in a newer one, or use the command below.")));
}

Html content(Language language, const std::string& key_line) {
    using namespace html;
    const Field receipt{.name = "receipt",
                        .label = std::string(tr(language, "The receipt")),
                        .hint = std::string(tr(language, "Paste it, or choose its file."))};
    const Field file{.name = "receipt_file", .label = std::string(tr(language, "Its file"))};
    const Field key{
        .name = "key",
        .label = std::string(tr(language, "The ledger's key")),
        .hint = std::string(tr(language, "Here stands what this server says that it is. Compare it "
                                         "with the line that you have from elsewhere: it is the "
                                         "one thing that has to be trusted.")),
        .value = key_line};
    return group(
        div(cls("pagehead"), h1(tr(language, "Check a receipt")),
            p(tr(language,
                 "Your browser checks it, and sends it to nobody. What it needs is in the "
                 "receipt, but for the ledger's key."))),
        div(cls("record-form stack-lg"), data("verify", ""), text_area(receipt, 8),
            file_field(file, ".json", false), text_field(key, InputType::text),
            p(plain_button(tr(language, "Check it"))), outcome(language)),
        site::headed("command", tr(language, "Without this page"),
                     group(p(tr(language, "The same check at the command line, which needs neither "
                                          "register nor server:")),
                           pre(cls("note"), "radslag verify RECEIPT.json --key 'KEY'"))));
}

} // namespace

Result<Response> show_verify(const Site& site, const SignerKey& key, Request& request) {
    site::Page page;
    page.title = tr(request.language, "Check a receipt");
    page.script = "verify.js";
    page.content = content(request.language, key.verifier().line());
    return site.respond(request, std::move(page));
}

} // namespace radslag::proofs::pages
