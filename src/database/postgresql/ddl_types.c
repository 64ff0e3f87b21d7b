/* CREATE TYPE and CREATE DOMAIN: SQLAlchemy creates the types of a table's columns along with it.
 */
#include "database/postgresql/ddl.h"

static lb_code write_domain(lb_ddl *ddl, lb_text *out, const lb_sql_type *domain, lb_error *error)
{
    lb_text_adds(out, " AS ");
    LB_TRY(lb_ddl_type(ddl, out, domain->item, error));
    lb_text_addc(out, ' ');
    const char *separator = "";
    if (domain->collation.ptr) {
        lb_text_adds(out, "COLLATE ");
        ddl->dialect->quote_name(out, domain->collation);
        separator = " ";
    }
    if (domain->default_value) {
        lb_text_addf(out, "%sDEFAULT ", separator);
        LB_TRY(lb_ddl_expression(ddl, out, domain->default_value, error));
        separator = " ";
    }
    if (domain->constraint_name.ptr) {
        lb_text_addf(out, "%sCONSTRAINT ", separator);
        ddl->dialect->quote_name(out, domain->constraint_name);
        separator = " ";
    }
    if (domain->is_not_null) {
        lb_text_addf(out, "%sNOT NULL", separator);
        separator = " ";
    }
    if (domain->check) {
        lb_text_addf(out, "%sCHECK (", separator);
        LB_TRY(lb_ddl_expression(ddl, out, domain->check, error));
        lb_text_addc(out, ')');
    }
    return LB_OK;
}

static lb_code write_enum(lb_ddl *ddl, lb_text *out, const lb_sql_type *type, lb_error *error)
{
    lb_text_adds(out, " AS ENUM (");
    for (size_t i = 0; i < type->values.count; i++) {
        lb_text_adds(out, i ? ", " : "");
        LB_TRY(lb_ddl_string(ddl, out, type->values.items[i], error));
    }
    lb_text_addc(out, ')');
    return LB_OK;
}

lb_code pg_create_type(lb_ddl *ddl, const lb_sql_type *type, bool is_drop, lb_error *error)
{
    LB_AUTO_TEXT lb_text sql = {0};
    bool is_domain = type->kind == LB_SQL_TYPE_PG_DOMAIN;
    lb_text_addf(&sql, "%s %s ", is_drop ? "DROP" : "CREATE", is_domain ? "DOMAIN" : "TYPE");
    LB_TRY(pg_type_name(&sql, ddl->dialect, type, error));
    if (!is_drop) {
        LB_TRY(is_domain ? write_domain(ddl, &sql, type, error)
                         : write_enum(ddl, &sql, type, error));
    }
    return lb_ddl_emit(ddl, &sql, error);
}
