#include "graph_file.h"

static lb_str_vector list_of(lb_arena *arena, lb_str text)
{
    lb_str_vector list = {0};
    lb_str part = {0};
    while (lb_str_split(&text, ',', &part)) {
        part = lb_str_trim(part);
        if (part.len) {
            lb_vector_push_in(arena, &list, part);
        }
    }
    return list;
}

static lb_code add_line(lb_arena *arena, lb_graph *graph, lb_str line, const lb_log *log,
                        lb_error *error)
{
    lb_str part[4] = {{0}};
    for (size_t i = 0; i < LB_COUNT(part) && lb_str_split(&line, '|', &part[i]); i++) {
        part[i] = lb_str_trim(part[i]);
    }
    lb_revision_header header = {
        .id = part[0],
        .down = list_of(arena, part[1]),
        .depends_on = list_of(arena, part[2]),
        .labels = list_of(arena, part[3]),
        .message = lb_str_of(lb_arena_format(arena, "about %.*s", LB_ARG(part[0]))),
    };
    return lb_graph_add(graph, &header, log, error);
}

lb_code graph_file_load(lb_str text, const lb_log *log, lb_graph **out, lb_error *error)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_GRAPH lb_graph *graph = lb_graph_new();
    lb_str line = {0};
    while (lb_str_next_line(&text, &line)) {
        if (line.len && line.ptr[0] != '#') {
            LB_TRY(add_line(&arena, graph, line, log, error));
        }
    }
    LB_TRY(lb_graph_link(graph, log, error));
    *out = graph;
    graph = NULL;
    return LB_OK;
}
