// radslag check: what checking.hpp compares, told line by line.
#include "app/checking.hpp"
#include "app/commands.hpp"
#include "app/register.hpp"
#include "app/terminal.hpp"

namespace radslag::app {

using i18n::plural;
using i18n::tr;

ExitCode check(const Place& place) {
    const auto opened = Register::open(place, false);
    if (!opened) {
        say(place.language, opened.error());
        return failed;
    }
    const Checked checked = check_all(**opened);
    tell(place.language, checked);
    return checked.count() == 0 ? done : failed;
}

} // namespace radslag::app
