#include "base/diag.h"

#include <stdarg.h>
#include <string.h>

#include "base/escape.h"

enum {
    LONGEST_SOURCE = 400,
    MOST_MESSAGE = 1023, /* bytes */
    DIAGS_MEMORY = 4 << 20
};

static const struct pp_code_info infos[PP_CODE_COUNT] = {
#define PP_CODE(id, code, title, explanation, before, after)                                       \
    [PP_##id] = {code, title, explanation, before, after},
#include "base/codes.def"
#undef PP_CODE
};

const struct pp_code_info *pp_code_info(enum pp_code code)
{
    return &infos[code];
}

bool pp_code_find(struct pp_view text, enum pp_code *out)
{
    for (size_t i = 0; i < PP_CODE_COUNT; i++) {
        if (pp_view_eq_fold(text, pp_view_of(infos[i].code))) {
            *out = (enum pp_code)i;
            return true;
        }
    }
    return false;
}

void pp_diags_init(struct pp_diags *diags)
{
    *diags = (struct pp_diags){0};
    pp_arena_init(&diags->arena, DIAGS_MEMORY);
}

void pp_diags_release(struct pp_diags *diags)
{
    pp_arena_release(&diags->arena);
    pp_diags_init(diags);
}

static struct pp_view copy(struct pp_diags *diags, struct pp_view view, bool *failed)
{
    if (view.len == 0)
        return PP_V("");
    struct pp_view copied = pp_arena_copy(&diags->arena, view);
    if (!copied.ptr)
        *failed = true;
    return copied;
}

PP_PRINTF(2, 0)
static struct pp_view format_message(struct pp_diags *diags, const char *format, va_list args,
                                     bool *failed)
{
    char text[MOST_MESSAGE + 2]; /* one byte more shows whether it goes on in a character */
    int len = vsnprintf(text, sizeof(text), format, args);
    size_t kept = len < 0 ? 0 : (size_t)len < sizeof(text) ? (size_t)len : sizeof(text) - 1;
    return copy(diags, pp_view_cut((struct pp_view){text, kept}, MOST_MESSAGE), failed);
}

PP_PRINTF(3, 0)
static void add(struct pp_diags *diags, struct pp_diag diag, const char *format, va_list args)
{
    if (diag.severity == PP_ERROR)
        diags->errors++;
    if (diags->count >= PP_DIAGS_MAX) {
        diags->omitted++;
        return;
    }
    bool failed = false;
    if (!diags->list)
        diags->list = PP_NEW_N(&diags->arena, struct pp_diag, PP_DIAGS_MAX);
    if (!diags->list) {
        diags->no_memory = true;
        return;
    }
    diag.place.file = copy(diags, diag.place.file, &failed);
    diag.path = copy(diags, diag.path, &failed);
    diag.message = format_message(diags, format, args, &failed);
    if (failed) {
        diags->no_memory = true;
        return;
    }
    diags->list[diags->count++] = diag;
}

void pp_report(struct pp_diags *diags, enum pp_code code, struct pp_place place,
               struct pp_view path, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add(diags, (struct pp_diag){.code = code, .place = place, .path = path}, format, args);
    va_end(args);
}

void pp_warn(struct pp_diags *diags, enum pp_code code, struct pp_place place, struct pp_view path,
             const char *format, ...)
{
    struct pp_diag diag = {.code = code, .severity = PP_WARNING, .place = place, .path = path};
    va_list args;
    va_start(args, format);
    add(diags, diag, format, args);
    va_end(args);
}

static bool wants_source(const struct pp_diag *diag, struct pp_view file)
{
    return diag->source.len == 0 && diag->place.line && pp_view_eq(diag->place.file, file);
}

/* Take the first line off the rest of a text. */
static struct pp_view take_line(struct pp_view *rest)
{
    struct pp_view line = pp_view_first(*rest, pp_view_find(*rest, '\n'));
    *rest = pp_view_from(*rest, line.len + 1);
    if (line.len && line.ptr[line.len - 1] == '\r')
        line.len--;
    return line;
}

/* The part of a long line around a column; *out_skipped tells how many characters it leaves out in
 * front. */
static struct pp_view cut_around(struct pp_view line, uint32_t col, uint32_t *out_skipped)
{
    uint32_t skipped = 0, code;
    size_t start = 0, at = 0;
    for (uint32_t character = 1; at < line.len && character < col; character++) {
        size_t len = pp_utf8_next(pp_view_from(line, at), &code);
        at += len ? len : 1;
        while (at - start > LONGEST_SOURCE / 2) {
            len = pp_utf8_next(pp_view_from(line, start), &code);
            start += len ? len : 1;
            skipped++;
        }
    }
    *out_skipped = skipped;
    return pp_view_first(pp_view_from(line, start), LONGEST_SOURCE);
}

void pp_diags_quote(struct pp_diags *diags, size_t first, struct pp_view file, struct pp_view text)
{
    struct pp_diag *waiting[PP_DIAGS_MAX]; /* in the order of their lines: the text is read once */
    size_t count = 0;
    bool failed = false;
    for (size_t i = first; i < diags->count; i++) {
        if (!wants_source(&diags->list[i], file))
            continue;
        size_t at = count++;
        for (; at > 0 && waiting[at - 1]->place.line > diags->list[i].place.line; at--)
            waiting[at] = waiting[at - 1];
        waiting[at] = &diags->list[i];
    }
    struct pp_view line = PP_V("");
    uint32_t number = 0;
    for (size_t i = 0; i < count; i++) {
        for (; number < waiting[i]->place.line && (text.len || number == 0); number++)
            line = take_line(&text);
        if (number == waiting[i]->place.line)
            waiting[i]->source =
                copy(diags, cut_around(line, waiting[i]->place.col, &waiting[i]->source_skipped),
                     &failed);
    }
    if (failed)
        diags->no_memory = true;
}

enum pp_status pp_diags_status(const struct pp_diags *diags)
{
    if (diags->no_memory)
        return PP_NOMEM;
    return diags->errors ? PP_INPUT : PP_OK;
}

enum pp_status pp_no_memory(struct pp_diags *diags)
{
    diags->no_memory = true;
    return PP_NOMEM;
}
