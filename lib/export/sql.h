/*
 * The rules as one plain SQL SELECT over a table of the flat columns (eval/profile_flat.h): a row a
 * person, a column a credential, the verdict's word in it. Three-valued logic is SQL's own: what a
 * row does not say is NULL. Only what SQLite, PostgreSQL, DuckDB, Spark SQL and Trino share is
 * used.
 *
 * For a row that `batch` answers, the SQL says the same. For a row that `batch` refuses, and for
 * one that plain SQL cannot read for certain, every verdict is NULL.
 */
#ifndef PP_EXPORT_SQL_H
#define PP_EXPORT_SQL_H

#include "eval/profile_flat.h"
#include "rules/compile.h"

struct pp_sql {
    struct pp_view table; /* as it is to stand in the statement; points separate schema and name */
    const struct pp_flat_columns *columns; /* that the table has; those that are ignored are left */
    const struct pp_credential *const *credentials;
    size_t credential_count;
    pp_date as_of;
    enum pp_stage stage;
    struct pp_db *db;       /* all jurisdictions must be loaded: a person may hold any credential */
    struct pp_view version; /* of the data, for the comment at the head */
};

/*
 * Append the statement to *out. Returns PP_OK; PP_INPUT with a report for every pattern of the
 * rules that SQL cannot express; PP_NOMEM. What *out holds is of no use unless PP_OK.
 */
enum pp_status pp_sql_write(const struct pp_sql *sql, struct pp_arena *arena, struct pp_buf *out,
                            struct pp_diags *diags) PP_MUST_CHECK;

/*
 * The header line of a table that has every column which the rules can ask for, as CSV: what the
 * statement is written for when nobody says which columns there are. NULL without memory.
 */
const char *pp_sql_header(const struct pp_flat_topics *topics, struct pp_arena *arena);

#endif
