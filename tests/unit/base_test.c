/* The tests of lib/base, linked with that layer alone. */
#include "base_suites.h"

int main(void)
{
    const struct unit_suite *const suites[] = {&memory_suite, &number_suite, &date_suite,
                                               &text_suite,   &diag_suite,   &file_suite};
    return unit_run(suites, UNIT_COUNT(suites));
}
