/* The condition that a requirement puts on a person: TRUE met, FALSE unmet, NULL unknown. */
#include <string.h>

#include "export/sql_writer.h"

static const char unknown[] = "CAST(NULL AS BOOLEAN)";

/* The last day from which at least so many whole months lie behind `as_of`, as a text. */
static const char *day_before(struct pp_sql_writer *writer, int months)
{
    pp_date as_of = writer->sql->as_of;
    if (months <= 0)
        return "'2199-12-31'"; /* no day is too late */
    pp_date day = pp_date_add_months(as_of, -months);
    while (pp_date_months_between(day + 1, as_of) >= months)
        day++;
    while (pp_date_months_between(day, as_of) < months)
        day--;
    return pp_sql_day(writer, day);
}

static int whole(pp_milli amount)
{
    return (int)(amount / PP_MILLI);
}

static int whole_up(pp_milli amount)
{
    return (int)((amount + PP_MILLI - 1) / PP_MILLI);
}

static const char *age(struct pp_sql_writer *writer, const struct pp_requirement *requirement)
{
    const char *born = pp_sql_cell(writer, PP_FLAT_BORN, PP_V(""));
    const char *years = pp_sql_cell(writer, PP_FLAT_AGE, PP_V(""));
    if (requirement->kind == PP_KIND_AGE_MIN) {
        int least = whole_up(requirement->amount);
        return pp_sql_text(writer, "COALESCE(%s <= %s, %s >= %d)", born,
                           day_before(writer, least * 12), years, least);
    }
    /* Somebody of the highest age stays so until the next birthday. */
    int beyond = whole(requirement->amount) + 1;
    return pp_sql_text(writer, "COALESCE(%s > %s, %s < %d)", born, day_before(writer, beyond * 12),
                       years, beyond);
}

/* At least so many months in recovery. */
static const char *in_recovery(struct pp_sql_writer *writer, pp_milli amount)
{
    const char *since = pp_sql_cell(writer, PP_FLAT_RECOVERY_SINCE, PP_V(""));
    const char *months = pp_sql_cell(writer, PP_FLAT_RECOVERY_MONTHS, PP_V(""));
    return pp_sql_text(writer, "COALESCE(%s <= %s, %s >= %s)", since,
                       day_before(writer, whole_up(amount)), months, pp_sql_number(writer, amount));
}

static const char *recovery(struct pp_sql_writer *writer, const struct pp_requirement *requirement,
                            const char **out_sure)
{
    if (requirement->recovery_of == PP_OF_SOBRIETY)
        return unknown; /* being in recovery does not say how long without substance use */
    /* "Of the last so many months" cannot be told from a beginning alone. */
    if (requirement->window_months != PP_INT_NONE)
        *out_sure = "FALSE";
    return in_recovery(writer, requirement->amount);
}

static const char *education(struct pp_sql_writer *writer, const struct pp_requirement *requirement)
{
    const char *list = "";
    if (requirement->word <= 0)
        return "TRUE";
    for (size_t i = (size_t)requirement->word; i < pp_education_words.count; i++)
        list = pp_sql_text(writer, "%s%s'%s'", list, *list ? ", " : "", pp_education_words.list[i]);
    return pp_sql_text(writer, "%s IN (%s)", pp_sql_cell(writer, PP_FLAT_EDUCATION, PP_V("")),
                       list);
}

/* Is the word on the list, or said in other words? */
static const char *has_lived(struct pp_sql_writer *writer, int word)
{
    const char *wanted = pp_sql_text(writer, "'%s'", pp_word(&pp_lived_words, word));
    if (word == PP_LIVED_MENTAL_HEALTH || word == PP_LIVED_SUBSTANCE_USE)
        wanted = pp_sql_text(writer, "%s, 'co_occurring'", wanted);
    const char *flag = pp_sql_flag(
        writer, PP_SQL_LIVED,
        pp_sql_text(writer, "CASE WHEN REPLACE(a.small, ' ', '_') IN (%s) THEN 1 ELSE 0 END",
                    wanted));
    const char *there = pp_sql_text(writer, "%s = 1", flag);
    if (word != PP_LIVED_CO_OCCURRING)
        return there;
    /* Both conditions together are co-occurring ones. */
    return pp_sql_text(writer, "%s OR (%s AND %s)", there,
                       has_lived(writer, PP_LIVED_MENTAL_HEALTH),
                       has_lived(writer, PP_LIVED_SUBSTANCE_USE));
}

static const char *any_lived(struct pp_sql_writer *writer, uint32_t bits)
{
    const char *text = NULL;
    for (size_t i = 0; i < pp_lived_words.count; i++)
        if (bits & 1U << i)
            text = pp_sql_text(writer, "%s%s%s", text ? text : "", text ? " OR " : "",
                               has_lived(writer, (int)i));
    return text;
}

static const char *lived(struct pp_sql_writer *writer, const struct pp_requirement *requirement)
{
    const uint32_t own =
        1U << PP_LIVED_MENTAL_HEALTH | 1U << PP_LIVED_SUBSTANCE_USE | 1U << PP_LIVED_CO_OCCURRING;
    const char *has = any_lived(writer, requirement->lived.bits);
    if (!has)
        return unknown;
    if (requirement->months == PP_INT_NONE)
        return has;
    /* Time in recovery shows that the experience is at least as long; else its length is not known.
     */
    const char *has_own = any_lived(writer, requirement->lived.bits & own);
    if (!has_own)
        return pp_sql_text(writer, "CASE WHEN NOT (%s) THEN FALSE END", has);
    return pp_sql_text(
        writer, "CASE WHEN NOT (%s) THEN FALSE WHEN (%s) AND %s THEN TRUE END", has, has_own,
        requirement->months == 0 ? "TRUE"
                                 : in_recovery(writer, (pp_milli)requirement->months * PP_MILLI));
}

static const char *residency(struct pp_sql_writer *writer, const struct pp_requirement *requirement,
                             const char **out_sure)
{
    const char *lives = pp_sql_is_place(writer, pp_sql_cell(writer, PP_FLAT_LIVES_IN, PP_V("")),
                                        requirement->place);
    const char *works = pp_sql_is_place(writer, pp_sql_cell(writer, PP_FLAT_WORKS_IN, PP_V("")),
                                        requirement->place);
    const char *both = pp_sql_text(writer, "%s AND %s", lives, works);
    /* How much of the work is there, the table does not say. */
    if (requirement->percent != PP_INT_NONE)
        *out_sure = requirement->word == PP_RESIDENCY_LIVE_AND_WORK ? both
                    : requirement->word == PP_RESIDENCY_WORK        ? both
                                                                    : lives;
    switch ((enum pp_residency)requirement->word) {
    case PP_RESIDENCY_LIVE:
        return lives;
    case PP_RESIDENCY_WORK:
        return works;
    case PP_RESIDENCY_LIVE_OR_WORK:
        return pp_sql_text(writer, "%s OR %s", lives, works);
    case PP_RESIDENCY_LIVE_AND_WORK:
        break;
    }
    return both;
}

static const char *background(struct pp_sql_writer *writer,
                              const struct pp_requirement *requirement)
{
    if (requirement->word != PP_BACKGROUND_REQUIRED)
        return "TRUE";
    /* What a record means is for the issuer to say. */
    return pp_sql_text(writer, "CASE WHEN %s = 'clear' THEN TRUE END",
                       pp_sql_cell(writer, PP_FLAT_BACKGROUND_CHECK, PP_V("")));
}

/* The flat form does not name courses: only training that is on other lists alone cannot hold one.
 */
static const char *course(struct pp_sql_writer *writer, const struct pp_requirement *requirement)
{
    if (!pp_is_listed(requirement))
        return unknown;
    return pp_sql_text(writer, "CASE WHEN NOT (%s) THEN FALSE END",
                       pp_sql_approved(writer, requirement->approved_by));
}

static const char *prior_status(struct pp_sql_writer *writer,
                                const struct pp_requirement *requirement)
{
    int word = pp_word_find(&pp_lived_words, requirement->text);
    return word < 0 ? unknown : has_lived(writer, word);
}

/* The answer in a column; NULL when the table has none for that id. */
static const char *answer(struct pp_sql_writer *writer, struct pp_view id)
{
    const char *cell = pp_sql_cell_there(writer, PP_FLAT_ATTEST, id);
    return cell ? pp_sql_text(writer,
                              "CASE WHEN %s IN ('yes', 'true') THEN TRUE WHEN %s IN ('no', "
                              "'false') THEN FALSE END",
                              cell, cell)
                : NULL;
}

static const char *agreement(struct pp_sql_writer *writer, const struct pp_requirement *requirement)
{
    const char *said = answer(writer, pp_view_of(pp_kinds[requirement->kind].name));
    if (requirement->word == 1)
        return "TRUE"; /* the data says that none is asked for */

    return said ? said : unknown;
}

static const char *by_kind(struct pp_sql_writer *writer, const struct pp_requirement *requirement,
                           const char **out_sure)
{
    switch (requirement->kind) {
    case PP_KIND_AGE_MIN:
    case PP_KIND_AGE_MAX:
        return age(writer, requirement);
    case PP_KIND_EDUCATION_MIN:
        return education(writer, requirement);
    case PP_KIND_LIVED_EXPERIENCE:
        return lived(writer, requirement);
    case PP_KIND_RECOVERY_DURATION:
        return recovery(writer, requirement, out_sure);
    case PP_KIND_TRAINING_HOURS:
    case PP_KIND_CE_HOURS:
    case PP_KIND_EXPERIENCE_HOURS:
    case PP_KIND_SUPERVISION_HOURS:
        return pp_sql_hours(writer, requirement, out_sure);
    case PP_KIND_COURSE:
        return course(writer, requirement);
    case PP_KIND_EXAM:
        return pp_sql_exam(writer, requirement);
    case PP_KIND_REFERENCES:
        return pp_sql_text(writer, "%s >= %s", pp_sql_cell(writer, PP_FLAT_REFERENCES, PP_V("")),
                           pp_sql_number(writer, requirement->amount));
    case PP_KIND_RESIDENCY:
        return residency(writer, requirement, out_sure);
    case PP_KIND_BACKGROUND_CHECK:
        return background(writer, requirement);
    case PP_KIND_CODE_OF_ETHICS:
    case PP_KIND_INTERVIEW:
        return agreement(writer, requirement);
    case PP_KIND_PRIOR_CREDENTIAL:
        return pp_sql_held(writer, requirement);
    case PP_KIND_PRIOR_STATUS:
        return prior_status(writer, requirement);
    case PP_KIND_ORIENTATION: /* often not thought of as training: its absence says nothing */
    case PP_KIND_EMPLOYMENT:
    case PP_KIND_OTHER:
    case PP_KIND_COUNT:
        break;
    }
    return unknown;
}

/* The number of the fact with that text. */
static size_t intern(struct pp_sql_writer *writer, const char *text, struct pp_view example)
{
    for (size_t i = 0; i < writer->fact_count; i++)
        if (strcmp(writer->facts[i].text, text) == 0)
            return i + 1;
    writer->facts = pp_sql_grow(writer, writer->facts, writer->fact_count, sizeof(*writer->facts));
    if (!writer->facts) {
        writer->fact_count = 0;
        return 0;
    }
    writer->facts[writer->fact_count++] = (struct pp_sql_fact){text, example};
    return writer->fact_count;
}

size_t pp_sql_fact(struct pp_sql_writer *writer, const struct pp_requirement *requirement,
                   bool doubtful, bool sure)
{
    const char *certain = NULL;
    const char *met = by_kind(writer, requirement, &certain);
    if (sure && certain)
        met = certain;
    /* The person's answer to this very requirement stands. */
    const char *own = answer(writer, requirement->id);
    if (own)
        met = pp_sql_text(writer, "COALESCE(%s, %s)", own, met);
    /* Perhaps it is not in force: then nobody fails it. */
    if (doubtful)
        met = pp_sql_text(writer, "CASE WHEN %s THEN TRUE END", met);
    return intern(writer, met, requirement->id);
}

void pp_sql_facts_write(struct pp_sql_writer *writer, struct pp_buf *out)
{
    bool has_id = pp_sql_cell_there(writer, PP_FLAT_ID, PP_V("")) != NULL;
    pp_buf_printf(out,
                  "-- What the rules ask: TRUE met, FALSE unmet, NULL unknown.\n"
                  "facts AS (\n  SELECT c.odd%s",
                  has_id ? ", c.\"id\"" : "");
    for (size_t i = 0; i < writer->fact_count; i++)
        pp_buf_printf(out, ",\n    -- %.*s\n    %s AS r%zu", PP_VARG(writer->facts[i].example),
                      writer->facts[i].text, i + 1);
    pp_buf_printf(out, "\n  FROM checked c WHERE %s\n),\n", pp_sql_kept(writer, "checked"));
}
