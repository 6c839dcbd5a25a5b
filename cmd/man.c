#include "man.h"

#include <string.h>

#include "environ.h"
#include "roff.h"
#include "usage.h"

/* Of the last change to the texts; a page without a date is no valid page. */
#define DATE "2026-11-29"

enum {
    SOURCE_WIDTH = 78,
    LONGEST_TEXT = 8192
};

struct topic {
    const char *name;
    const char *says;
};

static const struct topic environment[] = {
    {PP_ENV_STATES, "The folder of rules to use when --states is not given."},
    {PP_ENV_PROFILE, "The profile to use when --profile is not given."},
    {PP_ENV_CONFIG, "The folder of the user's settings, where the profile is looked for last; "
                    "~/.config if it is not set."},
    {PP_ENV_DATA, "The folder that holds the last update; ~/.local/share if it is not set."},
    {PP_ENV_CACHE, "The folder in which 'watch' keeps pages; ~/.cache if it is not set."},
    {PP_ENV_SOURCE, "Where 'update' fetches from when --source is not given."},
    {PP_ENV_KEY, "The public key that 'update' verifies with when --key is not given."},
    {PP_ENV_CA, "Certificates to trust in place of the system's, for 'update' and 'watch'."},
    {PP_ENV_NO_COLOR,
     "If it is set and not empty, no colors are used, unless --color asks for them."},
    {PP_ENV_COLORTERM,
     "If it is set, or TERM names 256 colors, 'map' uses finer shades than the eight basic ones."},
    {PP_ENV_OUR_PAGER, "The program that shows text longer than the screen, with its arguments; "
                       "empty or cat for none. Only on a terminal."},
    {PP_ENV_PAGER, "The same, when " PP_ENV_OUR_PAGER " is not set; less if neither is."},
    {PP_ENV_COLUMNS, "The width of the terminal, if it is to be another than the terminal tells."},
};

static const struct topic files[] = {
    {"~/.config/" PP_PROFILE_PATH,
     "The profile to use when neither --profile nor " PP_ENV_PROFILE " names one."},
    {"~/.config/" PP_CONFIG_PATH, "Settings: 'source' and 'key' of 'update'."},
    {"~/.local/share/" PP_STORE_PATH, "The last update, and the one before it."},
};

/* A page under way: `text` holds what is put together before it is escaped. */
struct page {
    struct pp_buf *buf;
    struct pp_buf text;
    bool headed; /* of a topic: a heading stands right before */
};

/* Wrapped, escaped lines out of a paragraph. */
static void put_paragraph(struct page *page, struct pp_view paragraph)
{
    struct pp_buf lines pp_cleanup_buf;
    pp_buf_init(&lines, LONGEST_TEXT);
    pp_wrap(&lines, paragraph, 0, 0, SOURCE_WIDTH);
    struct pp_view rest = pp_buf_view(&lines);
    while (rest.len) {
        size_t len = pp_view_find(rest, '\n');
        pp_roff_line(page->buf, pp_view_first(rest, len));
        rest = pp_view_from(rest, len + 1);
    }
    if (pp_buf_status(&lines) != PP_OK)
        page->buf->status = pp_buf_status(&lines);
}

static void clear_text(struct page *page)
{
    if (pp_buf_status(&page->text) != PP_OK)
        page->buf->status = pp_buf_status(&page->text);
    pp_buf_clear(&page->text);
}

/* What was gathered in page->text. */
static void put_gathered(struct page *page)
{
    put_paragraph(page, pp_buf_view(&page->text));
    clear_text(page);
}

/* After a heading a paragraph begins by itself. */
static void put_prose(struct page *page, const char *text, bool after_heading)
{
    struct pp_view paragraph;
    bool literal;
    while (pp_next_paragraph(&text, &paragraph, &literal)) {
        pp_buf_str(page->buf, after_heading ? "" : ".PP\n");
        after_heading = false;
        if (literal)
            pp_roff_literal(page->buf, paragraph);
        else
            put_paragraph(page, paragraph);
    }
}

/* "peerpath" or "peerpath-check". */
static void put_name(struct page *page, const char *of)
{
    pp_buf_str(page->buf, "peerpath");
    if (of)
        pp_buf_printf(page->buf, "\\-%s", of);
}

/* `of`: a command or a topic, NULL for the program. `section` is its number and title. */
static void put_head(struct page *page, const char *of, const char *section, const char *title,
                     const char *summary)
{
    pp_buf_str(page->buf, ".\\\" Made by peerpath out of its tables; do not edit.\n.TH ");
    put_name(page, of);
    pp_buf_printf(page->buf, " %s " DATE " \"peerpath " PP_VERSION "\" \"%s\"\n", section, title);
    pp_roff_section(page->buf, "NAME");
    put_name(page, of);
    pp_buf_str(page->buf, " \\- ");
    pp_roff_line(page->buf, pp_view_of(summary));
}

static void put_synopsis(struct page *page, const struct pp_verb *verb)
{
    pp_roff_section(page->buf, "SYNOPSIS");
    pp_roff_bold(page->buf, "peerpath");
    pp_buf_char(page->buf, ' ');
    if (verb)
        pp_roff_bold(page->buf, verb->name);
    else
        pp_roff_italic(page->buf, "COMMAND");
    pp_buf_char(page->buf, '\n');
    struct pp_wrapper wrapper = pp_wrap_begin(&page->text, 0, 0, 1); /* a line each */
    if (verb)
        pp_say_synopsis(&wrapper, verb);
    else
        pp_wrap_text(&wrapper, PP_V("[ARGUMENT...] [OPTION...]"));
    struct pp_view rest = pp_buf_view(&page->text);
    while (rest.len) {
        size_t len = pp_view_find(rest, '\n');
        pp_roff_whole(page->buf, pp_view_first(rest, len));
        rest = pp_view_from(rest, len + 1);
    }
    clear_text(page);
}

static void put_option(struct page *page, const struct pp_verb *verb, enum pp_option_id id)
{
    const struct pp_option *option = &pp_options[id];
    pp_buf_str(page->buf, ".TP\n");
    if (option->letter) {
        const char letter[] = {'-', option->letter, '\0'};
        pp_roff_bold(page->buf, letter);
        pp_buf_str(page->buf, ", ");
    }
    pp_buf_str(page->buf, "\\fB\\-\\-");
    pp_roff_text(page->buf, pp_view_of(option->name));
    pp_buf_str(page->buf, "\\fR");
    pp_say_option_value(&page->text, id, verb);
    if (page->text.len) {
        pp_buf_char(page->buf, ' ');
        pp_roff_italic(page->buf, page->text.data);
        clear_text(page);
    }
    pp_buf_char(page->buf, '\n');
    pp_say_option_help(&page->text, id, verb);
    put_gathered(page);
}

static void put_options(struct page *page, const struct pp_verb *verb)
{
    pp_roff_section(page->buf, "OPTIONS");
    for (const enum pp_option_id *id = verb ? verb->options : NULL; id && *id; id++)
        put_option(page, verb, *id);
    for (int id = PP_OPT_NONE + 1; id < PP_OPT_COUNT; id++)
        if (pp_options[id].global)
            put_option(page, verb, (enum pp_option_id)id);
}

static void put_topic(struct page *page, const char *name, const char *says)
{
    pp_buf_str(page->buf, ".TP\n");
    pp_roff_bold(page->buf, name);
    pp_buf_char(page->buf, '\n');
    put_paragraph(page, pp_view_of(says));
}

static void put_arguments(struct page *page, const struct pp_verb *verb)
{
    if (verb->arguments[0].metavar)
        pp_roff_section(page->buf, "ARGUMENTS");
    for (const struct pp_argument *arg = verb->arguments; arg->metavar; arg++) {
        pp_buf_str(page->buf, ".TP\n");
        pp_roff_italic(page->buf, arg->metavar);
        pp_buf_char(page->buf, '\n');
        put_paragraph(page, pp_view_of(pp_metavar_find(arg->metavar)->meaning));
    }
}

static void put_commands(struct page *page)
{
    pp_roff_section(page->buf, "COMMANDS");
    for (const struct pp_verb *verb = pp_verbs; verb->name; verb++)
        put_topic(page, verb->name, verb->summary);
}

static void put_exits(struct page *page, const struct pp_verb *verb)
{
    pp_roff_section(page->buf, "\"EXIT STATUS\"");
    for (int status = 0; status < PP_EXIT_COUNT; status++) {
        const char name[] = {(char)('0' + status), '\0'};
        const char *says = pp_verb_exit(verb, (enum pp_exit)status);
        if (says)
            put_topic(page, name, says);
    }
}

static void put_surroundings(struct page *page)
{
    pp_roff_section(page->buf, "ENVIRONMENT");
    for (size_t i = 0; i < sizeof(environment) / sizeof(environment[0]); i++)
        put_topic(page, environment[i].name, environment[i].says);
    pp_roff_section(page->buf, "FILES");
    for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
        put_topic(page, files[i].name, files[i].says);
}

static void put_examples(struct page *page, const struct pp_example *examples)
{
    pp_roff_section(page->buf, "EXAMPLES");
    for (const struct pp_example *example = examples; example->line; example++) {
        pp_buf_str(page->buf, example == examples ? "" : ".PP\n");
        put_paragraph(page, pp_view_of(example->says));
        pp_buf_str(page->buf, ".PP\n.RS 4\n");
        pp_roff_literal(page->buf, pp_view_of(example->line));
        pp_buf_str(page->buf, ".RE\n");
    }
}

static void put_see_also(struct page *page, const char *except)
{
    pp_roff_section(page->buf, "\"SEE ALSO\"");
    if (except)
        pp_buf_str(page->buf, ".BR peerpath (1)");
    bool first = !except;
    for (const struct pp_verb *verb = pp_verbs; verb->name; verb++) {
        if (except && strcmp(verb->name, except) == 0)
            continue;
        pp_buf_printf(page->buf, "%s.BR peerpath\\-%s (1)", first ? "" : ",\n", verb->name);
        first = false;
    }
    for (const struct pp_topic *topic = pp_topics; topic->name; topic++)
        if (!except || strcmp(topic->name, except) != 0)
            pp_buf_printf(page->buf, ",\n.BR peerpath\\-%s (5)", topic->name);
    pp_buf_char(page->buf, '\n');
}

void pp_man_page(struct pp_buf *buf, const struct pp_verb *verb)
{
    struct page page = {.buf = buf};
    pp_buf_init(&page.text, LONGEST_TEXT);
    put_head(&page, verb ? verb->name : NULL, "1", "User Commands",
             verb ? verb->summary : pp_program_summary);
    put_synopsis(&page, verb);
    pp_roff_section(buf, "DESCRIPTION");
    if (verb) {
        put_prose(&page, verb->description, true);
        put_prose(&page, verb->details, false);
        put_arguments(&page, verb);
    } else {
        put_prose(&page, pp_program_purpose, true);
        put_prose(&page, pp_program_description, false);
        put_commands(&page);
    }
    put_options(&page, verb);
    put_exits(&page, verb);
    put_surroundings(&page);
    put_examples(&page, verb ? verb->examples : pp_program_examples);
    put_see_also(&page, verb ? verb->name : NULL);
    pp_buf_release(&page.text);
}

static void show_heading(void *to, const char *title)
{
    struct page *page = to;
    pp_buf_printf(page->buf, ".SH \"%s\"\n", title);
    page->headed = true;
}

static void show_prose(void *to, const char *text)
{
    struct page *page = to;
    put_prose(page, text, page->headed);
    page->headed = false;
}

static void show_row(void *to, struct pp_view label, struct pp_view text)
{
    struct page *page = to;
    pp_buf_add(&page->text, label);
    const struct pp_view name = pp_buf_text(&page->text, page->buf);
    pp_buf_str(page->buf, ".TP\n");
    pp_roff_bold(page->buf, name.len ? name.ptr : "");
    pp_buf_char(page->buf, '\n');
    put_paragraph(page, text);
    clear_text(page);
    page->headed = false;
}

void pp_man_topic(struct pp_buf *buf, const struct pp_topic *topic)
{
    struct page page = {.buf = buf};
    pp_buf_init(&page.text, LONGEST_TEXT);
    put_head(&page, topic->name, "5", "File Formats", topic->summary);
    pp_roff_section(buf, "DESCRIPTION");
    put_prose(&page, topic->description, true);
    const struct pp_topic_pieces pieces = {show_heading, show_prose, show_row, &page};
    if (topic->write(&pieces) != PP_OK)
        buf->status = PP_NOMEM;
    put_see_also(&page, topic->name);
    pp_buf_release(&page.text);
}
