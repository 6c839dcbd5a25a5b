#include "unit.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/status.h"

static unsigned failed_checks;

int unit_run(const struct unit_suite *const *suites, size_t count)
{
    unsigned failed_tests = 0;
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < suites[i]->count; j++) {
            const struct unit_test *test = &suites[i]->tests[j];
            failed_checks = 0;
            test->run();
            printf("%s %s\n", failed_checks ? "not ok" : "ok", test->name);
            failed_tests += failed_checks > 0;
        }
    }
    return failed_tests ? 1 : 0;
}

static bool fail(const char *file, int line, const char *what)
{
    failed_checks++;
    printf("    %s:%d: %s\n", file, line, what);
    return false;
}

bool unit_check(bool holds, const char *file, int line, const char *what)
{
    return holds || fail(file, line, what);
}

bool unit_check_int(int64_t got, int64_t wanted, const char *file, int line, const char *what)
{
    if (got == wanted)
        return true;
    fail(file, line, what);
    printf("    is %" PRId64 ", wanted %" PRId64 "\n", got, wanted);
    return false;
}

bool unit_check_text(struct pp_view got, const char *wanted, const char *file, int line,
                     const char *what)
{
    if (pp_view_is(got, wanted))
        return true;
    fail(file, line, what);
    printf("    is\n%.*s\n    wanted\n%s\n", PP_VARG(got), wanted);
    return false;
}

bool unit_check_status(unsigned got, unsigned wanted, const char *file, int line, const char *what)
{
    if (got == wanted)
        return true;
    fail(file, line, what);
    printf("    is '%s', wanted '%s'\n", pp_status_name((enum pp_status)got),
           pp_status_name((enum pp_status)wanted));
    return false;
}
