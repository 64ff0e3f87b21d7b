/* What follows the columns of CREATE TABLE, and indexes. */
#include "database/mysql/ddl.h"

/* ---- Options of a table --------------------------------------------------------------------- */

/* An option's name as it is written: "DEFAULT_CHARSET". */
static lb_str name_of(const lb_ddl *ddl, const lb_option *option, lb_text *name)
{
    lb_text_truncate(name, 0);
    for (size_t i = lb_str_of(ddl->dialect->name).len + 1; i < option->key.len; i++) {
        lb_text_addc(name, lb_upper(option->key.ptr[i]));
    }
    return lb_text_str(name);
}

static bool is_one_of(lb_str name, const char *const *names)
{
    for (; *names; names++) {
        if (lb_str_is(name, *names)) {
            return true;
        }
    }
    return false;
}

static lb_code add_option(lb_ddl *ddl, lb_text *out, lb_str name, lb_str value, lb_error *error)
{
    static const char *const quoted[] = {"COMMENT", "PASSWORD", "CONNECTION", NULL};
    static const char *const spaced[] = {
        "DATA_DIRECTORY", "INDEX_DIRECTORY", "DEFAULT_CHARACTER_SET",
        "CHARACTER_SET",  "DEFAULT_CHARSET", "DEFAULT_COLLATE",
        "PARTITION_BY",   "SUBPARTITION_BY", NULL};
    static const char *const joined[] = {"TABLESPACE",    "DEFAULT_CHARACTER_SET", "CHARACTER_SET",
                                         "COLLATE",       "PARTITION_BY",          "PARTITIONS",
                                         "SUBPARTITIONS", "SUBPARTITION_BY",       NULL};
    bool is_spaced = is_one_of(name, spaced);
    lb_text_adds(out, out->len ? " " : "");
    for (size_t i = 0; i < name.len; i++) {
        lb_text_addc(out, is_spaced && name.ptr[i] == '_' ? ' ' : name.ptr[i]);
    }
    lb_text_addc(out, is_one_of(name, joined) ? ' ' : '=');
    if (is_one_of(name, quoted)) {
        return lb_ddl_string(ddl, out, value, error);
    }
    lb_text_add(out, value);
    return LB_OK;
}

/* In which group of options one stands: the collation behind the character set, partitions last. */
static unsigned rank_of(lb_str name)
{
    static const char *const ranked[] = {"COLLATE", "PARTITION_BY", "PARTITIONS", "SUBPARTITION_BY",
                                         "SUBPARTITIONS"};
    for (unsigned i = 0; i < LB_COUNT(ranked); i++) {
        if (lb_str_is(name, ranked[i])) {
            return i + 1;
        }
    }
    return 0;
}

enum { RANK_COUNT = 6 };

static bool is_own(const lb_ddl *ddl, const lb_option *option)
{
    lb_str prefix = lb_str_of(ddl->dialect->name);
    return lb_str_starts(option->key, prefix) && option->key.len > prefix.len &&
           option->key.ptr[prefix.len] == '_' && option->kind != LB_OPTION_NONE;
}

lb_code mysql_table_end(lb_ddl *ddl, lb_text *out, const lb_table *table, lb_error *error)
{
    LB_AUTO_TEXT lb_text name = {0};
    LB_AUTO_TEXT lb_text end = {0};
    for (unsigned rank = 0; rank < RANK_COUNT; rank++) {
        for (size_t i = 0; i < table->options.count; i++) {
            const lb_option *option = &table->options.items[i];
            bool is_ranked = is_own(ddl, option) && rank_of(name_of(ddl, option, &name)) == rank;
            bool is_told = table->comment.ptr && lb_str_is(lb_text_str(&name), "COMMENT");
            if (is_ranked && !is_told) {
                LB_TRY(add_option(ddl, &end, lb_text_str(&name), option->text, error));
            }
        }
        if (rank == 0 && table->comment.ptr) {
            LB_TRY(add_option(ddl, &end, LB_STR("COMMENT"), table->comment, error));
        }
    }
    lb_text_add(out, lb_text_str(&end));
    return LB_OK;
}

/* ---- Indexes -------------------------------------------------------------------------------- */

static int64_t length_of(const lb_option *lengths, lb_str name)
{
    for (size_t i = 0; i < lengths->items.count; i++) {
        if (lb_str_equal(lengths->items.items[i].key, name)) {
            return lengths->items.items[i].integer;
        }
    }
    return -1;
}

static lb_code add_element(lb_ddl *ddl, lb_text *out, const lb_index_element *element,
                           const lb_option *lengths, lb_error *error)
{
    lb_expression_shape shape =
        element->expression ? lb_expression_shape_of(element->expression) : LB_SHAPE_PLAIN;
    size_t start = out->len;
    LB_TRY(lb_ddl_index_element(ddl, out, element,
                                shape != LB_SHAPE_PLAIN && shape != LB_SHAPE_LIST, error));
    int64_t length = -1;
    if (lengths && lengths->kind == LB_OPTION_MAP) {
        lb_str written = {out->ptr + start, out->len - start};
        length = length_of(lengths, element->column.text);
        length = length < 0 ? length_of(lengths, written) : length;
    } else if (lengths) {
        length = lengths->integer;
    }
    if (length >= 0) {
        lb_text_addf(out, "(%lld)", (long long)length);
    }
    lb_ddl_index_element_end(ddl, out, element);
    return LB_OK;
}

lb_code mysql_create_index(lb_ddl *ddl, lb_text *out, const lb_operation *operation,
                           const lb_schema_index *index, bool if_not_exists, lb_error *error)
{
    const lb_option *prefix = mysql_option(ddl, &index->options, "prefix", false);
    lb_text_adds(out, index->is_unique ? "CREATE UNIQUE " : "CREATE ");
    if (lb_option_is_true(prefix)) {
        lb_text_addf(out, "%.*s ", LB_ARG(prefix->text));
    }
    lb_text_adds(out, if_not_exists ? "INDEX IF NOT EXISTS " : "INDEX ");
    LB_TRY(lb_ddl_index_name(ddl, out, operation, index, false, error));
    lb_text_adds(out, " ON ");
    lb_qualified_name_write(out, ddl->dialect, operation->schema, operation->table);
    lb_text_adds(out, " (");
    const lb_option *lengths = mysql_option(ddl, &index->options, "length", false);
    for (size_t i = 0; i < index->elements.count; i++) {
        lb_text_adds(out, i ? ", " : "");
        LB_TRY(add_element(ddl, out, &index->elements.items[i], lengths, error));
    }
    lb_text_addc(out, ')');
    const lb_option *parser = mysql_option(ddl, &index->options, "with_parser", true);
    if (parser) {
        lb_text_addf(out, " WITH PARSER %.*s", LB_ARG(parser->text));
    }
    const lb_option *using = mysql_option(ddl, &index->options, "using", true);
    if (using) {
        lb_text_adds(out, " USING ");
        ddl->dialect->quote_name(out, using->text);
    }
    return LB_OK;
}

lb_code mysql_drop_index(lb_ddl *ddl, lb_text *out, const lb_operation *operation,
                         const lb_schema_index *index, bool if_exists, lb_error *error)
{
    lb_operation named = *operation;
    if (named.table.text.len == 0) {
        named.table.text = LB_STR("no_table");
    }
    lb_text_adds(out, if_exists ? "DROP INDEX IF EXISTS " : "DROP INDEX ");
    LB_TRY(lb_ddl_index_name(ddl, out, operation, index, false, error));
    lb_text_adds(out, " ON ");
    lb_qualified_name_write(out, ddl->dialect, named.schema, named.table);
    return LB_OK;
}
