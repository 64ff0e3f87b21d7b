#include "revision/cover.h"

void lb_cover_init(lb_cover *cover, const lb_graph *graph)
{
    size_t count = graph->revisions.count;
    *cover = (lb_cover){
        .support = lb_alloc_array(count, sizeof *cover->support),
        .is_covered = lb_alloc_array(count, sizeof *cover->is_covered),
        .is_root = lb_alloc_array(count, sizeof *cover->is_root),
        .seen = lb_alloc_array(count, sizeof *cover->seen),
    };
}

void lb_cover_free(lb_cover *cover)
{
    free(cover->support);
    free(cover->is_covered);
    free(cover->is_root);
    free(cover->seen);
    lb_vector_free(&cover->stack);
}

void lb_cover_add(lb_cover *cover, const lb_revision *root)
{
    cover->is_root[root->order] = true;
    if (cover->is_covered[root->order]) {
        return;
    }
    cover->is_covered[root->order] = true;
    cover->stack.count = 0;
    lb_vector_push(&cover->stack, root);
    while (cover->stack.count) {
        lb_revision_list below = lb_vector_pop(&cover->stack)->down_all;
        for (size_t i = 0; i < below.count; i++) {
            size_t order = below.items[i]->order;
            cover->support[order]++;
            if (!cover->is_covered[order]) {
                cover->is_covered[order] = true;
                lb_vector_push(&cover->stack, below.items[i]);
            }
        }
    }
}

void lb_cover_remove(lb_cover *cover, const lb_revision *root)
{
    cover->is_root[root->order] = false;
    if (cover->support[root->order] || !cover->is_covered[root->order]) {
        return;
    }
    cover->is_covered[root->order] = false;
    cover->stack.count = 0;
    lb_vector_push(&cover->stack, root);
    while (cover->stack.count) {
        lb_revision_list below = lb_vector_pop(&cover->stack)->down_all;
        for (size_t i = 0; i < below.count; i++) {
            size_t order = below.items[i]->order;
            if (--cover->support[order] == 0 && !cover->is_root[order]) {
                cover->is_covered[order] = false;
                lb_vector_push(&cover->stack, below.items[i]);
            }
        }
    }
}

static void push_above(lb_cover *cover, const lb_revision *revision)
{
    for (size_t i = 0; i < revision->next_all.count; i++) {
        const lb_revision *above = revision->next_all.items[i];
        if (cover->is_covered[above->order] && cover->seen[above->order] != cover->search &&
            lb_revision_list_has(above->down_all, revision)) {
            cover->seen[above->order] = cover->search;
            lb_vector_push(&cover->stack, above);
        }
    }
}

void lb_cover_search(lb_cover *cover, const lb_revision *revision)
{
    cover->search++;
    cover->stack.count = 0;
    if (cover->support[revision->order]) {
        push_above(cover, revision);
    }
}

const lb_revision *lb_cover_above(lb_cover *cover)
{
    if (!cover->stack.count) {
        return NULL;
    }
    const lb_revision *above = lb_vector_pop(&cover->stack);
    push_above(cover, above);
    return above;
}
