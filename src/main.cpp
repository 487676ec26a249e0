// Rådslag: arguments → command. app/commands.hpp lists the commands.
#include "app/commands.hpp"

int main(int argc, char** argv) {
    return radslag::app::run(argc, argv);
}
