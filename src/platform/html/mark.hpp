// The mark of Rådslag: 21 dots round a table. Look next at frame.hpp, which shows it.
#pragma once

#include "platform/html/html.hpp"

namespace radslag::html {

/// The mark as inline SVG in the text's colour, hidden from screen readers.
const Html& mark_of_the_forum();

} // namespace radslag::html
