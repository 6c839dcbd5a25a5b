/* Names of exams and of credentials, and of jurisdictions. */
#include "eval/held.h"
#include "export/sql_writer.h"
#include "rules/called.h"

/* What one value of a list says about a requirement. Of the whole list, the largest counts. */
enum says {
    SAYS_NO,
    SAYS_NOTHING,
    SAYS_YES
};

/* TRUE, FALSE or NULL out of a list's result. */
static const char *said(struct pp_sql_writer *writer, const char *flag)
{
    return pp_sql_text(writer, "CASE %s WHEN %d THEN TRUE WHEN %d THEN FALSE END", flag, SAYS_YES,
                       SAYS_NO);
}

static struct pp_view lowered(struct pp_sql_writer *writer, struct pp_view text)
{
    struct pp_view copy = pp_arena_copy(writer->arena, text);
    char *c = (char *)copy.ptr;
    if (!c) {
        writer->no_memory = true;
        return PP_V("");
    }
    for (size_t i = 0; i < copy.len; i++)
        c[i] = pp_lower(c[i]);
    return copy;
}

const char *pp_sql_is_place(struct pp_sql_writer *writer, const char *value, int place)
{
    return pp_sql_text(writer, "%s IN (%s, %s)", value,
                       pp_sql_string(writer, lowered(writer, pp_view_of(pp_places[place].code))),
                       pp_sql_string(writer, lowered(writer, pp_view_of(pp_places[place].name))));
}

const char *pp_sql_approved(struct pp_sql_writer *writer, struct pp_view code)
{
    const char *flag =
        pp_sql_flag(writer, PP_SQL_APPROVED,
                    pp_sql_text(writer, "CASE WHEN %s THEN 1 ELSE 0 END",
                                pp_sql_is_place(writer, "a.small", pp_place_find(code))));
    return pp_sql_text(writer, "%s = 1", flag);
}

/* Segments that LIKE can find, one behind the other. */
static const char *stands_plain(struct pp_sql_writer *writer,
                                const struct pp_sql_sequence *sequence)
{
    const char *text = "%";
    for (size_t i = 0; i < sequence->count; i++)
        text = pp_sql_text(writer, "%s%.*s%%", text, PP_VARG(sequence->list[i].text));
    struct pp_view like = lowered(writer, pp_view_of(text));
    for (size_t i = 0; i < like.len; i++)
        if (like.ptr[i] == '\1')
            ((char *)like.ptr)[i] = '_';
    return pp_sql_text(writer, "a.small LIKE %s", pp_sql_string(writer, like));
}

static const char *stands(struct pp_sql_writer *writer, enum pp_sql_list_kind kind,
                          const struct pp_sql_sequence *sequence)
{
    bool plain = true;
    for (size_t i = 0; i < sequence->count; i++)
        plain &= !sequence->list[i].begins && !sequence->list[i].ends &&
                 !sequence->list[i].not_behind.len;
    if (plain)
        return stands_plain(writer, sequence);
    const char *first = pp_sql_spot(writer, kind, &sequence->list[0], false);
    if (sequence->count == 1)
        return pp_sql_text(writer, "%s IS NOT NULL", first);
    const char *second = pp_sql_spot(writer, kind, &sequence->list[1], true);
    return pp_sql_text(writer, "COALESCE(%s + %zu <= %s, FALSE)", first, sequence->list[0].text.len,
                       second);
}

static const char *matches(struct pp_sql_writer *writer, enum pp_sql_list_kind kind,
                           const struct pp_sql_pattern *pattern)
{
    const char *all = "";
    for (size_t i = 0; i < pattern->count; i++) {
        const struct pp_sql_part *part = &pattern->parts[i];
        const char *any = "";
        for (size_t k = 0; k < part->count; k++)
            any = pp_sql_text(writer, "%s%s%s", any, k ? " OR " : "",
                              stands(writer, kind, &part->list[k]));
        all = pp_sql_text(writer, "%s%s%s(%s)", all, i ? " AND " : "", part->absent ? "NOT " : "",
                          any);
    }
    return all;
}

static void refuse(struct pp_sql_writer *writer, const struct pp_requirement *requirement,
                   const char *why)
{
    struct pp_place nowhere = {0};
    writer->refused = true;
    pp_report(writer->diags, PP_SQL_PATTERN, nowhere, requirement->id,
              "SQL cannot express the pattern of '%.*s': %s", PP_VARG(requirement->id), why);
}

/* The requirement's pattern as a condition on one value; NULL when it has none, or none that SQL
 * can express. */
static const char *pattern_of(struct pp_sql_writer *writer, enum pp_sql_list_kind kind,
                              const struct pp_requirement *requirement)
{
    struct pp_sql_pattern pattern;
    const char *why = "";
    if (requirement->matches.len == 0)
        return NULL;
    switch (pp_sql_pattern_read(requirement->matches, writer->arena, &pattern, &why)) {
    case PP_OK:
        return matches(writer, kind, &pattern);
    case PP_INPUT:
        refuse(writer, requirement, why);
        return NULL;
    default:
        writer->no_memory = true;
        return NULL;
    }
}

static bool is_ascii(struct pp_view text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.ptr[i] > '~')
            return false;
    return true;
}

const char *pp_sql_exam(struct pp_sql_writer *writer, const struct pp_requirement *requirement)
{
    const char *pattern = pattern_of(writer, PP_SQL_EXAMS, requirement);
    if (!is_ascii(requirement->text))
        refuse(writer, requirement, "its name has letters beyond a to z");
    const char *name = pp_sql_string(writer, lowered(writer, requirement->text));
    const char *flag = pp_sql_text(writer, "CASE WHEN a.small = %s THEN %d", name, SAYS_YES);
    flag = pattern ? pp_sql_text(writer, "%s WHEN %s THEN %d ELSE %d END", flag, pattern, SAYS_YES,
                                 SAYS_NO)
                   : pp_sql_text(writer, "%s ELSE %d END", flag, SAYS_NOTHING);
    return said(writer, pp_sql_flag(writer, PP_SQL_EXAMS, flag));
}

/* A list of ids of all credentials that there are, or of those that say `wanted` to a requirement;
 * "" when there is none. */
static const char *ids(struct pp_sql_writer *writer, const struct pp_requirement *requirement,
                       enum pp_state wanted)
{
    struct pp_db *db = writer->sql->db;
    struct pp_buf list pp_cleanup_buf;
    pp_buf_init(&list, 1 << 20);
    for (int place = 0; place < PP_PLACE_COUNT; place++) {
        const struct pp_jurisdiction *jurisdiction = NULL;
        if (pp_db_get(db, place, &jurisdiction, writer->diags) != PP_OK)
            continue;
        for (size_t i = 0; i < jurisdiction->credential_count; i++) {
            const struct pp_credential *credential = &jurisdiction->credentials[i];
            const struct pp_certification held = {.id = credential->id,
                                                  .credential = credential,
                                                  .issued = PP_DATE_NONE,
                                                  .expires = PP_DATE_NONE};
            if (requirement && pp_held_satisfies(requirement, &held, &writer->matcher) != wanted)
                continue;
            pp_buf_printf(&list, "%s'%.*s'", list.len ? ", " : "", PP_VARG(credential->id));
        }
    }
    writer->no_memory |= pp_buf_status(&list) != PP_OK;
    return list.len ? pp_sql_text(writer, "%.*s", PP_VARG(pp_buf_view(&list))) : "";
}

/* " WHEN 'or/pss' THEN 'or-pss'", for the short names of a credential. One that several share names
 * none of them, so that a row with it is left out. */
static void put_short_names(struct pp_sql_writer *writer, struct pp_buf *out,
                            const struct pp_credential *credential)
{
    const struct pp_place_name *place = &pp_places[credential->jurisdiction->place];
    const struct pp_view names[] = {credential->id, credential->acronym};
    const char *const places[] = {place->code, place->name};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (pp_called_briefly(credential->jurisdiction, names[i]).count > 1)
            continue;
        for (size_t k = 0; names[i].len && k < sizeof(places) / sizeof(places[0]); k++) {
            const char *name = pp_sql_text(writer, "%s/%.*s", places[k], PP_VARG(names[i]));
            name = pp_sql_string(writer, lowered(writer, pp_view_of(name)));
            pp_buf_printf(out, "\n      WHEN %s THEN '%.*s'", name, PP_VARG(credential->id));
        }
    }
}

const char *pp_sql_held_small(struct pp_sql_writer *writer)
{
    struct pp_buf cases pp_cleanup_buf;
    pp_buf_init(&cases, 1 << 20);
    for (int place = 0; place < PP_PLACE_COUNT; place++) {
        const struct pp_jurisdiction *jurisdiction = NULL;
        if (pp_db_get(writer->sql->db, place, &jurisdiction, writer->diags) != PP_OK)
            continue;
        for (size_t i = 0; i < jurisdiction->credential_count; i++)
            put_short_names(writer, &cases, &jurisdiction->credentials[i]);
    }
    writer->no_memory |= pp_buf_status(&cases) != PP_OK;
    return cases.len ? pp_sql_text(writer, "CASE LOWER(value)%.*s\n    ELSE LOWER(value) END",
                                   PP_VARG(pp_buf_view(&cases)))
                     : "LOWER(value)";
}

/* TRUE where a value begins with a place and a slash. */
static const char *is_short_name(struct pp_sql_writer *writer, const char *codes)
{
    const char *text = pp_sql_text(writer,
                                   "(LENGTH(n.value) >= 4 AND SUBSTR(n.small, 3, 1) = '/' AND "
                                   "SUBSTR(n.small, 1, 2) IN (%s))",
                                   codes);
    for (int i = 0; i < PP_PLACE_COUNT; i++)
        text = pp_sql_text(writer, "%s\n        OR n.small LIKE '%.*s/_%%'", text,
                           PP_VARG(lowered(writer, pp_view_of(pp_places[i].name))));
    return text;
}

const char *pp_sql_held_id(struct pp_sql_writer *writer)
{
    static const char signs[] = "'abcdefghijklmnopqrstuvwxyz0123456789-'";
    const char *codes = "", *known = ids(writer, NULL, PP_STATE_MET);
    for (int i = 0; i < PP_PLACE_COUNT; i++)
        codes = pp_sql_text(writer, "%s%s%s", codes, i ? ", " : "",
                            pp_sql_string(writer, lowered(writer, pp_view_of(pp_places[i].code))));
    return pp_sql_text(
        writer,
        "CASE WHEN n.small IN (%s) THEN 1\n"
        "      WHEN LENGTH(n.value) >= 4 AND SUBSTR(n.small, 3, 1) = '-' AND SUBSTR(n.small, 1, 2) "
        "IN (%s)\n"
        "        AND MIN(CASE WHEN REPLACE(%s, SUBSTR(n.small, s.n, 1), '') = %s THEN 0 ELSE 1 "
        "END) "
        "= 1 THEN 2\n"
        "      WHEN %s THEN 2\n"
        "      ELSE 0 END",
        *known ? known : "''", codes, signs, signs, is_short_name(writer, codes));
}

/* Is the pattern all that the requirement asks of a credential that is held? Of one that is only
 * named nothing else is known. */
static bool asks_more(const struct pp_requirement *requirement)
{
    bool is_id = pp_place_of_credential(requirement->text) >= 0 &&
                 pp_view_find(requirement->text, ' ') == requirement->text.len;
    return is_id || requirement->credentials.count || requirement->issued_in.count ||
           requirement->icrc == 0 || requirement->training_hours_min != PP_MILLI_NONE ||
           requirement->tracks.given;
}

const char *pp_sql_held(struct pp_sql_writer *writer, const struct pp_requirement *requirement)
{
    const char *pattern = pattern_of(writer, PP_SQL_HELD, requirement);
    const char *met = ids(writer, requirement, PP_STATE_MET);
    const char *unknown = ids(writer, requirement, PP_STATE_UNKNOWN);
    const char *flag = "CASE";
    if (*met)
        flag = pp_sql_text(writer, "%s WHEN a.small IN (%s) THEN %d", flag, met, SAYS_YES);
    if (*unknown)
        flag = pp_sql_text(writer, "%s WHEN a.small IN (%s) THEN %d", flag, unknown, SAYS_NOTHING);
    flag = pp_sql_text(writer, "%s WHEN a.id = 1 THEN %d", flag, SAYS_NO);
    /* One that a person names in own words may have other names. */
    if (pattern && !asks_more(requirement))
        flag = pp_sql_text(writer, "%s WHEN %s THEN %d", flag, pattern, SAYS_YES);
    flag = pp_sql_text(writer, "%s ELSE %d END", flag, SAYS_NOTHING);
    return said(writer, pp_sql_flag(writer, PP_SQL_HELD, flag));
}
