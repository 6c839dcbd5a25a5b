/* states: which jurisdictions there are, and which copy of the rules is in use. */
#include "context.h"
#include "out_csv.h"
#include "out_rules_json.h"
#include "rules/backing.h"
#include "setup.h"
#include "text.h"

enum {
    NAME_COLUMN = 63,
    NAME_ROOM = 17, /* for a table to be worth it */
    SOURCES = 64    /* three numbers, however large */
};

static const char *certifies_name(const struct pp_jurisdiction *jurisdiction)
{
    return jurisdiction->certifies == PP_CERTIFIES_IN_PROCESS
               ? "in process"
               : pp_word(&pp_certifies_words, jurisdiction->certifies);
}

/* "13+1+6": sources of the issuer, of other public bodies, and all others. */
static void format_sources(const struct pp_backing *backing, char *out, size_t size)
{
    size_t others = 0;
    for (int kind = 0; kind < PP_PUBLISHERS; kind++)
        if (kind != PP_PUBLISHER_ISSUER && kind != PP_PUBLISHER_OFFICIAL)
            others += backing->sources[kind];
    (void)snprintf(out, size, "%zu+%zu+%zu", backing->sources[PP_PUBLISHER_ISSUER],
                   backing->sources[PP_PUBLISHER_OFFICIAL], others);
}

static void say_data(struct pp_buf *buf, struct pp_db *db)
{
    pp_buf_str(buf, "Rules in use: ");
    pp_buf_add(buf, pp_db_origin(db));
    pp_buf_str(buf, ", version ");
    pp_say_data_version(buf, db);
    if (db->until != PP_DATE_NONE) {
        pp_buf_str(buf, ", to be used until ");
        pp_date_format(buf, db->until);
    }
    pp_buf_char(buf, '.');
}

static void print_table(const struct pp_context *context, const struct pp_selection *all)
{
    struct pp_buf *buf = &context->out->buf;
    pp_styled(buf, context->term, PP_STYLE_BOLD,
              PP_V("code  certifies   certifications  reviewed    sources   grade  name"));
    pp_buf_char(buf, '\n');
    for (size_t i = 0; i < all->count; i++) {
        const struct pp_jurisdiction *jurisdiction = all->list[i].jurisdiction;
        struct pp_backing backing = pp_backing_of(jurisdiction);
        char sources[SOURCES];
        format_sources(&backing, sources, sizeof(sources));
        pp_buf_printf(buf, "%-4.*s  %-10s  %14zu  ", PP_VARG(jurisdiction->code),
                      certifies_name(jurisdiction), jurisdiction->credential_count);
        pp_date_format(buf, jurisdiction->reviewed);
        pp_buf_printf(buf, "  %-8s  %-5c  ", sources, pp_backing_grade(&backing));
        pp_wrap(buf, jurisdiction->name, NAME_COLUMN, NAME_COLUMN, context->term->width);
    }
}

/* The same for a screen that is too narrow for a table. */
static void print_list(const struct pp_context *context, const struct pp_selection *all)
{
    struct pp_buf *buf = &context->out->buf;
    struct pp_buf line pp_cleanup_buf;
    pp_buf_init(&line, 1 << 16);
    for (size_t i = 0; i < all->count; i++) {
        const struct pp_jurisdiction *jurisdiction = all->list[i].jurisdiction;
        struct pp_backing backing = pp_backing_of(jurisdiction);
        char sources[SOURCES];
        format_sources(&backing, sources, sizeof(sources));
        pp_buf_clear(&line);
        pp_buf_printf(&line, "%.*s %.*s: certifies %s, certifications %zu, reviewed ",
                      PP_VARG(jurisdiction->code), PP_VARG(jurisdiction->name),
                      certifies_name(jurisdiction), jurisdiction->credential_count);
        pp_date_format(&line, jurisdiction->reviewed);
        pp_buf_printf(&line, ", sources %s, grade %c", sources, pp_backing_grade(&backing));
        pp_wrap(buf, pp_buf_text(&line, buf), 0, 4, context->term->width);
    }
}

static void print_text(const struct pp_context *context, const struct pp_selection *all,
                       struct pp_db *db)
{
    struct pp_buf *buf = &context->out->buf;
    struct pp_buf line pp_cleanup_buf;
    pp_buf_init(&line, 1 << 16);
    if (context->term->width < NAME_COLUMN + NAME_ROOM)
        print_list(context, all);
    else
        print_table(context, all);
    pp_buf_char(buf, '\n');
    pp_wrap(buf,
            PP_V("Sources, as in 13+1+6, are counted by who published them: the issuer, other "
                 "public bodies, and all others."),
            0, 0, context->term->width);
    pp_wrap(
        buf,
        PP_V("The grade tells how well the facts are backed: A when at least 95 in 100 stand, word "
             "for word, on a page of the issuer or another official page, B at least 80, C at "
             "least 50, D less."),
        0, 0, context->term->width);
    say_data(&line, db);
    pp_buf_char(buf, '\n');
    pp_wrap(buf, pp_buf_text(&line, buf), 0, 0, context->term->width);
}

static void print_csv(struct pp_buf *buf, const struct pp_selection *all)
{
    pp_buf_str(buf, "jurisdiction,name,certifies,credentials,reviewed,issuer,"
                    "official,database,report,secondary,facts,grade\n");
    for (size_t i = 0; i < all->count; i++) {
        const struct pp_jurisdiction *jurisdiction = all->list[i].jurisdiction;
        pp_csv_cell(buf, jurisdiction->code);
        pp_buf_char(buf, ',');
        pp_csv_cell(buf, jurisdiction->name);
        pp_buf_printf(buf, ",%s,%zu,", pp_word(&pp_certifies_words, jurisdiction->certifies),
                      jurisdiction->credential_count);
        pp_date_format(buf, jurisdiction->reviewed);
        struct pp_backing backing = pp_backing_of(jurisdiction);
        for (size_t kind = 0; kind < PP_PUBLISHERS; kind++)
            pp_buf_printf(buf, ",%zu", backing.sources[kind]);
        pp_buf_printf(buf, ",%zu,%c\n", backing.facts, pp_backing_grade(&backing));
    }
}

static void print_markdown(struct pp_buf *buf, const struct pp_selection *all, struct pp_db *db)
{
    pp_buf_str(buf, "| Code | Name | Certifies | Certifications | Reviewed | Issuer | Official | "
                    "Database | Report | Secondary | Grade |\n"
                    "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
    for (size_t i = 0; i < all->count; i++) {
        const struct pp_jurisdiction *jurisdiction = all->list[i].jurisdiction;
        pp_buf_printf(buf, "| %.*s | ", PP_VARG(jurisdiction->code));
        pp_markdown_text(buf, jurisdiction->name);
        pp_buf_printf(buf, " | %s | %zu | ", certifies_name(jurisdiction),
                      jurisdiction->credential_count);
        pp_date_format(buf, jurisdiction->reviewed);
        struct pp_backing backing = pp_backing_of(jurisdiction);
        for (size_t kind = 0; kind < PP_PUBLISHERS; kind++)
            pp_buf_printf(buf, " | %zu", backing.sources[kind]);
        pp_buf_printf(buf, " | %c |\n", pp_backing_grade(&backing));
    }
    pp_buf_char(buf, '\n');
    say_data(buf, db);
    pp_buf_char(buf, '\n');
}

static void put_backing(struct pp_json *json, const struct pp_jurisdiction *jurisdiction)
{
    struct pp_backing backing = pp_backing_of(jurisdiction);
    char grade = pp_backing_grade(&backing);
    pp_json_key(json, "sources");
    pp_json_object(json);
    for (size_t kind = 0; kind < PP_PUBLISHERS; kind++)
        pp_json_count(json, pp_word(&pp_publisher_words, (int)kind), (int)backing.sources[kind]);
    pp_json_end_object(json);
    pp_json_count(json, "facts", (int)backing.facts);
    pp_json_count(json, "first_hand", (int)backing.first_hand);
    pp_json_count(json, "quoted", (int)backing.quoted);
    pp_json_key(json, "grade");
    pp_json_text(json, (struct pp_view){&grade, 1});
}

static void print_json(struct pp_buf *buf, const struct pp_selection *all, struct pp_db *db)
{
    struct pp_json json;
    struct pp_buf version pp_cleanup_buf;
    pp_buf_init(&version, 64);
    pp_say_data_version(&version, db);
    pp_json_init(&json, buf);
    pp_json_object(&json);
    pp_json_key(&json, "data");
    pp_json_object(&json);
    pp_json_pair(&json, "origin", pp_db_origin(db));
    pp_json_pair(&json, "version", pp_buf_text(&version, buf));
    if (db->until != PP_DATE_NONE) {
        pp_json_key(&json, "expires");
        pp_json_date(&json, db->until);
    }
    pp_json_end_object(&json);
    pp_json_key(&json, "jurisdictions");
    pp_json_array(&json);
    for (size_t i = 0; i < all->count; i++) {
        const struct pp_jurisdiction *jurisdiction = all->list[i].jurisdiction;
        pp_json_object(&json);
        pp_json_pair(&json, "jurisdiction", jurisdiction->code);
        pp_json_pair(&json, "name", jurisdiction->name);
        pp_json_key(&json, "certifies");
        pp_json_string(&json, pp_word(&pp_certifies_words, jurisdiction->certifies));
        pp_json_key(&json, "credentials");
        pp_json_int(&json, (int64_t)jurisdiction->credential_count);
        pp_json_key(&json, "reviewed");
        pp_json_date(&json, jurisdiction->reviewed);
        put_backing(&json, jurisdiction);
        pp_json_end_object(&json);
    }
    pp_json_end_array(&json);
    pp_json_end_object(&json);
    pp_buf_char(buf, '\n');
}

enum pp_exit pp_verb_states(struct pp_context *context)
{
    struct pp_db db pp_cleanup_db;
    struct pp_selection all;
    struct pp_buf *buf = &context->out->buf;
    enum pp_status status = pp_setup_db(context, &db);
    if (status == PP_OK)
        status = pp_setup_everything(context, &db, &all);
    if (status != PP_OK)
        return pp_exit_of(status, context->diags);
    switch ((enum pp_format)pp_opt_word(context->opts, PP_OPT_FORMAT)) {
    case PP_FORMAT_JSON:
        print_json(buf, &all, &db);
        break;
    case PP_FORMAT_CSV:
        print_csv(buf, &all);
        break;
    case PP_FORMAT_MARKDOWN:
        print_markdown(buf, &all, &db);
        break;
    case PP_FORMAT_TEXT:
    case PP_FORMAT_MAN:
    case PP_FORMAT_JSONL:
    case PP_FORMAT_SVG:
        print_text(context, &all, &db);
        break;
    }
    return PP_EXIT_YES;
}
