/*
 * Directory: loading a graph from the files of a project's version locations.
 *
 * Files are taken by Alembic's rules: names that end in .py, and beside them .sql; not those that
 * start with ".#" or "__init__"; in the order of their names, location by location; a location that
 * does not exist is passed over; with `is_recursive` folders follow in the order of their names
 * (never
 * __pycache__, never through a link). A file that is reached twice is warned of and taken once.
 * Only the header of a file is read. Stands on graph.h, header.h and sql_file.h.
 */
#ifndef LB_REVISION_DIRECTORY_H
#define LB_REVISION_DIRECTORY_H

#include "revision/graph.h"

typedef struct lb_version_locations {
    lb_str_vector paths; /* relative ones are relative to the working directory */
    bool is_recursive;
    bool has_data; /* a .sql file that says nothing of a revision is no revision: scripts read it */
} lb_version_locations;

/* A linked graph, or none. Free it with lb_graph_free(). */
lb_code lb_graph_load(const lb_version_locations *locations, const lb_log *log, lb_graph **out,
                      lb_error *error);

#endif
