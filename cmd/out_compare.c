/* A comparison as data: CSV, JSON and Markdown. */
#include "out_compare.h"

#include "advise/serves.h"
#include "json_parts.h"
#include "out_advice.h"
#include "out_check.h"
#include "out_csv.h"
#include "out_rules_json.h"
#include "rules/mention.h"
#include "rules/wording.h"

static const char *const differs_words[] = {"no", "yes", "perhaps"};

struct pp_view pp_cell_text(const struct pp_compare_cell *cell)
{
    static const char *const words[PP_CELL_STATES] = {
        [PP_CELL_IN_CHOICE] = "only as one way of a choice in another row",
        [PP_CELL_NOT_ASKED] = "not asked for",
        [PP_CELL_NOT_KNOWN] = "looked for, not found",
        [PP_CELL_NOTHING] = "the sources do not say",
        [PP_CELL_NONE] = "no certification",
    };
    return cell->state == PP_CELL_ASKED ? cell->text : pp_view_of(words[cell->state]);
}

struct pp_view pp_column_id(const struct pp_compare_column *column)
{
    return column->credential ? column->credential->id : column->jurisdiction->code;
}

void pp_say_cell(struct pp_buf *buf, const struct pp_compare_column *column,
                 const struct pp_compare_cell *cell, struct pp_citations *cited)
{
    const struct pp_sources sources = {cell->sources, cell->source_count};
    pp_cite_text(cited, buf, column->jurisdiction, pp_cell_text(cell));
    pp_cite(cited, buf, &sources);
}

void pp_say_column_note(struct pp_buf *buf, const struct pp_comparison *comparison, size_t column,
                        struct pp_citations *cited)
{
    const struct pp_compare_column *this = &comparison->columns[column];
    const struct pp_jurisdiction *jurisdiction = this->jurisdiction;
    if (!this->credential) {
        pp_buf_printf(buf, "%.*s has no such certification on that day. ",
                      PP_VARG(jurisdiction->name));
        if (cited)
            pp_cite_text(cited, buf, jurisdiction, jurisdiction->summary);
        else
            pp_buf_add(buf, jurisdiction->summary);
        return;
    }
    if (this->other_people) {
        pp_buf_printf(buf,
                      "No common track: by its rules, no certification of %.*s is for the same "
                      "people; %.*s is for work in ",
                      PP_VARG(this->jurisdiction->name), PP_VARG(this->credential->id));
        pp_say_served(buf, this->credential);
        pp_buf_str(buf, ". ");
    }
    if (this->other_count) {
        pp_buf_printf(buf, "%.*s has %zu more: ", PP_VARG(jurisdiction->name), this->other_count);
        for (size_t i = 0; i < this->other_count; i++)
            pp_buf_printf(buf, "%s%.*s", i ? ", " : "", PP_VARG(this->others[i]->id));
        pp_buf_str(buf, ". Name one to compare it.");
    }
}

static void put_markdown_head(struct pp_buf *buf, const struct pp_comparison *comparison)
{
    pp_buf_str(buf, "|  | Differs |");
    for (size_t i = 0; i < comparison->column_count; i++) {
        const struct pp_compare_column *column = &comparison->columns[i];
        pp_buf_char(buf, ' ');
        pp_markdown_text(buf, column->jurisdiction->name);
        if (column->credential) {
            pp_buf_str(buf, ": ");
            pp_markdown_text(buf, column->credential->title);
            pp_buf_printf(buf, " (%.*s)", PP_VARG(column->credential->id));
        }
        pp_buf_str(buf, " |");
    }
    pp_buf_str(buf, "\n| --- | --- |");
    for (size_t i = 0; i < comparison->column_count; i++)
        pp_buf_str(buf, " --- |");
    pp_buf_char(buf, '\n');
}

static void put_markdown_row(struct pp_doc *doc, const struct pp_comparison *comparison,
                             const struct pp_compare_row *row, struct pp_citations *cited)
{
    struct pp_buf *buf = &doc->out->buf;
    pp_buf_printf(buf, "| %s | %s |", row->title, differs_words[row->differs]);
    for (size_t i = 0; i < comparison->column_count; i++) {
        struct pp_buf *line = pp_doc_line(doc);
        pp_say_cell(line, &comparison->columns[i], &row->cells[i], cited);
        pp_buf_char(buf, ' ');
        pp_markdown_text(buf, pp_buf_view(line));
        pp_buf_str(buf, " |");
    }
    pp_buf_char(buf, '\n');
}

void pp_out_compare_markdown(struct pp_out *out, const struct pp_term *term,
                             const struct pp_comparison *comparison)
{
    struct pp_citations cited = {.count = 0};
    struct pp_buf *line;
    struct pp_doc doc pp_cleanup_doc;
    pp_doc_init(&doc, out, term, true);
    put_markdown_head(&out->buf, comparison);
    for (size_t r = 0; r < comparison->row_count; r++) {
        put_markdown_row(&doc, comparison, &comparison->rows[r], &cited);
        pp_out_step(out);
    }
    pp_buf_char(&out->buf, '\n'); /* ends the table */
    for (size_t i = 0; i < comparison->column_count; i++) {
        line = pp_doc_line(&doc);
        pp_say_column_note(line, comparison, i, &cited);
        if (line->len)
            pp_doc_paragraph(&doc, pp_buf_view(line));
    }
    line = pp_doc_line(&doc);
    for (size_t i = 0; i < comparison->column_count; i++) {
        pp_buf_printf(line, "%s%.*s ", i ? ", " : "Rules last reviewed: ",
                      PP_VARG(comparison->columns[i].jurisdiction->code));
        pp_date_format(line, comparison->columns[i].jurisdiction->reviewed);
    }
    pp_buf_str(line, ". The issuers decide.");
    pp_doc_paragraph(&doc, pp_buf_view(line));
    pp_doc_sources(&doc, &cited);
}

/* A sheet has no list of sources: their titles stand in the cell. */
static void put_csv_cell(struct pp_buf *buf, const struct pp_compare_column *column,
                         const struct pp_compare_cell *cell)
{
    struct pp_buf text pp_cleanup_buf;
    pp_buf_init(&text, 1 << 16);
    pp_say_mentions(&text, column->jurisdiction, pp_cell_text(cell));
    pp_csv_cell(buf, pp_buf_text(&text, buf));
}

void pp_out_compare_csv(struct pp_buf *buf, const struct pp_comparison *comparison)
{
    pp_buf_str(buf, "row,differs");
    for (size_t i = 0; i < comparison->column_count; i++) {
        pp_buf_char(buf, ',');
        pp_csv_cell(buf, pp_column_id(&comparison->columns[i]));
    }
    pp_buf_char(buf, '\n');
    for (size_t r = 0; r < comparison->row_count; r++) {
        const struct pp_compare_row *row = &comparison->rows[r];
        pp_buf_printf(buf, "%s,%s", row->key, differs_words[row->differs]);
        for (size_t i = 0; i < comparison->column_count; i++) {
            pp_buf_char(buf, ',');
            put_csv_cell(buf, &comparison->columns[i], &row->cells[i]);
        }
        pp_buf_char(buf, '\n');
    }
}

static void put_column(struct pp_json *json, const struct pp_comparison *comparison, size_t number)
{
    const struct pp_compare_column *column = &comparison->columns[number];
    const struct pp_credential *credential = column->credential;
    struct pp_buf note pp_cleanup_buf;
    pp_buf_init(&note, 1 << 16);
    pp_say_column_note(&note, comparison, number, NULL);
    pp_json_object(json);
    pp_json_pair(json, "jurisdiction", column->jurisdiction->code);
    pp_json_key(json, "credential");
    if (credential) {
        pp_json_text(json, credential->id);
        pp_json_pair(json, "title", credential->title);
        pp_json_pair(json, "acronym", credential->acronym);
        pp_json_word(json, "status", &pp_status_words, credential->status);
    } else {
        pp_json_null(json);
    }
    pp_json_key(json, "same_people");
    pp_json_bool(json, !column->other_people);
    pp_json_pair(json, "note", pp_buf_text(&note, json->buf));
    pp_json_key(json, "reviewed");
    pp_json_date(json, column->jurisdiction->reviewed);
    pp_json_end_object(json);
}

static void put_cell(struct pp_json *json, const struct pp_compare_cell *cell)
{
    pp_json_object(json);
    pp_json_key(json, "state");
    pp_json_string(json, pp_cell_word(cell->state));
    pp_json_key(json, "text");
    if (cell->state == PP_CELL_ASKED)
        pp_json_text(json, cell->text);
    else
        pp_json_null(json);
    pp_json_key(json, "sources");
    const struct pp_sources sources = {cell->sources, cell->source_count};
    pp_out_sources_json(json, &sources);
    pp_json_end_object(json);
}

void pp_out_compare_json(struct pp_json *json, struct pp_db *db,
                         const struct pp_comparison *comparison)
{
    pp_json_object(json);
    pp_out_head_json(json, db, comparison->as_of);
    pp_json_key(json, "columns");
    pp_json_array(json);
    for (size_t i = 0; i < comparison->column_count; i++)
        put_column(json, comparison, i);
    pp_json_end_array(json);
    pp_json_key(json, "rows");
    pp_json_array(json);
    for (size_t r = 0; r < comparison->row_count; r++) {
        const struct pp_compare_row *row = &comparison->rows[r];
        pp_json_object(json);
        pp_json_pair(json, "row", pp_view_of(row->key));
        pp_json_pair(json, "title", pp_view_of(row->title));
        pp_json_pair(json, "differs", pp_view_of(differs_words[row->differs]));
        pp_json_key(json, "cells");
        pp_json_array(json);
        for (size_t i = 0; i < comparison->column_count; i++)
            put_cell(json, &row->cells[i]);
        pp_json_end_array(json);
        pp_json_end_object(json);
    }
    pp_json_end_array(json);
    pp_json_end_object(json);
}
