/* Indexes: their ANSI forms. */
#include "database/ddl_rules.h"
#include "database/ddl_walk.h"

static lb_code limited_name(lb_ddl *ddl, lb_text *out, const lb_schema_index *index,
                            lb_error *error)
{
    if (!index->name.text.ptr) {
        return lb_spell_error(error, "CREATE INDEX requires that the index have a name");
    }
    return lb_ddl_limited_name(ddl, out, index->name, ddl->rules->longest_index_name, error);
}

lb_code lb_ddl_index_name(lb_ddl *ddl, lb_text *out, const lb_operation *operation,
                          const lb_schema_index *index, bool with_schema, lb_error *error)
{
    if (with_schema && operation->schema.text.len) {
        lb_name_write(out, ddl->dialect, operation->schema);
        lb_text_addc(out, '.');
    }
    return limited_name(ddl, out, index, error);
}

lb_code lb_ddl_index_element(lb_ddl *ddl, lb_text *out, const lb_index_element *element,
                             bool has_parentheses, lb_error *error)
{
    if (element->expression) {
        lb_text_adds(out, has_parentheses ? "(" : "");
        LB_TRY(lb_ddl_expression(ddl, out, element->expression, error));
        lb_text_adds(out, has_parentheses ? ")" : "");
    } else {
        lb_name_write(out, ddl->dialect, element->column);
    }
    return LB_OK;
}

void lb_ddl_index_element_end(lb_ddl *ddl, lb_text *out, const lb_index_element *element)
{
    if (element->opclass.len) {
        lb_text_addf(out, " %.*s", LB_ARG(element->opclass));
    }
    lb_text_adds(out, element->is_descending ? " DESC" : "");
    if (element->nulls_first != LB_UNSET && ddl->rules->has_nulls_distinct) {
        lb_text_adds(out, element->nulls_first == LB_YES ? " NULLS FIRST" : " NULLS LAST");
    }
}

lb_code lb_ddl_create_index(lb_ddl *ddl, const lb_operation *operation,
                            const lb_schema_index *index, bool if_not_exists, lb_error *error)
{
    LB_AUTO_TEXT lb_text sql = {0};
    LB_TRY(ddl->rules->create_index(ddl, &sql, operation, index, if_not_exists, error));
    return lb_ddl_emit(ddl, &sql, error);
}

lb_code lb_ddl_drop_index(lb_ddl *ddl, const lb_operation *operation, lb_error *error)
{
    LB_AUTO_TEXT lb_text sql = {0};
    const lb_drop_index *drop = &operation->drop_index;
    if (!drop->index->name.text.ptr) {
        return lb_spell_error(error, "DROP INDEX requires that the index have a name");
    }
    if (ddl->rules->drop_index) {
        LB_TRY(ddl->rules->drop_index(ddl, &sql, operation, drop->index, drop->if_exists, error));
    } else {
        lb_text_adds(&sql, drop->if_exists ? "DROP INDEX IF EXISTS " : "DROP INDEX ");
        LB_TRY(lb_ddl_index_name(ddl, &sql, operation, drop->index, true, error));
    }
    return lb_ddl_emit(ddl, &sql, error);
}
