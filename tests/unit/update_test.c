/* The update layer, as far as it needs no network: tests/update*.py have the rest. */
#include "update_suites.h"

int main(void)
{
    const struct unit_suite *const suites[] = {&update_sig, &update_manifest, &update_pages};
    return unit_run(suites, UNIT_COUNT(suites));
}
