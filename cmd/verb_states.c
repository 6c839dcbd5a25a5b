/* states: which jurisdictions there are, and which copy of the rules is in use. */
#include "context.h"
#include "out_csv.h"
#include "out_rules_json.h"
#include "setup.h"
#include "text.h"

static const char *certifies_name(const struct pp_jurisdiction *jurisdiction)
{
    return jurisdiction->certifies == PP_CERTIFIES_IN_PROCESS
               ? "in process"
               : pp_word(&pp_certifies_words, jurisdiction->certifies);
}

static void say_data(struct pp_buf *buf, struct pp_db *db)
{
    pp_buf_str(buf, "Rules in use: ");
    pp_buf_add(buf, pp_db_origin(db));
    pp_buf_str(buf, ", version ");
    pp_say_data_version(buf, db);
    pp_buf_char(buf, '.');
}

static void print_text(const struct pp_context *context, const struct pp_selection *all,
                       struct pp_db *db)
{
    struct pp_buf *buf = &context->out->buf;
    struct pp_buf line pp_cleanup_buf;
    pp_buf_init(&line, 1 << 16);
    pp_styled(buf, context->term, PP_STYLE_BOLD,
              PP_V("code  certifies   certifications  reviewed    name"));
    pp_buf_char(buf, '\n');
    for (size_t i = 0; i < all->count; i++) {
        const struct pp_jurisdiction *jurisdiction = all->list[i].jurisdiction;
        pp_buf_printf(buf, "%-4.*s  %-10s  %14zu  ", PP_VARG(jurisdiction->code),
                      certifies_name(jurisdiction), jurisdiction->credential_count);
        pp_date_format(buf, jurisdiction->reviewed);
        pp_buf_str(buf, "  ");
        pp_wrap(buf, jurisdiction->name, 46, 46, context->term->width);
    }
    say_data(&line, db);
    pp_buf_char(buf, '\n');
    pp_wrap(buf, pp_buf_text(&line, buf), 0, 0, context->term->width);
}

static void print_csv(struct pp_buf *buf, const struct pp_selection *all)
{
    pp_buf_str(buf, "jurisdiction,name,certifies,credentials,reviewed\n");
    for (size_t i = 0; i < all->count; i++) {
        const struct pp_jurisdiction *jurisdiction = all->list[i].jurisdiction;
        pp_csv_cell(buf, jurisdiction->code);
        pp_buf_char(buf, ',');
        pp_csv_cell(buf, jurisdiction->name);
        pp_buf_printf(buf, ",%s,%zu,", pp_word(&pp_certifies_words, jurisdiction->certifies),
                      jurisdiction->credential_count);
        pp_date_format(buf, jurisdiction->reviewed);
        pp_buf_char(buf, '\n');
    }
}

static void print_markdown(struct pp_buf *buf, const struct pp_selection *all, struct pp_db *db)
{
    pp_buf_str(buf, "| Code | Name | Certifies | Certifications | Reviewed |\n"
                    "| --- | --- | --- | --- | --- |\n");
    for (size_t i = 0; i < all->count; i++) {
        const struct pp_jurisdiction *jurisdiction = all->list[i].jurisdiction;
        pp_buf_printf(buf, "| %.*s | ", PP_VARG(jurisdiction->code));
        pp_markdown_text(buf, jurisdiction->name);
        pp_buf_printf(buf, " | %s | %zu | ", certifies_name(jurisdiction),
                      jurisdiction->credential_count);
        pp_date_format(buf, jurisdiction->reviewed);
        pp_buf_str(buf, " |\n");
    }
    pp_buf_char(buf, '\n');
    say_data(buf, db);
    pp_buf_char(buf, '\n');
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
        print_text(context, &all, &db);
        break;
    }
    return PP_EXIT_YES;
}
