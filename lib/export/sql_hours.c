/*
 * Hours of training, continuing education, work and supervision. In the flat form they are one sum
 * without dates or names, so that each requirement is a comparison with what is known to be the
 * least and the most.
 */
#include "export/sql_writer.h"

#define BIT(kind) (1U << PP_FLAT_##kind)

/* What is known of the hours that a requirement counts, as expressions; NULL: nothing. */
struct known {
    const char *least;
    const char *most;
};

/* TRUE from the least on, FALSE below the most, else NULL. An amount of 0 is met as soon as
 * anything is stated. */
static const char *compare(struct pp_sql_writer *writer, const struct known *hours,
                           const struct pp_requirement *requirement, const char *stated)
{
    const char *amount = pp_sql_number(writer, requirement->amount);
    if (requirement->amount <= 0)
        return pp_sql_text(writer, "CASE WHEN %s THEN TRUE END", stated);
    if (hours->least == hours->most && hours->least)
        return pp_sql_text(writer, "%s >= %s", hours->least, amount);
    const char *text = "CASE";
    if (hours->least)
        text = pp_sql_text(writer, "%s WHEN %s >= %s THEN TRUE", text, hours->least, amount);
    if (hours->most)
        text = pp_sql_text(writer, "%s WHEN %s < %s THEN FALSE", text, hours->most, amount);
    return pp_sql_text(writer, "%s END", text);
}

/* Hours of some kind with those on single topics: of the whole, or of the requirement's topic. */
static struct known with_topics(struct pp_sql_writer *writer,
                                const struct pp_requirement *requirement, enum pp_flat_kind whole,
                                enum pp_flat_kind topics)
{
    const char *hours = pp_sql_cell(writer, whole, PP_V(""));
    const char *all = pp_sql_topics(writer, topics, requirement->topic_slug);
    if (requirement->topic_slug.len == 0)
        return (struct known){all ? pp_sql_text(writer, "COALESCE(%s, %s)", hours, all) : hours,
                              hours};
    /* What is not said of the topic is at most what the other topics leave, of which those with a
     * word in common may hold hours of it. */
    const char *rest = all ? pp_sql_text(writer, "ROUND(%s - (%s), 3)", hours, all) : hours;
    const char *topic = pp_sql_cell_there(writer, topics, requirement->topic_slug);
    if (!topic)
        return (struct known){NULL, rest};
    return (struct known){topic, pp_sql_text(writer, "COALESCE(%s, %s)", topic, rest)};
}

static const char *training(struct pp_sql_writer *writer, const struct pp_requirement *requirement,
                            const char **out_sure)
{
    struct known hours =
        with_topics(writer, requirement, PP_FLAT_TRAINING_HOURS, PP_FLAT_TRAINING_TOPIC);
    const char *stated = pp_sql_stated(writer, BIT(TRAINING_HOURS) | BIT(TRAINING_TOPIC) |
                                                   BIT(TRAINING_APPROVED_BY));
    if (requirement->matches.len || requirement->window_months != PP_INT_NONE)
        hours.least = NULL; /* the flat form has neither names nor dates */
    const char *met = compare(writer, &hours, requirement, stated);
    if (requirement->amount > 0 && pp_course_to_confirm(requirement).len)
        *out_sure = "FALSE"; /* the flat form does not name the course */
    if (requirement->amount <= 0 || !pp_is_listed(requirement))
        return met;
    /* A list that is not stated leaves the word to the issuer. */
    const char *approved = pp_sql_approved(writer, requirement->approved_by);
    met = pp_sql_text(writer, "CASE WHEN NOT (%s) THEN FALSE ELSE %s END", approved, met);
    if (hours.least)
        *out_sure = pp_sql_text(writer, "(%s) AND %s", met, approved);
    return met;
}

/* The part of the hours of work that a column marks: as stated, else up to the whole. */
static struct known part(struct pp_sql_writer *writer, const char *marked, const char *whole)
{
    return (struct known){marked, pp_sql_text(writer, "COALESCE(%s, %s)", marked, whole)};
}

/* Paid hours, or what they leave of the whole. Without the whole nothing is known of the latter. */
static struct known by_pay(struct pp_sql_writer *writer, const struct pp_requirement *requirement,
                           const char *whole)
{
    const char *paid = pp_sql_cell(writer, PP_FLAT_EXPERIENCE_PAID, PP_V(""));
    if (requirement->pay == PP_PAY_PAID)
        return part(writer, paid, whole);
    return part(writer, pp_sql_text(writer, "ROUND(%s - %s, 3)", whole, paid), whole);
}

static const char *work(struct pp_sql_writer *writer, const struct pp_requirement *requirement,
                        const char *stated)
{
    const char *whole = pp_sql_cell(writer, PP_FLAT_EXPERIENCE_HOURS, PP_V(""));
    const char *amount = pp_sql_number(writer, requirement->amount);
    struct known hours = {whole, whole};
    bool of_pay = requirement->pay == PP_PAY_PAID || requirement->pay == PP_PAY_VOLUNTEER;
    bool open = requirement->topic_slug.len || requirement->window_months != PP_INT_NONE;
    struct known paid = hours, watched = hours;
    if (of_pay)
        hours = paid = by_pay(writer, requirement, whole);
    if (requirement->supervised == 0)
        hours = watched =
            part(writer, pp_sql_cell(writer, PP_FLAT_EXPERIENCE_SUPERVISED, PP_V("")), whole);
    if (of_pay && requirement->supervised == 0 && requirement->amount > 0) {
        /* Both marks on the same hours: at least what they have in common. */
        const char *least = pp_sql_text(writer,
                                        "WHEN ROUND(COALESCE(%s, 0) + COALESCE(%s, 0) - %s, 3) >= "
                                        "%s THEN TRUE ",
                                        paid.least, watched.least, whole, amount);
        return pp_sql_text(writer, "CASE %sWHEN %s < %s OR %s < %s THEN FALSE END",
                           open ? "" : least, paid.most, amount, watched.most, amount);
    }
    if (open)
        hours.least = NULL;
    return compare(writer, &hours, requirement, stated);
}

const char *pp_sql_hours(struct pp_sql_writer *writer, const struct pp_requirement *requirement,
                         const char **out_sure)
{
    const uint32_t experience = BIT(EXPERIENCE_HOURS) | BIT(EXPERIENCE_PAID) |
                                BIT(EXPERIENCE_SUPERVISED) | BIT(SUPERVISION_HOURS) |
                                BIT(SUPERVISION_TOPIC);
    bool window = requirement->window_months != PP_INT_NONE;
    struct known hours;
    switch (requirement->kind) {
    case PP_KIND_TRAINING_HOURS:
        return training(writer, requirement, out_sure);
    case PP_KIND_CE_HOURS:
        hours = with_topics(writer, requirement, PP_FLAT_CE_HOURS, PP_FLAT_CE_TOPIC);
        hours.least = window ? NULL : hours.least;
        return compare(writer, &hours, requirement,
                       pp_sql_stated(writer, BIT(CE_HOURS) | BIT(CE_TOPIC)));
    case PP_KIND_SUPERVISION_HOURS:
        hours =
            with_topics(writer, requirement, PP_FLAT_SUPERVISION_HOURS, PP_FLAT_SUPERVISION_TOPIC);
        hours.least = window ? NULL : hours.least;
        return compare(writer, &hours, requirement, pp_sql_stated(writer, experience));
    default:
        return work(writer, requirement, pp_sql_stated(writer, experience));
    }
}
