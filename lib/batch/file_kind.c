#include "batch/file_kind.h"

#include "base/escape.h"

static const struct {
    const char *begins;
    const char *is;
    const char *todo;
} kinds[] = {
    {"PK\x03\x04", "a workbook (.xlsx or .ods) or another ZIP file", PP_SAVE_AS_CSV},
    {"\xd0\xcf\x11\xe0", "an Excel workbook (.xls)", PP_SAVE_AS_CSV},
    {"%PDF", "a PDF document", "give the table that it was made from, as CSV"},
    {"\x1f\x8b", "compressed (gzip)", "unpack it first"},
    {"<", "a web page or XML", "open it in the spreadsheet program, and save it as CSV UTF-8"},
};

static enum pp_status refuse(struct pp_view file, struct pp_diags *diags, const char *is,
                             const char *todo)
{
    struct pp_place place = {.file = file};
    pp_report(diags, PP_TABLE_KIND, place, PP_V(""), "the file is %s, and no table of people; %s",
              is, todo);
    return PP_INPUT;
}

/* With a byte order mark; or without, where it shows by the NUL bytes of its letters. */
static bool is_utf16(struct pp_view begin)
{
    if (pp_view_starts(begin, "\xff\xfe") || pp_view_starts(begin, "\xfe\xff"))
        return true;
    if (begin.len < 4)
        return false;
    const char *at = begin.ptr;
    return (!at[0] && at[1] && !at[2] && at[3]) || (at[0] && !at[1] && at[2] && !at[3]);
}

enum pp_status pp_file_kind_check(struct pp_view begin, bool lines, struct pp_view file,
                                  struct pp_diags *diags)
{
    struct pp_place place = {.file = file};
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
        if (pp_view_starts(begin, kinds[i].begins))
            return refuse(file, diags, kinds[i].is, kinds[i].todo);
    if (is_utf16(begin)) {
        pp_report(diags, PP_FILE_BINARY, place, PP_V(""), "the file is in UTF-16, not UTF-8; %s",
                  lines ? "save it as UTF-8" : PP_SAVE_AS_CSV);
        return PP_INPUT;
    }
    struct pp_view text = pp_view_trim(begin);
    if (lines && pp_view_starts(text, "["))
        return refuse(file, diags, "one JSON list",
                      "JSON lines hold one person a line, without brackets around them: jq -c "
                      "'.[]' makes them");
    if (!lines && (pp_view_starts(text, "[") || pp_view_starts(text, "{")))
        return refuse(file, diags, "JSON", "--input jsonl reads JSON lines, one person a line");
    return PP_OK;
}

/* Does a carriage return stand outside of quotes, with no line feed behind it? */
static bool has_lone_return(struct pp_view header)
{
    bool quoted = false;
    for (size_t i = 0; i + 1 < header.len; i++) {
        quoted ^= header.ptr[i] == '"';
        if (!quoted && header.ptr[i] == '\r' && header.ptr[i + 1] != '\n' &&
            header.ptr[i + 1] != '\r')
            return true;
    }
    return false;
}

enum pp_status pp_header_kind_check(struct pp_view header, struct pp_view file,
                                    struct pp_diags *diags)
{
    struct pp_place place = {.file = file, .line = 1, .col = 1};
    if (has_lone_return(header)) {
        pp_report(diags, PP_TABLE_KIND, place, PP_V(""),
                  "the lines end with a carriage return alone, as in 'CSV (Macintosh)'; %s",
                  PP_SAVE_AS_CSV);
        return PP_INPUT;
    }
    if (pp_view_find(header, '\0') == header.len && pp_utf8_check(header) == header.len)
        return PP_OK;
    pp_report(diags, PP_FILE_BINARY, place, PP_V(""),
              "the names of the columns hold bytes that are not UTF-8; %s", PP_SAVE_AS_CSV);
    return PP_INPUT;
}

bool pp_header_names_separator(struct pp_view record, char *out)
{
    struct pp_view line = pp_view_trim(record);
    if (line.len > 2 && line.ptr[0] == '"' && line.ptr[line.len - 1] == '"')
        line = (struct pp_view){line.ptr + 1, line.len - 2};
    /* A tab was taken for white space. */
    bool tab = pp_view_is(line, "sep=") && pp_view_find(record, '\t') < record.len;
    if (!tab && (line.len != 5 || !pp_view_eq_fold(pp_view_first(line, 4), PP_V("sep="))))
        return false;
    char sign = tab ? '\t' : line.ptr[4];
    *out = sign == ',' || sign == ';' || sign == '|' || sign == '\t' ? sign : '\0';
    return true;
}
