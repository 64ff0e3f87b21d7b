#include "base/vector.h"

bool lb_str_vector_equal(const lb_str_vector *a, const lb_str_vector *b)
{
    bool is_equal = a->count == b->count;
    for (size_t i = 0; is_equal && i < a->count; i++) {
        is_equal = lb_str_equal(a->items[i], b->items[i]);
    }
    return is_equal;
}

bool lb_str_vector_is_within(const lb_str_vector *part, const lb_str_vector *whole)
{
    size_t met = 0;
    for (size_t i = 0; i < whole->count && met < part->count; i++) {
        met += lb_str_equal(part->items[met], whole->items[i]);
    }
    return met == part->count;
}

bool lb_str_vector_has(const lb_str_vector *vector, lb_str text)
{
    for (size_t i = 0; i < vector->count; i++) {
        if (lb_str_equal(vector->items[i], text)) {
            return true;
        }
    }
    return false;
}
