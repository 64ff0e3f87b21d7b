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
    lb_vector_free(&cover->path);
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

void lb_cover_search(lb_cover *cover, const lb_revision *revision)
{
    cover->search++;
    cover->path.count = 0;
    if (cover->support[revision->order]) {
        lb_vector_push(&cover->path, (lb_cover_step){revision, 0});
    }
}

const lb_revision *lb_cover_above(lb_cover *cover)
{
    while (cover->path.count) {
        lb_cover_step *step = &lb_vector_last(&cover->path);
        if (step->tried == step->at->next_all.count) {
            cover->path.count--;
            continue;
        }
        const lb_revision *above = step->at->next_all.items[step->tried++];
        if (cover->is_covered[above->order] && cover->seen[above->order] != cover->search &&
            lb_revision_list_has(above->down_all, step->at)) {
            cover->seen[above->order] = cover->search;
            lb_vector_push(&cover->path, (lb_cover_step){above, 0});
            return above;
        }
    }
    return NULL;
}
