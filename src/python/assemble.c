#include "python/compile_internal.h"

#include <stdarg.h>

static const int8_t effects[LB_OP_COUNT] = {
#define X(name, effect) [LB_OP_##name] = effect,
    LB_OP_TABLE(X)
#undef X
};

void lb_compile_fail(lb_compiler *c, lb_py_position at, const char *format, ...)
{
    if (c->code != LB_OK) {
        return;
    }
    va_list args;
    va_start(args, format);
    LB_AUTO_TEXT lb_text text = {0};
    lb_text_addv(&text, format, args);
    va_end(args);
    c->code = lb_fail(c->error, LB_ERR_SCRIPT, "%s", lb_text_cstr(&text));
    lb_error_kind(c->error, "SyntaxError");
    lb_error_at(c->error, c->filename, at.lineno, at.col_offset + 1);
}

void lb_emit(lb_compiler *c, lb_op op, size_t arg)
{
    lb_unit *u = c->unit;
    if (arg >= 1u << 24) {
        lb_compile_fail(c, u->at, "the code is too large");
        arg = 0;
    }
    lb_vector_push(&u->ops, (uint32_t)op | (uint32_t)arg << 8);
    lb_place_add(&u->places, &u->last_place, &u->at);
    u->last_place = u->at;
}

lb_label lb_label_new(lb_compiler *c)
{
    lb_vector_push(&c->unit->labels, 0);
    return (lb_label)(c->unit->labels.count - 1);
}

void lb_label_here(lb_compiler *c, lb_label label)
{
    c->unit->labels.items[label] = (uint32_t)c->unit->ops.count;
}

/* Until the unit is finished, the argument of a jump is its label. */
void lb_emit_jump(lb_compiler *c, lb_op op, lb_label label)
{
    lb_emit(c, op, label);
}

/* Equal constants are one object, as far as they can be told from each other by `is` alone. */
static bool is_same_constant(const lb_python *py, lb_value a, lb_value b)
{
    if (a == b || !lb_is_object(a) || !lb_is_object(b) || a->type != b->type) {
        return a == b;
    }
    if (lb_exact(py, a, LB_T_BYTES)) {
        const lb_bytes *x = (lb_bytes *)a, *y = (lb_bytes *)b;
        return x->size == y->size && memcmp(x->bytes, y->bytes, x->size) == 0;
    }
    if (lb_exact(py, a, LB_T_STR)) {
        return lb_str_equal(lb_string_text(a), lb_string_text(b));
    }
    if (lb_exact(py, a, LB_T_FLOAT)) { /* 0.0 is not -0.0 */
        return memcmp(&((lb_float *)a)->number, &((lb_float *)b)->number, sizeof(double)) == 0;
    }
    return lb_exact(py, a, LB_T_INT) && lb_int_compare(a, b) == 0;
}

void lb_emit_constant(lb_compiler *c, lb_value value)
{
    lb_unit *u = c->unit;
    size_t last = u->constants.count;
    size_t from = last > 16 ? last - 16 : 0; /* a constant used again is mostly a recent one */
    for (size_t i = from; i < last; i++) {
        if (is_same_constant(c->py, u->constants.items[i], value)) {
            lb_emit(c, LB_OP_CONST, i);
            return;
        }
    }
    lb_vector_push(&u->constants, value);
    lb_emit(c, LB_OP_CONST, last);
}

void lb_emit_text(lb_compiler *c, lb_str text)
{
    lb_emit_constant(c, (lb_value)lb_intern(c->py, text));
}

size_t lb_name_index(lb_compiler *c, lb_str name)
{
    lb_unit *u = c->unit;
    uintptr_t found = (uintptr_t)lb_names_get(&u->name_index, name);
    if (!found) {
        lb_vector_push(&u->names, lb_intern(c->py, name));
        found = u->names.count;
        lb_names_add(c->arena, &u->name_index, name, (void *)found);
    }
    return found - 1;
}

void lb_emit_name(lb_compiler *c, lb_op op, lb_str name)
{
    lb_emit(c, op, lb_name_index(c, lb_scope_mangle(c->arena, c->unit->scope, name)));
}

/* What an asynchronous generator yields is told from what an await yields. */
void lb_emit_yield(lb_compiler *c)
{
    if ((c->unit->flags & LB_CODE_GENERATOR) && (c->unit->flags & LB_CODE_COROUTINE)) {
        lb_emit(c, LB_OP_ASYNC_WRAP, 0);
    }
    lb_emit(c, LB_OP_YIELD, 0);
}

void lb_block_push(lb_compiler *c, lb_label handler)
{
    lb_unit *u = c->unit;
    lb_emit_jump(c, LB_OP_SETUP_TRY, handler);
    if (++u->blocks > u->most_blocks) {
        u->most_blocks = u->blocks;
    }
}

void lb_block_pop(lb_compiler *c)
{
    lb_emit(c, LB_OP_POP_BLOCK, 0);
    c->unit->blocks--;
}

/* --- the height of the stack --- */

static bool is_jump(lb_op op)
{
    switch (op) {
    case LB_OP_JUMP:
    case LB_OP_LOOP:
    case LB_OP_JUMP_IF_FALSE:
    case LB_OP_JUMP_IF_TRUE:
    case LB_OP_JUMP_IF_FALSE_OR_POP:
    case LB_OP_JUMP_IF_TRUE_OR_POP:
    case LB_OP_JUMP_IF_NOT_NONE:
    case LB_OP_JUMP_WHERE_NONE:
    case LB_OP_JUMP_WHERE_NOT_NONE:
    case LB_OP_FOR_ITER:
    case LB_OP_SETUP_TRY:
    case LB_OP_SETUP_TRY_BELOW:
        return true;
    default:
        return false;
    }
}

static bool never_goes_on(lb_op op)
{
    return op == LB_OP_JUMP || op == LB_OP_LOOP || op == LB_OP_RETURN || op == LB_OP_RERAISE ||
           op == LB_OP_RAISE;
}

static int bits(size_t n)
{
    return __builtin_popcount((unsigned)n);
}

static int effect_of(lb_op op, size_t arg, bool jumps)
{
    int n = (int)arg;
    switch (op) {
    case LB_OP_JUMP_IF_FALSE_OR_POP:
    case LB_OP_JUMP_IF_TRUE_OR_POP:
    case LB_OP_JUMP_IF_NOT_NONE:
        return jumps ? 0 : -1;
    case LB_OP_FOR_ITER:
        return jumps ? -1 : 1;
    case LB_OP_SETUP_TRY:
        return jumps ? 2 : 0;
    case LB_OP_SETUP_TRY_BELOW:
        return jumps ? 1 : 0;
    case LB_OP_BUILD_TUPLE:
    case LB_OP_BUILD_LIST:
    case LB_OP_BUILD_SET:
    case LB_OP_BUILD_STRING:
    case LB_OP_BUILD_SLICE:
        return 1 - n;
    case LB_OP_BUILD_DICT:
        return 1 - 2 * n;
    case LB_OP_UNPACK:
        return n - 1;
    case LB_OP_UNPACK_STAR:
        return (n & 255) + (n >> 8);
    case LB_OP_FORMAT:
        return arg & 256 ? -1 : 0;
    case LB_OP_CALL:
        return -((n >> 2) + bits(arg & 3));
    case LB_OP_CALL_EX:
        return -1 - n;
    case LB_OP_FUNCTION:
        return -bits(arg);
    case LB_OP_RAISE:
        return -n;
    default:
        return effects[op];
    }
}

static size_t stack_size(lb_unit *u)
{
    size_t count = u->ops.count, todo_count = 0;
    while (u->heights.capacity < 3 * count + 3) {
        lb_vector_push(&u->heights, 0);
        u->heights.count = u->heights.capacity;
    }
    int *height = u->heights.items; /* 1 + what it is before the instruction */
    int *todo = height + count + 1;
    int most = 0;
    memset(height, 0, (count + 1) * sizeof *height);
    todo[todo_count++] = 0;
    height[0] = 1;
    while (todo_count) {
        size_t at = (size_t)todo[--todo_count];
        while (at < count) {
            lb_op op = (lb_op)(u->ops.items[at] & 255);
            size_t arg = u->ops.items[at] >> 8;
            int before = height[at];
            most = before > most ? before : most;
            if (is_jump(op)) {
                int after = before + effect_of(op, arg, true);
                most = after > most ? after : most;
                if (!height[arg]) {
                    height[arg] = after;
                    todo[todo_count++] = (int)arg;
                }
            }
            if (never_goes_on(op) || height[at + 1]) {
                break;
            }
            int after = before + effect_of(op, arg, false);
            height[++at] = after;
            most = after > most ? after : most;
        }
    }
    return (size_t)most;
}

/* --- units --- */

static lb_str concatenate(lb_compiler *c, const lb_str *parts, size_t count)
{
    size_t size = 0;
    for (size_t i = 0; i < count; i++) {
        size += parts[i].len;
    }
    char *text = lb_arena_alloc(c->arena, size + 1), *at = text;
    for (size_t i = 0; i < count; i++) {
        memcpy(at, parts[i].ptr, parts[i].len);
        at += parts[i].len;
    }
    return (lb_str){text, size};
}

/* One whose vectors have the memory of one that is finished. */
static lb_unit *unit_new(lb_compiler *c)
{
    lb_unit *u = c->spare;
    if (!u) {
        return LB_NEW(c->arena, lb_unit);
    }
    c->spare = u->outer;
    lb_unit old = *u;
    *u = (lb_unit){.ops = old.ops,
                   .places = old.places,
                   .labels = old.labels,
                   .constants = old.constants,
                   .names = old.names,
                   .locals = old.locals,
                   .nests = old.nests,
                   .name_index = old.name_index,
                   .heights = old.heights};
    u->ops.count = u->labels.count = u->constants.count = u->names.count = 0;
    lb_names_clear(&u->name_index);
    u->locals.count = u->nests.count = u->heights.count = u->places.len = 0;
    return u;
}

void lb_units_free(lb_compiler *c)
{
    for (lb_unit *u = c->spare; u; u = u->outer) {
        lb_vector_free(&u->ops);
        lb_text_free(&u->places);
        lb_vector_free(&u->labels);
        lb_vector_free(&u->constants);
        lb_vector_free(&u->names);
        lb_vector_free(&u->locals);
        lb_vector_free(&u->nests);
        lb_vector_free(&u->heights);
    }
}

void lb_unit_enter(lb_compiler *c, lb_scope *scope, lb_str name, lb_py_position at)
{
    lb_unit *u = unit_new(c);
    u->outer = c->unit;
    u->scope = scope;
    u->name = name;
    u->at = at;
    lb_unit *outer = c->unit;
    while (outer && outer->scope->kind == LB_SCOPE_PARAMETERS) {
        outer = outer->outer;
    }
    lb_symbol_entry *symbol = outer ? lb_scope_symbol(outer->scope, name) : NULL;
    if (!outer || outer->scope->kind == LB_SCOPE_MODULE || (symbol && symbol->is_global)) {
        u->qualname = name;
    } else {
        bool is_local = outer->scope->kind == LB_SCOPE_FUNCTION;
        lb_str parts[] = {outer->qualname, is_local ? LB_STR(".<locals>.") : LB_STR("."), name};
        u->qualname = concatenate(c, parts, LB_COUNT(parts));
    }
    bool is_function = scope->kind != LB_SCOPE_MODULE && scope->kind != LB_SCOPE_CLASS;
    u->flags = is_function ? LB_CODE_FAST : 0;
    if (scope->is_async) {
        u->flags |= LB_CODE_COROUTINE;
    }
    if (scope->is_generator) {
        u->flags |= LB_CODE_GENERATOR;
    }
    if (scope->kind == LB_SCOPE_COMPREHENSION) {
        u->flags |= LB_CODE_NESTED;
    }
    c->unit = u;
    /* arguments stand first among the symbols of a function, in the order of its definition */
    size_t locals = 0, cells = 0, free_names = 0;
    for (size_t i = 0; i < scope->symbols.count; i++) {
        lb_symbol_entry *s = scope->symbols.items[i];
        if (is_function && (s->is_parameter || s->place == LB_PLACE_LOCAL)) {
            s->index = locals++;
        }
        if (s->place == LB_PLACE_CELL) {
            s->index = cells++;
        } else if (s->place == LB_PLACE_FREE) {
            s->index = free_names++;
        }
    }
}

static void collect_names(lb_compiler *c, lb_code_object *code)
{
    lb_unit *u = c->unit;
    const lb_scope *scope = u->scope;
    bool is_function = (u->flags & LB_CODE_FAST) != 0;
    for (int round = 0; round < 3; round++) {
        for (size_t i = 0; i < scope->symbols.count; i++) {
            const lb_symbol_entry *s = scope->symbols.items[i];
            bool is_local = is_function && (s->is_parameter || s->place == LB_PLACE_LOCAL);
            bool fits = round == 0   ? is_local
                        : round == 1 ? s->place == LB_PLACE_CELL
                                     : s->place == LB_PLACE_FREE;
            if (fits) {
                lb_vector_push(&u->locals, lb_intern(c->py, s->name));
                code->local_count += round == 0;
                code->cell_count += round == 1;
                code->free_count += round == 2;
            }
        }
    }
}

static void set_cell_arguments(const lb_scope *scope, int32_t *arguments)
{
    size_t local = 0, cell = 0;
    for (size_t i = 0; i < scope->symbols.count; i++) {
        const lb_symbol_entry *s = scope->symbols.items[i];
        bool is_function = scope->kind != LB_SCOPE_MODULE && scope->kind != LB_SCOPE_CLASS;
        if (s->place == LB_PLACE_CELL) {
            arguments[cell++] = s->is_parameter ? (int32_t)local : -1;
        }
        local += is_function && (s->is_parameter || s->place == LB_PLACE_LOCAL);
    }
}

static void *put(char **at, const void *bytes, size_t size)
{
    char *to = *at;
    if (size) {
        memcpy(to, bytes, size);
    }
    *at += size;
    return to;
}

/* All that the code owns goes into one piece of memory, which begins with the constants. */
static void pack(lb_unit *u, lb_code_object *code)
{
    size_t values = u->constants.count + u->names.count + u->locals.count;
    size_t words = u->ops.count + code->cell_count;
    char *at = lb_realloc_array(
        NULL, values * sizeof(lb_value) + words * sizeof(uint32_t) + u->places.len + 1, 1);
    code->op_count = u->ops.count;
    code->place_size = u->places.len;
    code->constant_count = u->constants.count;
    code->name_count = u->names.count;
    code->constants = put(&at, u->constants.items, u->constants.count * sizeof(lb_value));
    code->names = put(&at, u->names.items, u->names.count * sizeof(lb_string *));
    code->locals = put(&at, u->locals.items, u->locals.count * sizeof(lb_string *));
    code->ops = put(&at, u->ops.items, u->ops.count * sizeof(uint32_t));
    code->cell_arguments = (int32_t *)(void *)at;
    set_cell_arguments(u->scope, code->cell_arguments);
    at += code->cell_count * sizeof(int32_t);
    code->places = put(&at, u->places.ptr, u->places.len);
}

lb_code_object *lb_unit_leave(lb_compiler *c)
{
    lb_unit *u = c->unit;
    lb_python *py = c->py;
    for (size_t i = 0; i < u->ops.count; i++) {
        uint32_t op = u->ops.items[i];
        if (is_jump((lb_op)(op & 255))) {
            u->ops.items[i] = (op & 255) | u->labels.items[op >> 8] << 8;
        }
    }
    lb_code_object *code = lb_heap_new(py, py->types[LB_T_CODE], sizeof *code);
    code->name = lb_intern(py, u->name);
    code->qualname = lb_intern(py, u->qualname);
    code->filename = c->file_string;
    code->source = c->source_string;
    code->first_line = u->scope->position.lineno;
    code->flags = u->flags;
    collect_names(c, code);
    code->block_count = u->most_blocks;
    code->stack_size = stack_size(u) + 2;
    pack(u, code);
    c->unit = u->outer;
    u->outer = c->spare;
    c->spare = u;
    return code;
}
