/* The tests of lib/read, linked with that layer and the one below. */
#include "read_suites.h"

static bool noted[PP_CODE_COUNT];

void note_codes(const struct pp_diags *diags)
{
    for (size_t i = 0; i < diags->count; i++)
        noted[diags->list[i].code] = true;
}

bool was_noted(enum pp_code code)
{
    return noted[code];
}

void reading_begin(struct reading *reading, read_function *read, struct pp_view text,
                   const struct pp_read_limits *limits)
{
    reading->root = NULL;
    pp_arena_init(&reading->arena, 0);
    pp_diags_init(&reading->diags);
    reading->status =
        read(text, PP_V("file"), limits, &reading->arena, &reading->root, &reading->diags);
    CHECK((reading->status == PP_OK) == (reading->root != NULL));
    note_codes(&reading->diags);
}

void reading_end(struct reading *reading)
{
    pp_arena_release(&reading->arena);
    pp_diags_release(&reading->diags);
}

void check_tree(struct unit_place place, read_function *read, struct pp_view text,
                const char *wanted)
{
    struct reading reading;
    struct pp_buf shown pp_cleanup_buf;
    pp_buf_init(&shown, 1 << 20);
    reading_begin(&reading, read, text, &pp_read_limits_default);
    fault_text(&reading.diags, &shown);
    if (reading.root)
        tree_text(reading.root, true, &shown);
    CHECK_TEXT_AT(place, pp_buf_view(&shown), wanted);
    reading_end(&reading);
}

void check_faults(struct unit_place place, read_function *read, struct pp_view text,
                  enum pp_status status, const char *wanted)
{
    struct reading reading;
    struct pp_buf shown pp_cleanup_buf;
    pp_buf_init(&shown, 1 << 20);
    reading_begin(&reading, read, text, &pp_read_limits_default);
    fault_text(&reading.diags, &shown);
    CHECK_TEXT_AT(place, pp_buf_view(&shown), wanted);
    CHECK_STATUS(reading.status, status);
    reading_end(&reading);
}

int main(void)
{
    /* The coverage suite looks at what the ones before it brought about. */
    const struct unit_suite *const suites[] = {
        &yaml_suite,  &yaml_fault_suite, &json_suite,       &json_fault_suite, &tree_suite,
        &limit_suite, &hostile_suite,    &json_write_suite, &coverage_suite};
    return unit_run(suites, UNIT_COUNT(suites));
}
