#include "database/name.h"

void lb_name_write(lb_text *out, const lb_dialect *dialect, lb_name name)
{
    switch (name.quoting) {
    case LB_QUOTING_AS_NEEDED:
        dialect->quote_name(out, name.text);
        break;
    case LB_QUOTING_ALWAYS:
        dialect->quote_name_always(out, name.text);
        break;
    case LB_QUOTING_NEVER:
        lb_text_add(out, name.text);
        break;
    }
}

void lb_qualified_name_write(lb_text *out, const lb_dialect *dialect, lb_name schema, lb_name name)
{
    if (schema.text.len) {
        lb_name_write(out, dialect, schema);
        lb_text_addc(out, '.');
    }
    lb_name_write(out, dialect, name);
}
