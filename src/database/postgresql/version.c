#include "database/postgresql/version.h"

bool pg_line_is_of_version(lb_str line, unsigned server_version)
{
    const lb_str from = LB_STR(" -- from "), before = LB_STR(" -- before ");
    size_t at = lb_str_find(line, from);
    bool is_from = at != SIZE_MAX;
    if (!is_from) {
        at = lb_str_find(line, before);
    }
    int64_t version;
    lb_str number = lb_str_slice(line, at + (is_from ? from.len : before.len), line.len);
    if (at == SIZE_MAX || !lb_str_to_integer(number, &version)) {
        return true;
    }
    return (server_version >= (unsigned)version * 10000) == is_from;
}
