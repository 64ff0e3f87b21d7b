/*
 * Graph files: revision graphs as the lines of tests/golden/graph (see its README), for tests.
 */
#ifndef LB_TESTS_UNIT_REVISION_GRAPH_FILE_H
#define LB_TESTS_UNIT_REVISION_GRAPH_FILE_H

#include "revision/graph.h"

/* Adds the revisions of "REV | down,down | depends | labels" lines and links the graph. */
lb_code graph_file_load(lb_str text, const lb_log *log, lb_graph **out, lb_error *error);

#endif
