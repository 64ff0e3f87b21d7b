/* Tables so that each stands behind those that it refers to: by rounds, each of the tables whose
 * referents all stood in an earlier one, by key within a round. */
#include "schema/schema.h"

typedef struct node {
    lb_table *table;
    LB_VECTOR(struct node *) parents;
    size_t position;      /* in the order of keys */
    size_t round;         /* from 1; 0: not known yet */
    size_t index, lowest; /* Tarjan's numbers, from 1 */
    size_t next;          /* the parent to look at next */
    bool is_stacked, is_in_circle;
} node;
typedef LB_VECTOR(node *) nodes;

static void add_key(lb_text *key, lb_str schema, lb_str name)
{
    lb_text_add(key, schema);
    lb_text_adds(key, schema.len ? "." : "");
    lb_text_add(key, name);
}

static int by_key(const void *left, const void *right)
{
    const node *a = left, *b = right;
    LB_AUTO_TEXT lb_text x = {0};
    LB_AUTO_TEXT lb_text y = {0};
    add_key(&x, a->table->schema.text, a->table->name.text);
    add_key(&y, b->table->schema.text, b->table->name.text);
    return lb_str_compare(lb_text_str(&x), lb_text_str(&y));
}

static void find_parents(lb_arena *arena, node *of, const lb_map *by_name)
{
    const lb_constraints *constraints = &of->table->constraints;
    for (size_t i = 0; i < constraints->count; i++) {
        const lb_constraint *fk = constraints->items[i];
        if (fk->kind != LB_CONSTRAINT_FOREIGN_KEY || fk->use_alter) {
            continue;
        }
        LB_AUTO_TEXT lb_text key = {0};
        add_key(&key, fk->referent_schema.text, fk->referent_table.text);
        node *parent = lb_map_get(by_name, lb_text_str(&key));
        if (parent && parent != of) {
            lb_vector_push_in(arena, &of->parents, parent);
        }
    }
}

/* Of a whole component of more than one table, or of one table: takes it off the stack. */
static void end_component(nodes *stack, node *root)
{
    bool is_circle = lb_vector_last(stack) != root;
    node *top;
    do {
        top = lb_vector_pop(stack);
        top->is_stacked = false;
        top->is_in_circle = is_circle;
    } while (top != root);
}

/* Tarjan's algorithm for strongly connected components, without recursion. */
static void find_circles(lb_arena *arena, node *all, size_t count)
{
    nodes path = {0}, stack = {0};
    size_t numbered = 0;
    for (size_t i = 0; i < count; i++) {
        if (all[i].index) {
            continue;
        }
        lb_vector_push_in(arena, &path, &all[i]);
        while (path.count) {
            node *top = lb_vector_last(&path);
            if (!top->index) {
                top->index = top->lowest = ++numbered;
                top->is_stacked = true;
                lb_vector_push_in(arena, &stack, top);
            }
            if (top->next < top->parents.count) {
                node *parent = top->parents.items[top->next++];
                if (!parent->index) {
                    lb_vector_push_in(arena, &path, parent);
                } else if (parent->is_stacked && parent->index < top->lowest) {
                    top->lowest = parent->index;
                }
                continue;
            }
            (void)lb_vector_pop(&path);
            if (path.count && top->lowest < lb_vector_last(&path)->lowest) {
                lb_vector_last(&path)->lowest = top->lowest;
            }
            if (top->lowest == top->index) {
                end_component(&stack, top);
            }
        }
    }
}

/* Behind the latest of its parents. Parents of tables in a circle do not count, so it ends. */
static void find_round(lb_arena *arena, node *start)
{
    nodes path = {0};
    lb_vector_push_in(arena, &path, start);
    while (path.count) {
        node *top = lb_vector_last(&path);
        size_t round = 1;
        node *missing = NULL;
        for (size_t i = 0; !top->is_in_circle && i < top->parents.count && !missing; i++) {
            const node *parent = top->parents.items[i];
            missing = parent->round ? NULL : top->parents.items[i];
            round = parent->round >= round ? parent->round + 1 : round;
        }
        if (missing) {
            lb_vector_push_in(arena, &path, missing);
        } else {
            top->round = round;
            (void)lb_vector_pop(&path);
        }
    }
}

static int by_round(const void *left, const void *right)
{
    const node *a = *(node *const *)left, *b = *(node *const *)right;
    if (a->round != b->round) {
        return a->round < b->round ? -1 : 1;
    }
    return a->position < b->position ? -1 : a->position > b->position;
}

void lb_schema_sort(lb_arena *arena, const lb_tables *tables, lb_tables *out, lb_tables *circle)
{
    LB_AUTO_MAP lb_map by_name = {0};
    LB_AUTO_ARENA lb_arena work = {0};
    size_t count = tables->count;
    node *all = LB_NEW_ARRAY(&work, node, count + 1);
    node **order = LB_NEW_ARRAY(&work, node *, count + 1);
    for (size_t i = 0; i < count; i++) {
        all[i].table = tables->items[i];
    }
    qsort(all, count, sizeof *all, by_key);
    for (size_t i = 0; i < count; i++) {
        LB_AUTO_TEXT lb_text key = {0};
        add_key(&key, all[i].table->schema.text, all[i].table->name.text);
        lb_map_set(&by_name, lb_text_str(&key), &all[i]);
        all[i].position = i;
        order[i] = &all[i];
    }
    for (size_t i = 0; i < count; i++) {
        find_parents(&work, &all[i], &by_name);
    }
    find_circles(&work, all, count);
    for (size_t i = 0; i < count; i++) {
        find_round(&work, &all[i]);
    }
    qsort(order, count, sizeof(node *), by_round);
    for (size_t i = 0; i < count; i++) {
        lb_vector_push_in(arena, out, order[i]->table);
        if (circle && all[i].is_in_circle) {
            lb_vector_push_in(arena, circle, all[i].table);
        }
    }
}
