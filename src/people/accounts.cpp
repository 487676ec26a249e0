// See accounts.hpp.
#include "people/accounts.hpp"

#include "people/store.hpp"

#include <algorithm>

namespace radslag::people {

bool is_mail_address(std::string_view text) {
    const auto at = text.find('@');
    const bool bounded = text.size() <= 254 && at != std::string_view::npos && at > 0 &&
                         at + 1 < text.size() && text.find('@', at + 1) == std::string_view::npos;
    return bounded && std::ranges::none_of(text, [](unsigned char c) {
               return c <= ' ' || c == 0x7F || c == '<' || c == '>' || c == ',' || c == ';';
           });
}

void add_administrator(ledger::Act& act, std::string_view mail) {
    Person person;
    person.name = mail;
    store::insert(act, person);
    store::insert_account(act, person.id, mail);
    store::insert_administrator(act, person.id);
}

} // namespace radslag::people
