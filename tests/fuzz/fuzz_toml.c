/* Any bytes as TOML: what is read is walked, so that every value lies in the arena. */
#include "config/toml.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static size_t walk(const lb_toml_value *value)
{
    size_t count = value->line + value->column;
    if (value->type == LB_TOML_STRING) {
        count += lb_str_hash(value->string);
    }
    for (size_t i = 0; value->type == LB_TOML_ARRAY && i < value->array.count; i++) {
        count += walk(value->array.items[i]);
    }
    for (size_t i = 0; value->type == LB_TOML_TABLE && i < value->table.count; i++) {
        const lb_toml_member *member = &value->table.items[i];
        if (lb_toml_get(value, member->key) != member->value) {
            abort(); /* a key is there once */
        }
        count += walk(member->value);
    }
    return count;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_ERROR lb_error error = {0};
    lb_toml_value *top;
    if (lb_toml_parse(&arena, (lb_str){(const char *)data, size}, "x.toml", &top, &error) ==
        LB_OK) {
        volatile size_t count = walk(top);
        (void)count;
    } else if (!error.line) {
        abort(); /* an error has a place */
    }
    return 0;
}
