#include <string.h>
#include <yaml.h>

#include "read/grow.h"
#include "read/source.h"
#include "read/yaml_words.h"

struct reader {
    struct pp_view text;
    size_t line_breaks;
    yaml_parser_t parser;
    struct pp_grow grow;
    bool finished;
};

static struct pp_place place_of_byte(const struct reader *reader, size_t at)
{
    return pp_source_place(reader->text, reader->grow.file, at);
}

static struct pp_place place_of(const struct reader *reader, yaml_mark_t mark)
{
    /* libyaml puts the end on a line of its own, even where the last line has no line break. */
    if (mark.line > reader->line_breaks)
        return place_of_byte(reader, reader->text.len);
    return (struct pp_place){.file = reader->grow.file,
                             .line = (uint32_t)mark.line + 1,
                             .col = (uint32_t)mark.column + 1};
}

/*
 * YAML 1.1 has line breaks that neither editors nor JSON have. Were they let through, all places
 * after them would be off, and an invisible character in a sentence would end it. The text is UTF-8
 * throughout, so that what a first byte announces is there.
 */
static size_t find_odd_break(struct pp_view text)
{
    size_t at = 0;
    for (; at < text.len; at++) {
        const char *here = text.ptr + at;
        size_t left = text.len - at;
        if (*here == '\r' && (left < 2 || here[1] != '\n'))
            break;
        if (*here == '\xc2' && here[1] == '\x85')
            break;
        if (*here == '\xe2' && here[1] == '\x80' && (here[2] == '\xa8' || here[2] == '\xa9'))
            break;
    }
    return at;
}

/*
 * The first %TAG among the directives at the head of the file. libyaml compares each one with each
 * before it hands them out, so that a file full of them would take hours.
 */
static size_t find_tag_directive(struct pp_view text)
{
    size_t at = 0;
    while (at < text.len) {
        struct pp_view rest = pp_view_from(text, at);
        struct pp_view line = pp_view_first(rest, pp_view_find(rest, '\n'));
        struct pp_view words = pp_view_trim(line);
        if (pp_view_starts(line, "%TAG"))
            return at;
        if (words.len && words.ptr[0] != '#' && line.ptr[0] != '%')
            break;
        at += line.len + 1;
    }
    return text.len;
}

static size_t count_line_breaks(struct pp_view text)
{
    size_t count = 0;
    for (size_t at = pp_view_find(text, '\n'); at < text.len; at = pp_view_find(text, '\n')) {
        text = pp_view_from(text, at + 1);
        count++;
    }
    return count;
}

static bool check_text(struct reader *reader)
{
    size_t len = reader->text.len;
    size_t odd_break = find_odd_break(reader->text);
    size_t tag = find_tag_directive(reader->text);
    reader->line_breaks = count_line_breaks(reader->text);
    if (odd_break < len)
        pp_report(reader->grow.diags, PP_YAML_SYNTAX, place_of_byte(reader, odd_break), PP_V(""),
                  "line break of an unusual kind (%s): use a plain one",
                  reader->text.ptr[odd_break] == '\r' ? "a carriage return without a line feed"
                                                      : "U+0085, U+2028 or U+2029");
    if (tag < len)
        pp_report(reader->grow.diags, PP_YAML_TAG, place_of_byte(reader, tag), PP_V(""),
                  "tags are not read: remove the %%TAG directive");
    return odd_break == len && tag == len;
}

static void refuse_anchor(struct reader *reader, const yaml_char_t *anchor, yaml_mark_t mark)
{
    if (anchor)
        pp_report(reader->grow.diags, PP_YAML_ALIAS, place_of(reader, mark), PP_V(""),
                  "anchor '&%.*s' is not read: write the value out where it is needed",
                  PP_VARG(pp_source_brief(pp_view_of((const char *)anchor))));
}

static void refuse_tag(struct reader *reader, const yaml_char_t *tag, yaml_mark_t mark)
{
    if (tag)
        pp_report(reader->grow.diags, PP_YAML_TAG, place_of(reader, mark), PP_V(""),
                  "tags are not read: write the value plainly");
}

static bool add_alias(struct reader *reader, const yaml_event_t *event)
{
    struct pp_place place = place_of(reader, event->start_mark);
    struct pp_view name = pp_view_of((const char *)event->data.alias.anchor);
    pp_report(reader->grow.diags, PP_YAML_ALIAS, place, PP_V(""),
              "alias '*%.*s' is not read: write the value out", PP_VARG(pp_source_brief(name)));
    return pp_grow_scalar(&reader->grow, place.line, place.col, PP_PLAIN,
                          (struct pp_view){NULL, 0});
}

static bool add_scalar(struct reader *reader, const yaml_event_t *event)
{
    struct pp_place place = place_of(reader, event->start_mark);
    struct pp_view text = {(const char *)event->data.scalar.value, event->data.scalar.length};
    bool is_plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    refuse_anchor(reader, event->data.scalar.anchor, event->start_mark);
    refuse_tag(reader, event->data.scalar.tag, event->start_mark);
    if (pp_view_find(text, '\0') < text.len)
        pp_report(reader->grow.diags, PP_YAML_SYNTAX, place, PP_V(""),
                  "a text cannot hold the NUL character");
    return pp_grow_copy(&reader->grow, place.line, place.col, is_plain ? PP_PLAIN : PP_QUOTED,
                        text);
}

static bool open_list(struct reader *reader, const yaml_event_t *event)
{
    struct pp_place place = place_of(reader, event->start_mark);
    refuse_anchor(reader, event->data.sequence_start.anchor, event->start_mark);
    refuse_tag(reader, event->data.sequence_start.tag, event->start_mark);
    return pp_grow_open(&reader->grow, PP_LIST, place.line, place.col);
}

static bool open_map(struct reader *reader, const yaml_event_t *event)
{
    struct pp_place place = place_of(reader, event->start_mark);
    refuse_anchor(reader, event->data.mapping_start.anchor, event->start_mark);
    refuse_tag(reader, event->data.mapping_start.tag, event->start_mark);
    return pp_grow_open(&reader->grow, PP_MAP, place.line, place.col);
}

/* The byte of a character's number. */
static size_t byte_of(struct pp_view text, size_t character)
{
    size_t at = 0;
    if (character >= text.len)
        return text.len;
    for (; at < text.len; at++)
        if (((unsigned char)text.ptr[at] & 0xc0) != 0x80 && character-- == 0)
            break;
    return at;
}

/* The next byte from `at` that is not white space, a comment or the marker "...". */
static size_t skip_nothing(struct pp_view text, size_t at)
{
    while (at < text.len) {
        struct pp_view rest = pp_view_from(text, at);
        if (pp_is_space(rest.ptr[0]))
            at++;
        else if (rest.ptr[0] == '#')
            at += pp_view_find(rest, '\n');
        else if (pp_view_starts(rest, "...") && (rest.len == 3 || pp_is_space(rest.ptr[3])))
            at += 3;
        else
            break;
    }
    return at;
}

/*
 * At the end of the document: is there more? A second document is not handed to libyaml, whose work
 * on its directives knows no bound. What is no document at all, libyaml knows the words for.
 */
static bool end_document(struct reader *reader, const yaml_event_t *event)
{
    size_t end = byte_of(reader->text, event->end_mark.index);
    size_t at = skip_nothing(reader->text, end);
    struct pp_view rest = pp_view_from(reader->text, at);
    bool is_marked = !event->data.document_end.implicit || pp_view_starts(rest, "---") ||
                     pp_view_starts(rest, "%");
    if (rest.len && !is_marked)
        return true;
    reader->finished = true;
    if (rest.len)
        pp_report(reader->grow.diags, PP_YAML_DOCUMENTS, place_of_byte(reader, at), PP_V(""),
                  "second document: a file holds one");
    return true;
}

static bool take(struct reader *reader, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_ALIAS_EVENT:
        return add_alias(reader, event);
    case YAML_SCALAR_EVENT:
        return add_scalar(reader, event);
    case YAML_SEQUENCE_START_EVENT:
        return open_list(reader, event);
    case YAML_MAPPING_START_EVENT:
        return open_map(reader, event);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        return pp_grow_close(&reader->grow);
    case YAML_DOCUMENT_END_EVENT:
        return end_document(reader, event);
    case YAML_STREAM_END_EVENT:
        reader->finished = true;
        return true;
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_DOCUMENT_START_EVENT:
        return true;
    }
    return true;
}

static void report_syntax(struct reader *reader)
{
    const yaml_parser_t *parser = &reader->parser;
    if (parser->error == YAML_MEMORY_ERROR || !parser->problem) {
        reader->grow.no_memory = true;
        return;
    }
    if (parser->error == YAML_READER_ERROR) {
        pp_report(reader->grow.diags, PP_YAML_SYNTAX, place_of_byte(reader, parser->problem_offset),
                  PP_V(""), "character U+%04X cannot stand in a YAML file",
                  (unsigned)parser->problem_value);
        return;
    }
    struct pp_yaml_problem problem = {
        .words = parser->problem,
        .context = parser->context ? parser->context : "",
        .at = pp_view_from(reader->text, byte_of(reader->text, parser->problem_mark.index)),
        .context_line = (uint32_t)parser->context_mark.line + 1,
    };
    char message[PP_YAML_MESSAGE];
    bool at_context = pp_yaml_explain(&problem, message);
    yaml_mark_t mark = at_context ? parser->context_mark : parser->problem_mark;
    pp_report(reader->grow.diags, PP_YAML_SYNTAX, place_of(reader, mark), PP_V(""), "%s", message);
}

static void read_events(struct reader *reader)
{
    bool go_on = true;
    while (go_on && !reader->finished) {
        yaml_event_t event;
        if (!yaml_parser_parse(&reader->parser, &event)) {
            report_syntax(reader);
            return;
        }
        go_on = take(reader, &event);
        yaml_event_delete(&event);
    }
}

/* A document without content: no node at all, or "---" and nothing behind it. */
static void refuse_empty(struct reader *reader)
{
    const struct pp_grow *grow = &reader->grow;
    bool is_empty =
        grow->count == 0 || (grow->nodes[0].type == PP_SCALAR && grow->nodes[0].style == PP_PLAIN &&
                             grow->nodes[0].text.len == 0);
    if (reader->finished && is_empty && grow->diags->errors == grow->errors_before)
        pp_report(grow->diags, PP_FILE_EMPTY, (struct pp_place){.file = grow->file}, PP_V(""),
                  "text is empty");
}

enum pp_status pp_read_yaml(struct pp_view text, struct pp_view file,
                            const struct pp_read_limits *limits, struct pp_arena *arena,
                            const struct pp_node **out_root, struct pp_diags *diags)
{
    struct reader reader = {.text = pp_source_body(text)};
    enum pp_status status = pp_source_check(reader.text, file, limits, diags);
    if (status != PP_OK)
        return status;
    if (!pp_grow_init(&reader.grow, file, limits, arena, diags) || !check_text(&reader))
        return pp_grow_finish(&reader.grow, NULL);
    if (!yaml_parser_initialize(&reader.parser))
        return pp_no_memory(diags);
    yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&reader.parser, (const unsigned char *)reader.text.ptr,
                                 reader.text.len);
    read_events(&reader);
    yaml_parser_delete(&reader.parser);
    refuse_empty(&reader);
    return pp_grow_finish(&reader.grow, out_root);
}
