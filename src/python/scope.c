/* A scope's names and the scopes inside of it, which symbols.c fills. */
#include "python/symbols.h"

lb_str lb_scope_mangle(lb_arena *arena, const lb_scope *scope, lb_str name)
{
    lb_str class_name = scope->class_name;
    if (class_name.len == 0 || name.len < 3 || name.ptr[0] != '_' || name.ptr[1] != '_' ||
        lb_str_ends(name, LB_STR("__")) || lb_str_find_char(name, '.') != SIZE_MAX) {
        return name;
    }
    while (class_name.len && class_name.ptr[0] == '_') {
        class_name = lb_str_slice(class_name, 1, SIZE_MAX);
    }
    if (class_name.len == 0) {
        return name;
    }
    return lb_str_of(lb_arena_format(arena, "_%.*s%.*s", LB_ARG(class_name), LB_ARG(name)));
}

lb_symbol_entry *lb_scope_symbol(const lb_scope *scope, lb_str name)
{
    if (scope->by_name.count) {
        return lb_names_get(&scope->by_name, name);
    }
    for (size_t i = 0; i < scope->symbols.count; i++) {
        lb_symbol_entry *symbol = scope->symbols.items[i];
        if (symbol->name.len == name.len && memcmp(symbol->name.ptr, name.ptr, name.len) == 0) {
            return symbol;
        }
    }
    return NULL;
}

size_t lb_scope_cells(const lb_scope *scope)
{
    size_t count = 0;
    for (size_t i = 0; i < scope->symbols.count; i++) {
        count += scope->symbols.items[i]->place == LB_PLACE_CELL;
    }
    return count;
}

/* They are mostly asked for in the order in which they were made. */
lb_scope *lb_scope_inner(lb_scope *scope, const void *node)
{
    for (size_t i = 0, at = scope->next_inner; i < scope->inner.count; i++, at++) {
        at = at < scope->inner.count ? at : 0;
        if (scope->inner.items[at]->node == node) {
            scope->next_inner = at + 1;
            return scope->inner.items[at];
        }
    }
    return NULL;
}

/* A scope has a table when it has more than a few names. */
static void add_to_table(lb_arena *arena, lb_scope *scope, lb_symbol_entry *symbol)
{
    enum { FEW = 8 };
    if (scope->by_name.count) {
        lb_names_add(arena, &scope->by_name, symbol->name, symbol);
        return;
    }
    for (size_t i = 0; scope->symbols.count > FEW && i < scope->symbols.count; i++) {
        lb_names_add(arena, &scope->by_name, scope->symbols.items[i]->name,
                     scope->symbols.items[i]);
    }
}

lb_symbol_entry *lb_scope_add(lb_arena *arena, lb_scope *scope, lb_str name)
{
    lb_symbol_entry *symbol = LB_NEW(arena, lb_symbol_entry);
    symbol->name = name;
    lb_vector_push_in(arena, &scope->symbols, symbol);
    add_to_table(arena, scope, symbol);
    return symbol;
}
