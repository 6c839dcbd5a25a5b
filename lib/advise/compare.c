#include "advise/compare.h"

#include "advise/compare_cell.h"
#include "advise/serves.h"
#include "rules/compile.h"
#include "rules/route.h"

enum {
    MOST_TEXT = 1 << 16
};

const char *pp_cell_word(enum pp_cell_state state)
{
    static const char *const words[PP_CELL_STATES] = {
        [PP_CELL_ASKED] = "asked",           [PP_CELL_IN_CHOICE] = "in_a_choice",
        [PP_CELL_NOT_ASKED] = "not_asked",   [PP_CELL_NOT_KNOWN] = "not_known",
        [PP_CELL_NOTHING] = "nothing_found", [PP_CELL_NONE] = "no_credential",
    };
    return words[state];
}

/* The people whom a comparison is about. */
struct people {
    uint32_t tracks;  /* bits; PP_EVERY_TRACK: nobody is named */
    uint32_t exactly; /* of these, those that a credential should have as its own */
};

static const struct people anybody = {PP_EVERY_TRACK, PP_EVERY_TRACK};

static bool serves(const struct pp_credential *credential, const struct people *people)
{
    return pp_tracks_served(credential) & people->tracks;
}

/* How well a credential stands for its jurisdiction beside those people: the less the better. One
 * of which it is not clear whether it is issued stands last among those for the same people. */
static int distance(const struct pp_credential *credential, const struct people *people)
{
    bool others = !serves(credential, people);
    bool unclear = credential->status == PP_STATUS_UNCLEAR;
    int level = credential->level == PP_LEVEL_ADVANCED      ? 2
                : credential->level == PP_LEVEL_PROVISIONAL ? 1
                                                            : 0;
    bool near = !(people->exactly & 1U << credential->track);
    return others * 1000 + unclear * 100 + level * 10 + near;
}

static const struct pp_credential *pick(const struct pp_jurisdiction *jurisdiction, uint32_t tracks,
                                        const struct people *people, pp_date as_of)
{
    const struct pp_credential *best = NULL;
    for (size_t i = 0; i < jurisdiction->credential_count; i++) {
        const struct pp_credential *credential = &jurisdiction->credentials[i];
        if (!pp_is_for(credential, tracks) ||
            pp_credential_offered(credential, as_of) == PP_IN_FORCE_NO)
            continue;
        if (!best || distance(credential, people) < distance(best, people))
            best = credential;
    }
    return best;
}

static bool is_there(const struct pp_comparison *comparison,
                     const struct pp_jurisdiction *jurisdiction,
                     const struct pp_credential *credential)
{
    for (size_t i = 0; i < comparison->column_count; i++)
        if (comparison->columns[i].jurisdiction == jurisdiction &&
            comparison->columns[i].credential == credential)
            return true;
    return false;
}

/* For a column that was picked: what else of its jurisdiction there is to compare, once all columns
 * are there. False without memory. */
static bool list_others(const struct pp_comparison *comparison, struct pp_compare_column *column,
                        struct pp_arena *arena)
{
    const struct pp_jurisdiction *jurisdiction = column->jurisdiction;
    column->others =
        PP_NEW_N(arena, const struct pp_credential *, jurisdiction->credential_count + 1);
    if (!column->others)
        return false;
    for (size_t i = 0; i < jurisdiction->credential_count; i++) {
        const struct pp_credential *other = &jurisdiction->credentials[i];
        if (!is_there(comparison, jurisdiction, other) &&
            pp_credential_offered(other, comparison->as_of) != PP_IN_FORCE_NO)
            column->others[column->other_count++] = other;
    }
    return true;
}

static struct people people_of(const struct pp_credential *credential)
{
    uint32_t own = 1U << credential->track;
    if (credential->track != PP_TRACK_INTEGRATED)
        return (struct people){own, own};
    return (struct people){own | 1U << PP_TRACK_MENTAL_HEALTH | 1U << PP_TRACK_SUBSTANCE_USE, own};
}

/* The people whom the comparison is about: those asked for, else those of the first credential that
 * was named, else of the first jurisdiction's. */
static struct people find_people(const struct pp_where *wheres, size_t count, uint32_t tracks,
                                 pp_date as_of)
{
    if (tracks != PP_EVERY_TRACK)
        return (struct people){tracks, tracks};
    for (size_t i = 0; i < count; i++)
        if (wheres[i].credential)
            return people_of(wheres[i].credential);
    for (size_t i = 0; i < count; i++) {
        const struct pp_credential *first = pick(wheres[i].jurisdiction, tracks, &anybody, as_of);
        if (first)
            return people_of(first);
    }
    return anybody;
}

enum pp_status pp_compare_columns(const struct pp_where *wheres, size_t count, uint32_t tracks,
                                  pp_date as_of, struct pp_arena *arena, struct pp_comparison *out)
{
    struct pp_comparison comparison = {.as_of = as_of};
    struct people people = find_people(wheres, count, tracks, as_of);
    if (count > PP_COMPARE_MOST)
        return PP_LIMIT;
    comparison.columns = PP_NEW_N(arena, struct pp_compare_column, count + 1);
    if (!comparison.columns)
        return PP_NOMEM;
    for (size_t i = 0; i < count; i++) {
        struct pp_compare_column column = {.jurisdiction = wheres[i].jurisdiction,
                                           .credential = wheres[i].credential,
                                           .picked = !wheres[i].credential};
        if (column.picked) {
            column.credential = pick(column.jurisdiction, tracks, &people, as_of);
            column.other_people = column.credential && !serves(column.credential, &people);
        }
        if (!is_there(&comparison, column.jurisdiction, column.credential))
            comparison.columns[comparison.column_count++] = column;
    }
    for (size_t i = 0; i < comparison.column_count; i++)
        if (comparison.columns[i].picked &&
            !list_others(&comparison, &comparison.columns[i], arena))
            return PP_NOMEM;
    *out = comparison;
    return PP_OK;
}

/* A fact, for comparing; cells that do not know are left aside. */
static bool is_settled(const struct pp_compare_cell *cell)
{
    return cell->state == PP_CELL_ASKED || cell->state == PP_CELL_IN_CHOICE ||
           cell->state == PP_CELL_NOT_ASKED;
}

static enum pp_differs differs(const struct pp_compare_row *row, size_t count)
{
    const struct pp_compare_cell *first = NULL;
    bool open = false;
    for (size_t i = 0; i < count; i++) {
        const struct pp_compare_cell *cell = &row->cells[i];
        open |= !is_settled(cell) && cell->state != PP_CELL_NONE;
        if (!is_settled(cell))
            continue;
        if (!first)
            first = cell;
        else if (cell->state != first->state || !pp_view_eq(cell->same, first->same))
            return PP_DIFFERS_YES;
    }
    return open ? PP_DIFFERS_PERHAPS : PP_DIFFERS_NO;
}

struct maker {
    pp_date as_of;
    struct pp_arena *arena;
    struct pp_buf text;
    struct pp_buf same;
};

/* One cell: of a fact, or (fact NULL) of a kind. False without memory. */
static bool make_cell(struct maker *maker, const struct pp_credential *credential,
                      const struct pp_cell_fact *fact, enum pp_kind kind,
                      struct pp_compare_cell *cell)
{
    struct pp_cell_writer writer = {&maker->text, &maker->same, cell};
    *cell = (struct pp_compare_cell){.state = PP_CELL_NONE};
    if (!credential)
        return true;
    cell->sources = PP_NEW_N(maker->arena, const struct pp_source *,
                             credential->jurisdiction->source_count + 1);
    if (!cell->sources)
        return false;
    pp_buf_clear(&maker->text);
    pp_buf_clear(&maker->same);
    cell->state = PP_CELL_NOTHING;
    if (fact)
        fact->write(&writer, credential);
    else
        pp_cell_of_kind(&writer, credential, kind, maker->as_of);
    const char *area = fact ? fact->area : pp_kinds[kind].name;
    if (cell->state == PP_CELL_NOTHING && area && pp_is_not_known(credential, area))
        cell->state = PP_CELL_NOT_KNOWN;
    cell->text = pp_arena_copy(maker->arena, pp_buf_view(&maker->text));
    cell->same = pp_arena_copy(maker->arena, pp_buf_view(&maker->same));
    return cell->text.ptr && cell->same.ptr && pp_buf_status(&maker->text) == PP_OK &&
           pp_buf_status(&maker->same) == PP_OK;
}

/* A row is worth showing when some column has something in it. */
static bool says_something(const struct pp_compare_row *row, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (row->cells[i].state == PP_CELL_ASKED || row->cells[i].state == PP_CELL_IN_CHOICE)
            return true;
    return false;
}

static bool add_row(struct maker *maker, struct pp_comparison *comparison,
                    const struct pp_cell_fact *fact, enum pp_kind kind, const char *title)
{
    size_t count = comparison->column_count;
    struct pp_compare_row *row = &comparison->rows[comparison->row_count];
    row->key = fact ? fact->key : pp_kinds[kind].name;
    row->title = fact ? fact->title : title;
    row->cells = PP_NEW_N(maker->arena, struct pp_compare_cell, count + 1);
    if (!row->cells)
        return false;
    for (size_t i = 0; i < count; i++)
        if (!make_cell(maker, comparison->columns[i].credential, fact, kind, &row->cells[i]))
            return false;
    row->differs = differs(row, count);
    comparison->row_count += says_something(row, count);
    return true;
}

/* The kinds in the order in which people meet them. */
static const struct {
    enum pp_kind kind;
    const char *title;
} kinds[] = {
    {PP_KIND_AGE_MIN, "Age"},
    {PP_KIND_AGE_MAX, "Oldest age"},
    {PP_KIND_LIVED_EXPERIENCE, "Lived experience"},
    {PP_KIND_RECOVERY_DURATION, "Time in recovery"},
    {PP_KIND_EDUCATION_MIN, "Schooling"},
    {PP_KIND_RESIDENCY, "Living or working there"},
    {PP_KIND_PRIOR_STATUS, "Status"},
    {PP_KIND_PRIOR_CREDENTIAL, "Certification held before"},
    {PP_KIND_TRAINING_HOURS, "Training hours"},
    {PP_KIND_COURSE, "Named courses"},
    {PP_KIND_ORIENTATION, "Orientation"},
    {PP_KIND_CE_HOURS, "Continuing education before"},
    {PP_KIND_EXPERIENCE_HOURS, "Hours of work"},
    {PP_KIND_SUPERVISION_HOURS, "Hours of supervision"},
    {PP_KIND_EMPLOYMENT, "Employment"},
    {PP_KIND_EXAM, "Exam"},
    {PP_KIND_REFERENCES, "Letters of reference"},
    {PP_KIND_INTERVIEW, "Interview"},
    {PP_KIND_BACKGROUND_CHECK, "Background check"},
    {PP_KIND_CODE_OF_ETHICS, "Code of ethics"},
    {PP_KIND_OTHER, "Also asked"},
};

static bool add_rows(struct maker *maker, struct pp_comparison *comparison)
{
    size_t fact = 0;
    for (; fact < pp_cell_facts_first; fact++)
        if (!add_row(maker, comparison, &pp_cell_facts[fact], PP_KIND_OTHER, NULL))
            return false;
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
        if (!add_row(maker, comparison, NULL, kinds[i].kind, kinds[i].title))
            return false;
    for (; fact < pp_cell_fact_count; fact++)
        if (!add_row(maker, comparison, &pp_cell_facts[fact], PP_KIND_OTHER, NULL))
            return false;
    return true;
}

enum pp_status pp_compare_rows(struct pp_arena *arena, struct pp_comparison *comparison)
{
    struct maker maker = {.as_of = comparison->as_of, .arena = arena};
    _Static_assert(sizeof(kinds) / sizeof(kinds[0]) == PP_KIND_COUNT, "a row for every kind");
    comparison->rows =
        PP_NEW_N(arena, struct pp_compare_row, PP_KIND_COUNT + pp_cell_fact_count + 1);
    if (!comparison->rows)
        return PP_NOMEM;
    pp_buf_init(&maker.text, MOST_TEXT);
    pp_buf_init(&maker.same, MOST_TEXT);
    bool good = add_rows(&maker, comparison);
    pp_buf_release(&maker.text);
    pp_buf_release(&maker.same);
    return good ? PP_OK : PP_NOMEM;
}
