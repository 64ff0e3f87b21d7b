/* Indexes and unique constraints, which databases keep as one another: matched by name, unnamed
 * unique constraints by their columns. */
#include "autogenerate/compare_meaning.h"

#include "base/repr.h"
#include "render/python.h"

typedef struct unique_lists {
    lb_signatures actual, desired;
    lb_map actual_names, desired_names; /* of lb_signature */
    lb_map actual_indexes;              /* by name, where a unique constraint has the name too */
    lb_map actual_columns;              /* of unique constraints, by their sorted columns */
    lb_map desired_columns;
    lb_map unnamed; /* desired unique constraints without a name, by their sorted columns */
} unique_lists;

static void free_lists(unique_lists *lists)
{
    lb_map_free(&lists->actual_names);
    lb_map_free(&lists->desired_names);
    lb_map_free(&lists->actual_indexes);
    lb_map_free(&lists->actual_columns);
    lb_map_free(&lists->desired_columns);
    lb_map_free(&lists->unnamed);
}

static int by_text(const void *left, const void *right)
{
    return lb_str_compare(*(const lb_str *)left, *(const lb_str *)right);
}

/* ---- signatures ---- */

static lb_code sign_unique(lb_comparison *c, const lb_constraint *constraint, lb_signature *out)
{
    *out = (lb_signature){.constraint = constraint, .name = constraint->name};
    for (size_t i = 0; i < constraint->columns.count; i++) {
        lb_vector_push_in(c->arena, &out->columns, constraint->columns.items[i]);
    }
    if (out->columns.count) {
        qsort(out->columns.items, out->columns.count, sizeof(lb_str), by_text);
    }
    return lb_compare_final_name(c, constraint->name, &out->final_name);
}

static lb_code sign_index(lb_comparison *c, const lb_schema_index *index, lb_signature *out)
{
    LB_AUTO_MAP lb_map seen = {0};
    *out = (lb_signature){.index = index, .name = index->name};
    for (size_t i = 0; i < index->elements.count; i++) {
        const lb_index_element *element = &index->elements.items[i];
        lb_str name = element->column.text.ptr || !element->expression
                          ? element->column.text
                          : lb_compare_first_column(c->arena, element->expression);
        if (name.ptr && !lb_map_has(&seen, name)) {
            lb_vector_push_in(c->arena, &out->columns, name);
            lb_map_set(&seen, name, out);
        }
    }
    return lb_compare_final_name(c, index->name, &out->final_name);
}

static lb_code sign_table(lb_comparison *c, const lb_table *table, bool with_uniques,
                          lb_signatures *out)
{
    lb_signature signature;
    for (size_t i = 0; with_uniques && i < table->constraints.count; i++) {
        if (table->constraints.items[i]->kind == LB_CONSTRAINT_UNIQUE) {
            LB_TRY(sign_unique(c, table->constraints.items[i], &signature));
            lb_vector_push_in(c->arena, out, signature);
        }
    }
    for (size_t i = 0; i < table->indexes.count; i++) {
        LB_TRY(sign_index(c, table->indexes.items[i], &signature));
        lb_vector_push_in(c->arena, out, signature);
    }
    return LB_OK;
}

/* Takes out what env.py does not want to see. */
static lb_code filter_names(lb_comparison *c, const lb_table_pair *pair, lb_signatures *signatures)
{
    for (size_t i = 0; c->options->hooks.include_name && i < signatures->count; i++) {
        lb_signature *signature = &signatures->items[i];
        bool is_included;
        LB_TRY(lb_compare_include_name(c, signature->name.text,
                                       signature->index ? "index" : "unique_constraint",
                                       pair->schema.text, pair->name.text, &is_included));
        signature->is_removed = !is_included;
    }
    return LB_OK;
}

/* The columns as one text, a key for maps. */
static lb_str column_key(lb_arena *arena, const lb_str_vector *columns)
{
    LB_AUTO_TEXT lb_text key = {0};
    lb_compare_add_tuple(&key, columns);
    return lb_arena_str(arena, lb_text_str(&key));
}

static void index_actual(lb_comparison *c, unique_lists *lists)
{
    for (size_t i = 0; i < lists->actual.count; i++) {
        lb_signature *signature = &lists->actual.items[i];
        lb_str name = signature->name.text;
        if (signature->is_removed) {
            continue;
        }
        if (signature->constraint) {
            lb_map_set(&lists->actual_columns, column_key(c->arena, &signature->columns),
                       signature);
        }
        if (!name.ptr) {
            continue;
        }
        if (signature->index && lb_map_has(&lists->actual_names, name)) {
            lb_map_set(&lists->actual_indexes, name, signature); /* a unique constraint is first */
        } else {
            lb_map_set(&lists->actual_names, name, signature);
        }
    }
}

static void index_desired(lb_comparison *c, unique_lists *lists)
{
    for (size_t i = 0; i < lists->desired.count; i++) {
        lb_signature *signature = &lists->desired.items[i];
        if (signature->is_removed) {
            continue;
        }
        if (signature->constraint) {
            lb_str key = column_key(c->arena, &signature->columns);
            lb_map_set(&lists->desired_columns, key, signature);
            if (!signature->final_name.ptr) {
                lb_map_set(&lists->unnamed, key, signature);
            }
        }
        if (signature->final_name.ptr) {
            lb_map_set(&lists->desired_names, signature->final_name, signature);
        }
    }
}

/* ---- operations ---- */

static void push_index(const lb_comparison *c, lb_table_pair *pair, lb_operation_kind kind,
                       const lb_schema_index *index)
{
    const lb_table *table = index->table;
    lb_operation *operation = lb_operation_new(c->arena, kind, table->schema, table->name);
    lb_schema_index *copy = LB_NEW(c->arena, lb_schema_index);
    *copy = *index;
    if (kind == LB_OP_CREATE_INDEX) {
        operation->create_index.index = copy;
    } else {
        operation->drop_index.index = copy;
        operation->drop_index.has_table = true;
    }
    lb_vector_push_in(c->arena, pair->out, operation);
}

static lb_constraint *copy_of(const lb_comparison *c, const lb_constraint *constraint)
{
    lb_constraint *copy = LB_NEW(c->arena, lb_constraint);
    *copy = *constraint;
    return copy;
}

static void push_unique(const lb_comparison *c, lb_table_pair *pair, lb_operation_kind kind,
                        const lb_constraint *constraint)
{
    const lb_table *table = constraint->table;
    lb_constraint *copy = copy_of(c, constraint);
    lb_operation *operation;
    if (c->options->by_meaning && !copy->name.text.ptr) {
        copy->name = lb_meaning_name(c, copy);
    }
    if (kind == LB_OP_CREATE_CONSTRAINT) {
        operation = lb_operation_new(c->arena, kind, table->schema, table->name);
        operation->create_constraint.constraint = copy;
    } else {
        lb_compare_drop_empty_option(c->arena, &copy->options, "postgresql_include");
        operation = lb_operation_drop_constraint(c->arena, table->schema, table->name, copy);
    }
    lb_vector_push_in(c->arena, pair->out, operation);
}

static const char *type_name(const lb_signature *signature)
{
    return signature->index ? "index" : "unique_constraint";
}

static const char *type_words(const lb_signature *signature)
{
    return signature->index ? "index" : "unique constraint";
}

static lb_compare_object object_of(const lb_signature *signature)
{
    return (lb_compare_object){.index = signature->index, .constraint = signature->constraint};
}

static lb_code add(lb_comparison *c, lb_table_pair *pair, const lb_signature *signature)
{
    bool is_included;
    LB_AUTO_TEXT lb_text columns = {0};
    if (signature->constraint && !pair->actual) {
        return LB_OK; /* goes with the table */
    }
    LB_TRY(lb_compare_include(c, object_of(signature), signature->name.text, type_name(signature),
                              false, NULL, &is_included));
    if (!is_included) {
        return LB_OK;
    }
    if (signature->index) {
        push_index(c, pair, LB_OP_CREATE_INDEX, signature->index);
        lb_compare_add_tuple(&columns, &signature->columns);
    } else {
        push_unique(c, pair, LB_OP_CREATE_CONSTRAINT, signature->constraint);
        lb_compare_add_tuple(&columns, &signature->constraint->columns);
    }
    lb_compare_log(c, "constraints", "Detected added %s %s on '%s'", type_words(signature),
                   lb_compare_repr(c, signature->name.text), lb_text_cstr(&columns));
    return LB_OK;
}

static lb_code drop(lb_comparison *c, lb_table_pair *pair, const lb_signature *signature)
{
    bool is_included;
    if (signature->constraint && !pair->desired) {
        return LB_OK; /* goes with the table */
    }
    LB_TRY(lb_compare_include(c, object_of(signature), signature->name.text, type_name(signature),
                              true, NULL, &is_included));
    if (!is_included) {
        return LB_OK;
    }
    if (signature->index) {
        push_index(c, pair, LB_OP_DROP_INDEX, signature->index);
    } else {
        push_unique(c, pair, LB_OP_DROP_CONSTRAINT, signature->constraint);
    }
    lb_compare_log(c, "constraints", "Detected removed %s %s on %s", type_words(signature),
                   lb_compare_repr(c, signature->name.text), lb_compare_repr(c, pair->name.text));
    return LB_OK;
}

static lb_code change(lb_comparison *c, lb_table_pair *pair, const lb_signature *from,
                      const lb_signature *to, const char *message)
{
    bool is_included;
    lb_compare_object counterpart = object_of(from);
    LB_TRY(lb_compare_include(c, object_of(to), to->name.text, type_name(to), false, &counterpart,
                              &is_included));
    if (!is_included) {
        return LB_OK;
    }
    lb_compare_log(c, "constraints", "Detected changed %s %s on %s: %s", type_words(from),
                   lb_compare_repr(c, from->name.text), lb_compare_repr(c, pair->name.text),
                   message);
    if (from->index) {
        push_index(c, pair, LB_OP_DROP_INDEX, from->index);
        push_index(c, pair, LB_OP_CREATE_INDEX, to->index);
    } else {
        push_unique(c, pair, LB_OP_DROP_CONSTRAINT, from->constraint);
        push_unique(c, pair, LB_OP_CREATE_CONSTRAINT, to->constraint);
    }
    return LB_OK;
}

/* ---- judging two of one name ---- */

void lb_compare_add_reason(lb_judgement *judgement, lb_verdict verdict, const char *format, ...)
{
    va_list args;
    lb_text_adds(&judgement->message, judgement->message.len ? ", " : "");
    va_start(args, format);
    lb_text_addv(&judgement->message, format, args);
    va_end(args);
    judgement->verdict = verdict;
}

bool lb_compare_index_uniqueness(const lb_signature *desired, const lb_signature *actual,
                                 lb_judgement *out)
{
    if (desired->index->is_unique != actual->index->is_unique) {
        lb_compare_add_reason(out, LB_DIFFERENT, "unique=%s to unique=%s",
                              actual->index->is_unique ? "True" : "False",
                              desired->index->is_unique ? "True" : "False");
        return true;
    }
    return false;
}

static void add_expression_reason(lb_judgement *out, const lb_str_vector *actual,
                                  const lb_str_vector *desired)
{
    LB_AUTO_TEXT lb_text from = {0};
    LB_AUTO_TEXT lb_text to = {0};
    lb_compare_add_tuple(&from, actual);
    lb_compare_add_tuple(&to, desired);
    lb_compare_add_reason(out, LB_DIFFERENT, "expression %s to %s", lb_text_cstr(&from),
                          lb_text_cstr(&to));
}

lb_code lb_compare_index_columns(lb_comparison *c, const lb_signature *desired,
                                 const lb_signature *actual, lb_judgement *out)
{
    const lb_signature *both[] = {desired, actual};
    lb_compare_index_uniqueness(desired, actual, out);
    for (size_t i = 0; i < 2; i++) {
        if (lb_compare_has_expressions(both[i]->index)) {
            lb_log_record(&c->options->log, LB_WARNING, "alembic.ddl.impl",
                          "Generating approximate signature for index Index(%s). The dialect "
                          "implementation should either skip expression indexes or provide a "
                          "custom implementation.",
                          lb_compare_repr(c, both[i]->name.text));
        }
    }
    if (!lb_str_vector_equal(&desired->columns, &actual->columns)) {
        add_expression_reason(out, &actual->columns, &desired->columns);
    }
    return LB_OK;
}

/* Only where it is so: a database says nothing of the contrary. */
static bool has_nulls_not_distinct(const lb_options *options)
{
    const lb_option *option = lb_option_find(options, LB_STR("postgresql"), "nulls_not_distinct");
    return option && option->kind == LB_OPTION_BOOLEAN && option->boolean;
}

static void judge_uniques(const lb_comparison *c, const lb_signature *desired,
                          const lb_signature *actual, lb_judgement *out)
{
    bool is_wanted = has_nulls_not_distinct(&desired->constraint->options);
    bool is_there = has_nulls_not_distinct(&actual->constraint->options);
    const lb_str_vector words[2] = {{0}, {(lb_str[]){LB_STR("nulls_not_distinct")}, 1, 1}};
    if (!lb_str_vector_equal(&desired->columns, &actual->columns)) {
        add_expression_reason(out, &actual->columns, &desired->columns);
    } else if (c->rules->has_nulls_not_distinct && is_wanted != is_there) {
        add_expression_reason(out, &words[is_there], &words[is_wanted]);
    }
}

static void judge_deferral(const lb_signature *desired, const lb_signature *actual,
                           lb_judgement *out)
{
    const lb_constraint *wanted = desired->constraint, *there = actual->constraint;
    bool is_wanted = wanted->deferrable == LB_YES || wanted->initially.ptr;
    bool is_there = there->deferrable == LB_YES || there->initially.ptr;
    if (is_wanted != is_there || lb_str_is_nocase(wanted->initially, "deferred") !=
                                     lb_str_is_nocase(there->initially, "deferred")) {
        lb_compare_add_reason(out, LB_DIFFERENT, "deferrable");
    }
}

static lb_code judge(lb_comparison *c, const lb_table_pair *pair, const lb_signature *desired,
                     const lb_signature *actual, lb_judgement *out)
{
    bool is_judged = false;
    if (desired->index && c->options->by_meaning) {
        LB_TRY(lb_meaning_judge_index(c, pair, desired, actual, &is_judged, out));
    }
    if (desired->index) {
        return is_judged ? LB_OK : c->rules->compare_index(c, desired, actual, out);
    }
    judge_uniques(c, desired, actual, out);
    if (c->options->by_meaning && c->rules->renames_parts) {
        judge_deferral(desired, actual, out);
    }
    return LB_OK;
}

static lb_code compare_two(lb_comparison *c, lb_table_pair *pair, const lb_signature *desired,
                           const lb_signature *actual)
{
    lb_judgement judgement = {0};
    if (!desired->index != !actual->index) {
        LB_TRY(drop(c, pair, actual));
        return add(c, pair, desired);
    }
    lb_code code = judge(c, pair, desired, actual, &judgement);
    if (code == LB_OK && judgement.verdict == LB_DIFFERENT) {
        code = change(c, pair, actual, desired, lb_text_cstr(&judgement.message));
    } else if (code == LB_OK && judgement.verdict == LB_SKIPPED) {
        lb_compare_log(c, "constraints", "Cannot compare %s %s, assuming equal and skipping. %s",
                       type_words(actual), lb_compare_repr(c, actual->name.text),
                       lb_text_cstr(&judgement.message));
    }
    lb_text_free(&judgement.message);
    return code;
}

/* ---- the comparison ---- */

/* Keys of a map, sorted. */
static lb_str_vector sorted_keys(lb_arena *arena, const lb_map *map)
{
    lb_str_vector keys = {0};
    for (const lb_map_entry *e = lb_map_first(map); e; e = lb_map_next(e)) {
        lb_vector_push_in(arena, &keys, lb_map_key(e));
    }
    if (keys.count) {
        qsort(keys.items, keys.count, sizeof(lb_str), by_text);
    }
    return keys;
}

/* Whether the models have an index on the very same columns as one that the database has beside a
 * unique constraint of its name. */
static bool has_like_index(const unique_lists *lists, const lb_signature *actual)
{
    for (size_t i = 0; i < lists->desired.count; i++) {
        const lb_signature *desired = &lists->desired.items[i];
        if (desired->index && desired->index->is_unique == actual->index->is_unique &&
            lb_str_vector_equal(&desired->columns, &actual->columns)) {
            return true;
        }
    }
    return false;
}

static lb_code drop_unless_doubled(lb_comparison *c, lb_table_pair *pair, unique_lists *lists,
                                   const lb_signature *signature)
{
    lb_str columns = column_key(c->arena, &signature->columns);
    const lb_signature *index = lb_map_get(&lists->actual_indexes, signature->name.text);
    if (signature->constraint && lb_map_has(&lists->unnamed, columns)) {
        return LB_OK;
    }
    if (!index) {
        return drop(c, pair, signature);
    }
    if (!has_like_index(lists, index) && !lb_map_has(&lists->desired_columns, columns)) {
        LB_TRY(drop(c, pair, signature));
        return drop(c, pair, index);
    }
    return LB_OK;
}

static lb_code compare_existing(lb_comparison *c, lb_table_pair *pair, unique_lists *lists,
                                lb_str name)
{
    const lb_signature *desired = lb_map_get(&lists->desired_names, name);
    const lb_signature *actual = lb_map_get(&lists->actual_names, name);
    if (desired->index && lb_map_has(&lists->actual_indexes, name)) {
        actual = lb_map_get(&lists->actual_indexes, name);
    }
    return compare_two(c, pair, desired, actual);
}

static lb_code compare_lists(lb_comparison *c, lb_table_pair *pair, unique_lists *lists)
{
    lb_str_vector actual = sorted_keys(c->arena, &lists->actual_names);
    lb_str_vector desired = sorted_keys(c->arena, &lists->desired_names);
    lb_str_vector unnamed = sorted_keys(c->arena, &lists->unnamed);
    for (size_t i = 0; i < actual.count; i++) {
        if (!lb_map_has(&lists->desired_names, actual.items[i])) {
            LB_TRY(drop_unless_doubled(c, pair, lists,
                                       lb_map_get(&lists->actual_names, actual.items[i])));
        }
    }
    for (size_t i = 0; i < desired.count; i++) {
        if (lb_map_has(&lists->actual_names, desired.items[i])) {
            LB_TRY(compare_existing(c, pair, lists, desired.items[i]));
        }
    }
    for (size_t i = 0; i < desired.count; i++) {
        if (!lb_map_has(&lists->actual_names, desired.items[i])) {
            LB_TRY(add(c, pair, lb_map_get(&lists->desired_names, desired.items[i])));
        }
    }
    for (size_t i = 0; i < unnamed.count; i++) {
        if (!lb_map_has(&lists->actual_columns, unnamed.items[i])) {
            LB_TRY(add(c, pair, lb_map_get(&lists->unnamed, unnamed.items[i])));
        }
    }
    return LB_OK;
}

lb_code lb_compare_uniques_and_indexes(lb_comparison *c, lb_table_pair *pair)
{
    unique_lists lists = {0};
    if (pair->actual) {
        LB_TRY(sign_table(c, pair->actual, pair->desired != NULL, &lists.actual));
        LB_TRY(filter_names(c, pair, &lists.actual));
    }
    if (pair->desired) {
        LB_TRY(sign_table(c, pair->desired, true, &lists.desired));
    }
    if (c->rules->correct_unique) {
        c->rules->correct_unique(c, &lists.actual, &lists.desired);
    }
    index_actual(c, &lists);
    index_desired(c, &lists);
    lb_code code = compare_lists(c, pair, &lists);
    free_lists(&lists);
    return code;
}
