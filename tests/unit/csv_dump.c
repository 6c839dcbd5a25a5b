/* Print CSV from standard input as JSON: a list of lists of texts. Records with faults are null. */
#include "base/file.h"
#include "read/csv.h"
#include "read/json_write.h"

#include <stdio.h>
#include <string.h>

enum {
    MOST = 16 << 20,
    COLUMNS = 1000
};

/* Add the records of the text, which has a margin, in the order of the file. */
static void dump(struct pp_view text, size_t columns, bool plain, struct pp_json *json)
{
    struct pp_csv_index index = {.columns = columns, .room = pp_csv_room(columns)};
    struct pp_buf scratch pp_cleanup_buf;
    size_t at = 0;
    uint32_t number = 0;
    pp_buf_init(&scratch, MOST);
    index.marks = calloc(index.room, sizeof(*index.marks));
    while (index.marks && at < text.len) {
        pp_csv_index(text, &at, &number, plain, &index);
        for (size_t i = 0; i < index.count; i++) {
            const struct pp_csv_record *record = &index.records[i];
            if (record->fault != PP_CSV_GOOD) {
                pp_json_null(json);
                continue;
            }
            pp_json_array(json);
            for (size_t cell = 0; cell < columns; cell++)
                pp_json_text(json, pp_csv_text(pp_csv_cell(text, &index, record, cell), &scratch));
            pp_json_end_array(json);
        }
    }
    free(index.marks);
}

/* As many columns as the first record has cells. */
static size_t count_columns(struct pp_view text)
{
    struct pp_csv_index index = {.columns = COLUMNS, .room = pp_csv_room(COLUMNS)};
    size_t at = 0, columns = 0;
    uint32_t number = 0;
    index.marks = calloc(index.room, sizeof(*index.marks));
    if (index.marks)
        pp_csv_index(text, &at, &number, true, &index);
    if (index.marks && index.count)
        columns = index.records[0].cells;
    free(index.marks);
    return columns;
}

int main(int argc, char **argv)
{
    static const char margin[PP_CSV_MARGIN];
    struct pp_buf text pp_cleanup_buf;
    struct pp_buf out pp_cleanup_buf;
    struct pp_diags diags pp_cleanup_diags;
    struct pp_json json;
    bool plain = argc > 1 && strcmp(argv[1], "plain") == 0;
    pp_buf_init(&text, MOST);
    pp_buf_init(&out, MOST);
    pp_diags_init(&diags);
    if (pp_file_read("-", MOST - PP_CSV_MARGIN - 1, &text, &diags) != PP_OK)
        return 1;
    if (text.len && text.data[text.len - 1] != '\n')
        pp_buf_char(&text, '\n');
    struct pp_view all = pp_buf_view(&text);
    pp_buf_add(&text, (struct pp_view){margin, sizeof(margin)});
    all.ptr = pp_buf_view(&text).ptr;
    pp_json_init(&json, &out);
    pp_json_array(&json);
    dump(all, count_columns(all), plain, &json);
    pp_json_end_array(&json);
    pp_buf_char(&out, '\n');
    bool good = pp_buf_status(&out) == PP_OK && pp_buf_status(&text) == PP_OK;
    return good && pp_fd_write_all(STDOUT_FILENO, pp_buf_view(&out)) == 0 ? 0 : 1;
}
