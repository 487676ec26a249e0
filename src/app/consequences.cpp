// See consequences.hpp.
#include "app/consequences.hpp"

#include "bodies/roles.hpp"
#include "commitments/dating.hpp"
#include "commitments/unticked.hpp"
#include "inputs/actions.hpp"
#include "inputs/waiting/waiting.hpp"

#include <array>

namespace radslag::app {

namespace {

// What follows from commitments comes last: others write some.
constexpr std::array all = {ledger::Consequence{"mandate", bodies::follow_mandate},
                            ledger::Consequence{"meeting", commitments::follow_meeting},
                            ledger::Consequence{"milestone", commitments::follow_milestone},
                            ledger::Consequence{"meeting", inputs::waiting::follow_meeting},
                            ledger::Consequence{"milestone", inputs::waiting::follow_milestone},
                            ledger::Consequence{"decision", inputs::follow_decision},
                            ledger::Consequence{"matter", inputs::follow_matter},
                            ledger::Consequence{"document", inputs::follow_document},
                            ledger::Consequence{"commitment", commitments::follow_homework},
                            ledger::Consequence{"commitment_tick", commitments::follow_tick},
                            ledger::Consequence{"party", commitments::follow_party}};

} // namespace

void set_consequences() {
    ledger::set_consequences(all);
}

} // namespace radslag::app
