#include "help.h"

#include "base/escape.h"
#include "text.h"
#include "usage.h"

enum {
    HELP_WIDTH = 80,
    COMMAND_COLUMN = 12,
    OPTION_COLUMN = 24,
    NARROW = 60, /* below, help stands under its option */
    NARROW_COLUMN = 8,
    LITERAL_COLUMN = 4,
    GAP = 3, /* as many blanks divide the columns of a table */
    LONGEST_TEXT = 4096
};

/* Where help is written, and how wide. */
struct page {
    struct pp_buf *buf;
    const struct pp_term *term;
    size_t width;
    struct pp_buf text; /* for a paragraph put together out of pieces */
};

static void page_begin(struct page *page, struct pp_buf *buf, const struct pp_term *term)
{
    size_t width = term->width < HELP_WIDTH ? term->width : HELP_WIDTH;
    *page = (struct page){.buf = buf, .term = term, .width = width};
    pp_buf_init(&page->text, LONGEST_TEXT);
}

static void page_end(struct page *page)
{
    pp_buf_release(&page->text);
}

static void put_heading(struct page *page, const char *title)
{
    pp_buf_char(page->buf, '\n');
    pp_styled(page->buf, page->term, PP_STYLE_BOLD, pp_view_of(title));
    pp_buf_str(page->buf, ":\n");
}

/* Where the second column of a line of a table begins; its length where there is none. */
static size_t gap_of(struct pp_view line)
{
    for (size_t i = 1; i + GAP < line.len; i++)
        if (line.ptr[i - 1] != ' ' && pp_view_starts(pp_view_from(line, i), "   "))
            return i;
    return line.len;
}

/*
 * A paragraph that stays as it is: lines to copy, such as those of a profile; or a table, which on
 * a narrow terminal becomes one column below the other.
 */
static void put_literal(struct page *page, struct pp_view text)
{
    bool table = false;
    for (struct pp_view rest = text; rest.len && !table;) {
        struct pp_view line = pp_view_first(rest, pp_view_find(rest, '\n'));
        table = gap_of(pp_view_trim(line)) < pp_view_trim(line).len;
        rest = pp_view_from(rest, line.len < rest.len ? line.len + 1 : line.len);
    }
    while (text.len) {
        struct pp_view line = pp_view_first(text, pp_view_find(text, '\n'));
        text = pp_view_from(text, line.len < text.len ? line.len + 1 : line.len);
        if (!table || line.len <= page->width) {
            pp_buf_add(page->buf, line);
            pp_buf_char(page->buf, '\n');
            continue;
        }
        line = pp_view_trim(line);
        size_t gap = gap_of(line);
        pp_buf_fill(page->buf, ' ', LITERAL_COLUMN);
        pp_wrap(page->buf, pp_view_first(line, gap), LITERAL_COLUMN, NARROW_COLUMN, page->width);
        if (gap == line.len)
            continue;
        pp_buf_fill(page->buf, ' ', NARROW_COLUMN);
        pp_wrap(page->buf, pp_view_from(line, gap), NARROW_COLUMN, NARROW_COLUMN, page->width);
    }
}

static void put_prose(struct page *page, const char *text)
{
    struct pp_view paragraph;
    bool literal, first = true;
    while (pp_next_paragraph(&text, &paragraph, &literal)) {
        if (!first)
            pp_buf_char(page->buf, '\n');
        first = false;
        if (literal)
            put_literal(page, paragraph);
        else
            pp_wrap(page->buf, paragraph, 0, 0, page->width);
    }
}

/* Go to `column` on a line that holds `label`: on the next line if the label is too long. */
static void put_label(struct page *page, struct pp_view label, size_t column)
{
    pp_buf_str(page->buf, "  ");
    pp_buf_add(page->buf, label);
    size_t at = 2 + pp_utf8_width(label);
    if (at + 2 > column) {
        pp_buf_char(page->buf, '\n');
        at = 0;
    }
    pp_buf_fill(page->buf, ' ', column - at);
}

/* A label and the text gathered in page->text beside it. */
static void put_row(struct page *page, struct pp_view label, size_t column)
{
    put_label(page, label, column);
    pp_wrap(page->buf, pp_buf_view(&page->text), column, column, page->width);
    if (pp_buf_status(&page->text) != PP_OK)
        page->buf->status = pp_buf_status(&page->text);
    pp_buf_clear(&page->text);
}

static void put_commands(struct page *page)
{
    for (int group = 0; group < PP_GROUP_COUNT; group++) {
        put_heading(page, pp_group_title((enum pp_group)group));
        for (const struct pp_verb *verb = pp_verbs; verb->name; verb++) {
            if (verb->group != (enum pp_group)group)
                continue;
            pp_buf_str(&page->text, verb->summary);
            put_row(page, pp_view_of(verb->name), COMMAND_COLUMN);
        }
    }
}

static void put_topics(struct page *page)
{
    put_heading(page, "Other topics of the help");
    for (const struct pp_topic *topic = pp_topics; topic->name; topic++) {
        pp_buf_str(&page->text, topic->summary);
        put_row(page, pp_view_of(topic->name), COMMAND_COLUMN);
    }
}

static void put_examples(struct page *page, const struct pp_example *examples)
{
    put_heading(page, "Examples");
    for (const struct pp_example *example = examples; example->line; example++) {
        pp_buf_str(page->buf, "  ");
        pp_buf_str(page->buf, example->line);
        pp_buf_str(page->buf, "\n      ");
        pp_wrap(page->buf, pp_view_of(example->says), 6, 6, page->width);
    }
}

static void put_option(struct page *page, const struct pp_verb *verb, enum pp_option_id id)
{
    const struct pp_option *option = &pp_options[id];
    struct pp_buf label pp_cleanup_buf;
    pp_buf_init(&label, LONGEST_TEXT);
    if (option->letter)
        pp_buf_printf(&label, "-%c, --%s", option->letter, option->name);
    else
        pp_buf_printf(&label, "    --%s", option->name);
    pp_buf_str(&label, option->kind == PP_OPTION_FLAG ? "" : " ");
    pp_say_option_value(&label, id, verb);
    pp_say_option_help(&page->text, id, verb);
    put_row(page, pp_buf_view(&label), page->width < NARROW ? NARROW_COLUMN : OPTION_COLUMN);
    if (pp_buf_status(&label) != PP_OK)
        page->buf->status = pp_buf_status(&label);
}

static void put_global_options(struct page *page, const struct pp_verb *verb)
{
    put_heading(page, "Options of every command");
    for (int id = PP_OPT_NONE + 1; id < PP_OPT_COUNT; id++)
        if (pp_options[id].global)
            put_option(page, verb, (enum pp_option_id)id);
}

static void put_own_options(struct page *page, const struct pp_verb *verb)
{
    if (verb->options[0] == PP_OPT_NONE)
        return;
    put_heading(page, "Options");
    for (const enum pp_option_id *id = verb->options; *id != PP_OPT_NONE; id++)
        put_option(page, verb, *id);
}

static void put_arguments(struct page *page, const struct pp_verb *verb)
{
    if (!verb->arguments[0].metavar)
        return;
    put_heading(page, "Arguments");
    for (const struct pp_argument *arg = verb->arguments; arg->metavar; arg++) {
        pp_buf_str(&page->text, pp_metavar_find(arg->metavar)->meaning);
        put_row(page, pp_view_of(arg->metavar), COMMAND_COLUMN);
    }
}

static void put_exits(struct page *page, const struct pp_verb *verb)
{
    put_heading(page, "Exit status");
    for (int status = 0; status < PP_EXIT_COUNT; status++) {
        const char digit = (char)('0' + status);
        const char *says = pp_verb_exit(verb, (enum pp_exit)status);
        if (!says)
            continue;
        pp_buf_str(&page->text, says);
        put_row(page, (struct pp_view){&digit, 1}, 5);
    }
}

static void put_usage(struct page *page, const char *name, const struct pp_verb *verb)
{
    static const char start[] = "Usage: peerpath ";
    size_t column = sizeof(start) - 1;
    pp_buf_str(page->buf, start);
    size_t indent = page->width < NARROW ? NARROW_COLUMN / 2 : column;
    struct pp_wrapper wrapper = pp_wrap_begin(page->buf, column, indent, page->width);
    pp_wrap_text(&wrapper, pp_view_of(name));
    if (verb)
        pp_say_synopsis(&wrapper, verb);
    pp_wrap_end(&wrapper);
}

void pp_help_short(struct pp_buf *buf, const struct pp_term *term)
{
    struct page page;
    page_begin(&page, buf, term);
    put_prose(&page, pp_program_purpose);
    for (const struct pp_example *example = pp_program_examples; example->line; example++) {
        pp_buf_char(buf, '\n');
        pp_wrap(buf, pp_view_of(example->says), 0, 0, page.width);
        pp_buf_str(buf, "    ");
        pp_styled(buf, term, PP_STYLE_BOLD, pp_view_of(example->line));
        pp_buf_char(buf, '\n');
    }
    pp_buf_char(buf, '\n');
    put_prose(&page, "It works for every state and territory. 'peerpath help' tells what else "
                     "it can do.\n\n" PP_GUIDANCE);
    page_end(&page);
}

void pp_help_program(struct pp_buf *buf, const struct pp_term *term)
{
    struct page page;
    page_begin(&page, buf, term);
    put_usage(&page, "COMMAND [ARGUMENT...] [OPTION...]", NULL);
    pp_buf_char(buf, '\n');
    put_prose(&page, pp_program_purpose);
    pp_buf_char(buf, '\n');
    put_prose(&page, pp_program_description);
    put_commands(&page);
    put_topics(&page);
    put_examples(&page, pp_program_examples);
    put_global_options(&page, NULL);
    put_exits(&page, NULL);
    pp_buf_char(buf, '\n');
    put_prose(&page, "'peerpath help COMMAND' tells all about one command, and 'peerpath help "
                     "TOPIC' about a topic.");
    page_end(&page);
}

void pp_help_verb(struct pp_buf *buf, const struct pp_verb *verb, bool whole,
                  const struct pp_term *term)
{
    struct page page;
    page_begin(&page, buf, term);
    put_usage(&page, verb->name, verb);
    pp_buf_char(buf, '\n');
    put_prose(&page, verb->description);
    put_arguments(&page, verb);
    put_own_options(&page, verb);
    put_global_options(&page, verb);
    put_exits(&page, verb);
    put_examples(&page, verb->examples);
    if (verb->details && whole) {
        put_heading(&page, "Details");
        put_prose(&page, verb->details);
    } else if (verb->details) {
        pp_buf_printf(buf, "\n'peerpath help %s' tells more.\n", verb->name);
    }
    page_end(&page);
}

static void show_heading(void *to, const char *title)
{
    put_heading(to, title);
}

static void show_prose(void *to, const char *text)
{
    put_prose(to, text);
}

static void show_row(void *to, struct pp_view label, struct pp_view text)
{
    struct page *page = to;
    pp_buf_add(&page->text, text);
    put_row(page, label, page->width < NARROW ? NARROW_COLUMN : OPTION_COLUMN);
}

void pp_help_topic(struct pp_buf *buf, const struct pp_topic *topic, const struct pp_term *term)
{
    struct page page;
    page_begin(&page, buf, term);
    put_prose(&page, topic->description);
    const struct pp_topic_pieces pieces = {show_heading, show_prose, show_row, &page};
    if (topic->write(&pieces) != PP_OK)
        buf->status = PP_NOMEM;
    page_end(&page);
}
