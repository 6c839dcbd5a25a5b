/*
 * A small harness: tables of tests, checks that print where they failed and both values, and one
 * line `ok NAME` or `not ok NAME` a test. A failed check does not end its test.
 */
#ifndef UNIT_H
#define UNIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/view.h"

struct unit_test {
    const char *name;
    void (*run)(void);
};

/* The tests of one file. */
struct unit_suite {
    const struct unit_test *tests;
    size_t count;
};

#define UNIT_COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define UNIT_SUITE(name)  const struct unit_suite name = {name##_list, UNIT_COUNT(name##_list)}

/* Run all suites. Returns the exit status: 0 when every check held, else 1. */
int unit_run(const struct unit_suite *const *suites, size_t count);

/* The checks: what was written, what it gives and, where there is one, the value that is wanted. */
#define CHECK(condition)          unit_check((condition), __FILE__, __LINE__, #condition)
#define CHECK_INT(got, wanted)    unit_check_int((got), (wanted), __FILE__, __LINE__, #got)
#define CHECK_TEXT(got, wanted)   unit_check_text((got), (wanted), __FILE__, __LINE__, #got)
#define CHECK_STR(got, wanted)    CHECK_TEXT(pp_view_of(got), (wanted))
#define CHECK_STATUS(got, wanted) unit_check_status((got), (wanted), __FILE__, __LINE__, #got)
/* Where a test calls a helper, and CHECK_TEXT() in that helper, for the place that it was given. */
struct unit_place {
    const char *file;
    int line;
};
#define HERE                           ((struct unit_place){__FILE__, __LINE__})
#define CHECK_TEXT_AT(at, got, wanted) unit_check_text((got), (wanted), (at).file, (at).line, #got)
#define CHECK_STATUS_AT(at, got, wanted)                                                           \
    unit_check_status((got), (wanted), (at).file, (at).line, #got)

bool unit_check(bool holds, const char *file, int line, const char *what);
bool unit_check_int(int64_t got, int64_t wanted, const char *file, int line, const char *what);
bool unit_check_text(struct pp_view got, const char *wanted, const char *file, int line,
                     const char *what);
bool unit_check_status(unsigned got, unsigned wanted, const char *file, int line, const char *what);

#endif
