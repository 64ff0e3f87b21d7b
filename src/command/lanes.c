#include "command/lanes.h"

#include <string.h>

#include "base/map.h"
#include "base/memory.h"
#include "base/vector.h"
#include "command/style.h"

enum { LANE_COLORS = LB_ROLE_LANE_5 - LB_ROLE_LANE_1 + 1 };

/* A line on its way down to the revision `target` (an index of the list). */
typedef struct lb_lane {
    size_t target;
    bool is_dotted;
    lb_role color;
} lb_lane;

typedef struct lb_cell {
    char character;
    lb_role color;
} lb_cell;
typedef LB_VECTOR(lb_cell) lb_row;
typedef LB_VECTOR(lb_row) lb_rows;

/* The drawing so far. */
typedef struct lb_drawing {
    lb_arena arena;
    const limbeck_revisions *revisions;
    lb_map places;   /* id -> 1 + index */
    size_t *waiting; /* how many children of each revision are still to be drawn */
    LB_VECTOR(lb_lane) lanes;
    unsigned colors_used;
    lb_rows rows; /* what is drawn below the current revision's own row */
    bool is_colored;
    lb_text *out;
} lb_drawing;

/* ---- The order ---- */

/* The index of a revision, or SIZE_MAX if it is not in the list. */
static size_t place_of(const lb_drawing *drawing, const char *id)
{
    size_t place = (size_t)(uintptr_t)lb_map_get(&drawing->places, lb_str_of(id));
    return place - 1;
}

/* The parents wait for this child, or, once it is drawn, no longer do. */
static void count_parents(lb_drawing *drawing, const limbeck_revision *revision, bool is_drawn)
{
    const char *const *const lists[] = {revision->down, revision->depends_on};
    for (size_t i = 0; i < LB_COUNT(lists); i++) {
        for (const char *const *id = lists[i]; id && *id; id++) {
            size_t parent = place_of(drawing, *id);
            if (parent != SIZE_MAX) {
                drawing->waiting[parent] += is_drawn ? (size_t)-1 : 1;
            }
        }
    }
}

/* ---- Rows ---- */

static void set_cell(lb_arena *arena, lb_row *row, size_t column, char character, lb_role color)
{
    while (row->count <= column) {
        lb_vector_push_in(arena, row, (lb_cell){' ', LB_ROLE_PLAIN});
    }
    row->items[column] = (lb_cell){character, color};
}

static char vertical(const lb_lane *lane)
{
    if (lane->is_dotted) {
        return ':';
    }
    return '|';
}

/* A lane that moves to the side: '/' or, as given, '\\'. */
static char diagonal(const lb_lane *lane, char solid)
{
    if (lane->is_dotted) {
        return '.';
    }
    return solid;
}

/* A row with every lane going straight down. */
static lb_row straight_row(lb_drawing *drawing)
{
    lb_row row = {0};
    for (size_t i = 0; i < drawing->lanes.count; i++) {
        const lb_lane *lane = &drawing->lanes.items[i];
        set_cell(&drawing->arena, &row, 2 * i, vertical(lane), lane->color);
    }
    return row;
}

static void push_row(lb_drawing *drawing, lb_row row)
{
    lb_vector_push_in(&drawing->arena, &drawing->rows, row);
}

/* Draws the lanes from `first` on one place further to the left than they are. */
static void shift_left(lb_drawing *drawing, lb_row *row, size_t first)
{
    for (size_t i = first; i < drawing->lanes.count; i++) {
        set_cell(&drawing->arena, row, 2 * i, ' ', LB_ROLE_PLAIN);
        const lb_lane *lane = &drawing->lanes.items[i];
        set_cell(&drawing->arena, row, 2 * i - 1, diagonal(lane, '/'), lane->color);
    }
}

static void remove_lane(lb_drawing *drawing, size_t at)
{
    memmove(&drawing->lanes.items[at], &drawing->lanes.items[at + 1],
            (drawing->lanes.count - at - 1) * sizeof *drawing->lanes.items);
    drawing->lanes.count--;
}

/* The lane ended at its revision: those on its right move up. */
static void close_lane(lb_drawing *drawing, size_t at)
{
    if (at + 1 < drawing->lanes.count) {
        lb_row row = straight_row(drawing);
        set_cell(&drawing->arena, &row, 2 * at, ' ', LB_ROLE_PLAIN);
        shift_left(drawing, &row, at + 1);
        push_row(drawing, row);
    }
    remove_lane(drawing, at);
}

/* A new lane on the right of `at`, to a further parent of the revision that is drawn there. */
static void open_lane(lb_drawing *drawing, size_t at, lb_lane lane)
{
    lb_row row = straight_row(drawing);
    for (size_t i = at + 1; i < drawing->lanes.count; i++) {
        set_cell(&drawing->arena, &row, 2 * i, ' ', LB_ROLE_PLAIN);
    }
    for (size_t i = at + 1; i < drawing->lanes.count; i++) {
        const lb_lane *moved = &drawing->lanes.items[i];
        set_cell(&drawing->arena, &row, 2 * i + 1, diagonal(moved, '\\'), moved->color);
    }
    set_cell(&drawing->arena, &row, 2 * at + 1, diagonal(&lane, '\\'), lane.color);
    push_row(drawing, row);
    lb_vector_push_in(&drawing->arena, &drawing->lanes, lane);
    memmove(&drawing->lanes.items[at + 2], &drawing->lanes.items[at + 1],
            (drawing->lanes.count - at - 2) * sizeof lane);
    drawing->lanes.items[at + 1] = lane;
}

/* Two lanes lead to the same revision: the right one joins the left one, over those between. */
static void join_lanes(lb_drawing *drawing, size_t left, size_t right)
{
    lb_arena *arena = &drawing->arena;
    const lb_lane joining = drawing->lanes.items[right];
    lb_row row = straight_row(drawing);
    set_cell(arena, &row, 2 * right, ' ', LB_ROLE_PLAIN);
    for (size_t i = left + 1; i + 1 < right; i++) {
        set_cell(arena, &row, 2 * i + 1, joining.is_dotted ? '.' : '_', joining.color);
    }
    set_cell(arena, &row, 2 * right - 1, diagonal(&joining, '/'), joining.color);
    shift_left(drawing, &row, right + 1);
    push_row(drawing, row);
    drawing->lanes.items[left].is_dotted &= joining.is_dotted;
    remove_lane(drawing, right);
    if (right > left + 1) {
        row = straight_row(drawing);
        set_cell(arena, &row, 2 * left + 1, diagonal(&joining, '/'), joining.color);
        push_row(drawing, row);
    }
}

static void join_all(lb_drawing *drawing)
{
    for (size_t left = 0; left < drawing->lanes.count; left++) {
        for (size_t right = drawing->lanes.count; --right > left;) {
            if (drawing->lanes.items[left].target == drawing->lanes.items[right].target) {
                join_lanes(drawing, left, right);
            }
        }
    }
}

/* ---- Revisions ---- */

static lb_role next_color(lb_drawing *drawing)
{
    return (lb_role)(LB_ROLE_LANE_1 + (int)(drawing->colors_used++ % LANE_COLORS));
}

/* The lane that leads to this revision: it is the only one, since such lanes are joined. */
static size_t lane_of(lb_drawing *drawing, size_t index)
{
    for (size_t i = 0; i < drawing->lanes.count; i++) {
        if (drawing->lanes.items[i].target == index) {
            return i;
        }
    }
    lb_vector_push_in(&drawing->arena, &drawing->lanes,
                      (lb_lane){.target = index, .color = next_color(drawing)});
    return drawing->lanes.count - 1;
}

/* Leads lanes on to the parents: the first takes over the revision's own lane. */
static void lead_on(lb_drawing *drawing, const limbeck_revision *revision, size_t at)
{
    const char *const *const lists[] = {revision->down, revision->depends_on};
    size_t count = 0;
    for (size_t i = 0; i < LB_COUNT(lists); i++) {
        for (const char *const *id = lists[i]; id && *id; id++) {
            lb_lane lane = {.target = place_of(drawing, *id), .is_dotted = i == 1};
            if (lane.target == SIZE_MAX) {
                continue;
            }
            if (!count++) {
                lane.color = drawing->lanes.items[at].color;
                drawing->lanes.items[at] = lane;
            } else {
                lane.color = next_color(drawing);
                open_lane(drawing, at + count - 2, lane);
            }
        }
    }
    bool is_dotted = count == 1 && drawing->lanes.items[at].is_dotted;
    if (!count) {
        close_lane(drawing, at);
    }
    join_all(drawing);
    if (is_dotted && !drawing->rows.count) {
        push_row(drawing, straight_row(drawing)); /* or nothing would show that it is dotted */
    }
}

/* ---- Writing ---- */

static void add_row(lb_drawing *drawing, const lb_row *row, size_t width)
{
    size_t count = row->count;
    while (count && row->items[count - 1].character == ' ') {
        count--;
    }
    for (size_t i = 0; i < count; i++) {
        lb_style_add(drawing->out, drawing->is_colored, row->items[i].color,
                     (lb_str){&row->items[i].character, 1});
    }
    lb_text_fill(drawing->out, ' ', width > count ? width - count : 0);
}

/* Where a text stands beside these rows: all of them are as wide as the widest. */
static size_t widest(const lb_rows *rows, size_t width)
{
    for (size_t i = 0; i < rows->count; i++) {
        size_t lanes = (rows->items[i].count + 1) / 2;
        width = 2 * lanes > width + 1 ? 2 * lanes - 1 : width;
    }
    return width;
}

/* Writes the revision's row and the rows below it, with the lines of its text beside them. */
static void write_rows(lb_drawing *drawing, const lb_row *first, lb_str text)
{
    lb_row straight = straight_row(drawing);
    size_t width = widest(&drawing->rows, straight.count ? straight.count : 1);
    lb_str line = {0};
    for (size_t i = 0; lb_str_next_line(&text, &line) || i <= drawing->rows.count; i++) {
        const lb_row *row = i == 0                     ? first
                            : i <= drawing->rows.count ? &drawing->rows.items[i - 1]
                                                       : &straight;
        size_t column = i == 0 ? first->count + 1 : width + 1;
        add_row(drawing, row, line.len ? column : 0);
        lb_text_add(drawing->out, line);
        lb_text_addc(drawing->out, '\n');
        line = (lb_str){0};
    }
    drawing->rows.count = 0;
}

static void draw(lb_drawing *drawing, size_t index, const char *text)
{
    const limbeck_revision *revision = &drawing->revisions->items[index];
    size_t at = lane_of(drawing, index);
    lb_row row = straight_row(drawing);
    bool is_current = revision->flags & LIMBECK_CURRENT;
    set_cell(&drawing->arena, &row, 2 * at, is_current ? '@' : '*',
             is_current ? LB_ROLE_CURRENT : drawing->lanes.items[at].color);
    lead_on(drawing, revision, at);
    write_rows(drawing, &row, lb_str_of(text));
}

void lb_lanes_draw(lb_text *out, const limbeck_revisions *revisions, const char *const *texts,
                   bool is_colored)
{
    size_t count = revisions->count;
    lb_drawing drawing = {.revisions = revisions, .is_colored = is_colored, .out = out};
    drawing.waiting = LB_NEW_ARRAY(&drawing.arena, size_t, count);
    bool *is_drawn = LB_NEW_ARRAY(&drawing.arena, bool, count);
    for (size_t i = 0; i < count; i++) {
        lb_map_set(&drawing.places, lb_str_of(revisions->items[i].id), (void *)(uintptr_t)(i + 1));
    }
    for (size_t i = 0; i < count; i++) {
        count_parents(&drawing, &revisions->items[i], false);
    }
    for (size_t first = 0; first < count;) {
        size_t index = first;
        while (index < count && (is_drawn[index] || drawing.waiting[index])) {
            index++;
        }
        index = index < count ? index : first; /* a cycle: there is no right order */
        is_drawn[index] = true;
        count_parents(&drawing, &revisions->items[index], true);
        draw(&drawing, index, texts[index]);
        while (first < count && is_drawn[first]) {
            first++;
        }
    }
    lb_map_free(&drawing.places);
    lb_arena_free(&drawing.arena);
}
