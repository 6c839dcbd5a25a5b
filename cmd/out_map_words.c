/* The words of the map: the same in the terminal and in the picture. */
#include "out_check_text.h"
#include "out_map.h"
#include "rules/wording.h"

enum {
    MONTHS_A_YEAR = 12
};

static bool is_national(const struct pp_figure *figure)
{
    return pp_view_is(figure->jurisdiction->code, "US");
}

const struct pp_figure *pp_map_figure(const struct pp_map *map, int place)
{
    for (size_t i = 0; i < map->count; i++)
        if (map->figures[i].jurisdiction->place == place)
            return &map->figures[i];
    return NULL;
}

void pp_say_map_title(struct pp_buf *buf, const struct pp_map *map)
{
    static const char *const stages[] = {
        [PP_STAGE_TRAIN] = "May this person enter the training?",
        [PP_STAGE_APPLY] = "May this person apply?",
        [PP_STAGE_CERTIFY] = "Can this person be certified?",
        [PP_STAGE_KEEP] = "Can this person be certified and stay so?",
    };
    static const char *const titles[PP_BY_COUNT] = {
        [PP_BY_TRAINING_HOURS] = "Hours of training before certification",
        [PP_BY_CE_HOURS] = "Hours of continuing education to renew a certification",
        [PP_BY_FEE] = "The fee to apply for certification",
    };
    pp_buf_str(buf, map->by == PP_BY_VERDICT ? stages[map->stage] : titles[map->by]);
}

static const char *const verdict_signs[PP_VERDICT_COUNT] = {
    [PP_VERDICT_ELIGIBLE] = "yes", [PP_VERDICT_LIKELY] = "~yes",   [PP_VERDICT_UNKNOWN] = "?",
    [PP_VERDICT_NOT_YET] = "todo", [PP_VERDICT_INELIGIBLE] = "no", [PP_VERDICT_NOT_OFFERED] = "-",
};

/* "/2y", "/18m", "/?" */
static void say_period(struct pp_buf *buf, int months)
{
    if (months == PP_INT_NONE)
        pp_buf_str(buf, "/?");
    else if (months % MONTHS_A_YEAR == 0)
        pp_buf_printf(buf, "/%dy", months / MONTHS_A_YEAR);
    else
        pp_buf_printf(buf, "/%dm", months);
}

void pp_say_map_part(struct pp_buf *buf, const struct pp_map *map,
                     const struct pp_figure_part *part)
{
    if (map->by == PP_BY_VERDICT) {
        pp_buf_str(buf, verdict_signs[part->verdict]);
        return;
    }
    if (part->least == PP_MILLI_NONE) {
        pp_buf_char(buf, '?');
        return;
    }
    if (map->by == PP_BY_FEE)
        pp_buf_char(buf, '$');
    pp_milli_format(buf, part->least);
    if (map->by == PP_BY_CE_HOURS)
        say_period(buf, part->months);
}

void pp_say_map_tile(struct pp_buf *buf, const struct pp_map *map, const struct pp_figure *figure,
                     const char *none)
{
    if (figure->count == 0)
        pp_buf_str(buf, none);
    else if (figure->best)
        pp_say_map_part(buf, map, figure->best);
    else
        pp_buf_char(buf, '?');
}

const char *pp_map_mark(const struct pp_figure *figure)
{
    return figure->open ? "?" : figure->more ? "+" : "";
}

/* "over 40 to 50 hours" */
static void say_step(struct pp_buf *buf, const struct pp_map *map, int step)
{
    const int *steps = pp_figure_steps(map->by);
    const char *dollar = map->by == PP_BY_FEE ? "$" : "";
    int above = step > 0 ? steps[step - 1] : 0;
    if (step == PP_FIGURE_STEPS - 1)
        pp_buf_printf(buf, "over %s%d", dollar, above);
    else if (steps[step] == 0)
        pp_buf_str(buf, "no fee");
    else if (above == 0)
        pp_buf_printf(buf, "up to %s%d", dollar, steps[step]);
    else
        pp_buf_printf(buf, "over %s%d to %s%d", dollar, above, dollar, steps[step]);
    if (map->by == PP_BY_TRAINING_HOURS)
        pp_buf_str(buf, " hours");
    else if (map->by == PP_BY_CE_HOURS)
        pp_buf_str(buf, " hours a year");
}

/* Signs that are not of one class; only maps of amounts show them. */
enum sign {
    SIGN_PERIOD,
    SIGN_MORE,
    SIGN_OPEN,
    SIGN_UNKNOWN,
    SIGN_NONE,
    SIGN_COUNT
};

static bool shows(enum sign sign, enum pp_figure_by by, const struct pp_figure *figure)
{
    switch (sign) {
    case SIGN_PERIOD:
        return by == PP_BY_CE_HOURS && figure->best;
    case SIGN_MORE:
        return figure->more && !figure->open;
    case SIGN_OPEN:
        return figure->open;
    case SIGN_UNKNOWN:
        return figure->class == PP_FIGURE_NO_CLASS && figure->count > 0;
    case SIGN_NONE:
    case SIGN_COUNT:
        break;
    }
    return figure->count == 0;
}

static const char *meaning_of(enum sign sign, enum pp_figure_by by)
{
    static const char *const meanings[SIGN_COUNT] = {
        [SIGN_PERIOD] = "20 hours in every 2 years; the classes compare hours a year",
        [SIGN_MORE] = "the lowest of the state; another of its certifications takes more",
        [SIGN_OPEN] = "of another certification of the state it is not known",
        [SIGN_UNKNOWN] = "the sources do not tell; that never means none",
        [SIGN_NONE] = "no such certification is offered there on that day",
    };
    if (sign == SIGN_MORE && by == PP_BY_TRAINING_HOURS)
        return "the lowest of the state; another of its certifications, or a named course beside "
               "these hours, may take more";
    if (sign == SIGN_MORE && by == PP_BY_FEE)
        return "the lowest of the state; another of its certifications, or some people, pay more";
    return meanings[sign];
}

static bool sign_entry(struct pp_buf *buf, const struct pp_map *map, enum sign sign,
                       struct pp_map_entry *out)
{
    static const char *const signs[SIGN_COUNT] = {
        [SIGN_PERIOD] = "20/2y", [SIGN_MORE] = "XX+", [SIGN_OPEN] = "XX?",
        [SIGN_UNKNOWN] = "?",    [SIGN_NONE] = "-",
    };
    size_t count = 0;
    for (size_t i = 0; i < map->count; i++)
        count += !is_national(&map->figures[i]) && shows(sign, map->by, &map->figures[i]);
    *out = (struct pp_map_entry){PP_FIGURE_NO_CLASS, signs[sign], sign >= SIGN_UNKNOWN, count};
    if (count)
        pp_buf_str(buf, meaning_of(sign, map->by));
    return count > 0;
}

static const char *verdict_meaning(enum pp_verdict verdict)
{
    switch (verdict) {
    case PP_VERDICT_ELIGIBLE:
        return "everything that is asked is met";
    case PP_VERDICT_LIKELY:
        return "all that is known to be asked is met; the issuer must confirm it";
    case PP_VERDICT_UNKNOWN:
        return "nothing stands in the way, but questions are open";
    case PP_VERDICT_NOT_YET:
        return "something is missing that can still be done, or that time brings";
    case PP_VERDICT_INELIGIBLE:
        return "something is missing that neither doing nor waiting changes";
    case PP_VERDICT_NOT_OFFERED:
        return "no certification is offered there on that day";
    case PP_VERDICT_COUNT:
        break;
    }
    return "";
}

static bool class_entry(struct pp_buf *buf, const struct pp_map *map, int class,
                        struct pp_map_entry *out)
{
    bool amounts = map->by != PP_BY_VERDICT;
    struct pp_map_entry entry = {class, amounts ? NULL : verdict_signs[class], true, 0};
    for (size_t i = 0; i < map->count; i++)
        entry.count += pp_map_holds(&entry, &map->figures[i]);
    *out = entry;
    if (amounts)
        say_step(buf, map, class);
    else if (entry.count)
        pp_buf_printf(buf, "%s: %s", pp_verdict_name((enum pp_verdict) class),
                      verdict_meaning((enum pp_verdict) class));
    return amounts || entry.count > 0;
}

bool pp_map_holds(const struct pp_map_entry *entry, const struct pp_figure *figure)
{
    bool offered = figure->count > 0;
    if (!entry->counted || is_national(figure) || figure->class != entry->class)
        return false;
    return entry->class != PP_FIGURE_NO_CLASS || (*entry->sign == '-') != offered;
}

bool pp_map_entry(struct pp_buf *buf, const struct pp_map *map, int number,
                  struct pp_map_entry *out)
{
    int classes = map->by == PP_BY_VERDICT ? PP_VERDICT_COUNT : PP_FIGURE_STEPS;
    bool shown = number < classes ? class_entry(buf, map, number, out)
                                  : map->by != PP_BY_VERDICT && number - classes < SIGN_COUNT &&
                                        sign_entry(buf, map, (enum sign)(number - classes), out);
    if (shown && out->counted)
        pp_buf_printf(buf, " (%zu)", out->count);
    return shown;
}

static void say_counted(struct pp_buf *buf, const struct pp_map *map)
{
    static const char *const what[PP_BY_COUNT] = {
        [PP_BY_TRAINING_HOURS] = "The hours are those that the standard route asks of a "
                                 "newcomer; where it leaves a choice, the way by training. ",
        [PP_BY_CE_HOURS] = "",
        [PP_BY_FEE] = "Training, exam and background check may cost more. ",
    };
    pp_buf_str(buf, what[map->by]);
    pp_buf_str(buf, "Certifications of standard level are counted");
    if (map->adults) {
        pp_buf_str(buf, ", for work with adults (mental health, substance use, or both)");
    } else {
        const char *before = ", for work with these people: ";
        for (int track = 0; track < (int)pp_track_words.count; track++)
            if (map->tracks & 1U << track) {
                pp_buf_printf(buf, "%s%s", before, pp_track_name(track));
                before = ", ";
            }
    }
    pp_buf_str(buf, "; of several, the lowest. ");
}

/* "Rules last reviewed on 2026-11-21." */
static void say_reviewed(struct pp_buf *buf, const struct pp_map *map)
{
    pp_date first = 0, last = 0;
    for (size_t i = 0; i < map->count; i++) {
        pp_date reviewed = map->figures[i].jurisdiction->reviewed;
        first = i == 0 || reviewed < first ? reviewed : first;
        last = i == 0 || reviewed > last ? reviewed : last;
    }
    pp_buf_str(buf, first == last ? "Rules last reviewed on " : "Rules last reviewed from ");
    pp_date_format(buf, first);
    if (first != last) {
        pp_buf_str(buf, " to ");
        pp_date_format(buf, last);
    }
    pp_buf_char(buf, '.');
}

void pp_say_map_notes(struct pp_buf *buf, const struct pp_map *map)
{
    if (map->by == PP_BY_VERDICT)
        pp_buf_str(buf, "A tile shows the best answer among the certifications of the place. ");
    else
        say_counted(buf, map);
    pp_buf_str(buf, "As of ");
    pp_date_format(buf, map->as_of);
    pp_buf_str(buf, "; the issuers decide. ");
    say_reviewed(buf, map);
    pp_buf_str(buf, map->by == PP_BY_VERDICT ? " 'peerpath check WHERE' says why."
                                             : " 'peerpath show WHERE' names the sources.");
}
