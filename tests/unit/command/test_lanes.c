/* Histories drawn with lanes, compared with how they ought to look. */
#include "../test.h"

#include <string.h>

#include "base/memory.h"
#include "base/vector.h"
#include "command/lanes.h"

typedef LB_VECTOR(limbeck_revision) lb_revisions_made;

static const char *const *split(lb_arena *arena, lb_str list)
{
    LB_VECTOR(const char *) items = {0};
    for (lb_str part; lb_str_split(&list, ',', &part);) {
        if (part.len) {
            lb_vector_push_in(arena, &items, lb_arena_strndup(arena, part.ptr, part.len));
        }
    }
    lb_vector_push_in(arena, &items, NULL);
    return items.items;
}

/* Draws a graph given as "id|down,...|depends_on,...|text" in lines, newest first; "!" before the
 * text marks a current revision, "/" in it breaks a line. */
static char *draw(const char *graph)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_revisions_made made = {0};
    LB_VECTOR(const char *) texts = {0};
    for (lb_str rest = lb_str_of(graph), line; lb_str_next_line(&rest, &line);) {
        lb_str id = {0}, down = {0}, depends_on = {0}, text = {0};
        lb_str_split(&line, '|', &id);
        lb_str_split(&line, '|', &down);
        lb_str_split(&line, '|', &depends_on);
        lb_str_split(&line, '|', &text);
        limbeck_revision revision = {
            .id = lb_arena_strndup(&arena, id.ptr, id.len),
            .down = split(&arena, down),
            .depends_on = split(&arena, depends_on),
            .flags = text.len && text.ptr[0] == '!' ? LIMBECK_CURRENT : 0,
        };
        char *shown = lb_arena_strndup(&arena, text.ptr, text.len);
        for (char *p = shown; *p; p++) {
            *p = *p == '/' ? '\n' : *p;
        }
        lb_vector_push_in(&arena, &made, revision);
        lb_vector_push_in(&arena, &texts, text.len ? shown : revision.id);
    }
    lb_text out = {0};
    lb_lanes_draw(&out, &(limbeck_revisions){made.count, made.items}, texts.items, false);
    return lb_text_take(&out);
}

static void assert_drawn(const char *graph, const char *expected)
{
    LB_AUTO_FREE char *drawn = draw(graph);
    assert_string_equal(drawn, expected);
}

static void a_chain_is_one_lane(void **state)
{
    (void)state;
    assert_drawn("", "");
    assert_drawn("c|b\nb|a\na|", "* c\n"
                                 "* b\n"
                                 "* a\n");
}

static void a_branch_point_joins_lanes(void **state)
{
    (void)state;
    assert_drawn("c|a\nb|a\na|", "* c\n"
                                 "| * b\n"
                                 "|/\n"
                                 "* a\n");
    assert_drawn("d|a\nc|a\nb|a\na|", "* d\n"
                                      "| * c\n"
                                      "|/\n"
                                      "| * b\n"
                                      "|/\n"
                                      "* a\n");
}

static void a_merge_opens_lanes(void **state)
{
    (void)state;
    assert_drawn("d|b,c\nc|a\nb|a\na|", "* d\n"
                                        "|\\\n"
                                        "| * c\n"
                                        "* | b\n"
                                        "|/\n"
                                        "* a\n");
    assert_drawn("e|b,c,d\nd|a\nc|a\nb|a\na|", "* e\n"
                                               "|\\\n"
                                               "| |\\\n"
                                               "| | * d\n"
                                               "| * | c\n"
                                               "| |/\n"
                                               "* | b\n"
                                               "|/\n"
                                               "* a\n");
}

static void lanes_cross_what_is_between(void **state)
{
    (void)state;
    /* x and y go on while c joins a */
    assert_drawn("b|a\nx|x0\ny|y0\nc|a\nx0|\ny0|\na|", "* b\n"
                                                       "| * x\n"
                                                       "| | * y\n"
                                                       "| | | * c\n"
                                                       "| |_|/\n"
                                                       "|/| |\n"
                                                       "| * | x0\n"
                                                       "|  /\n"
                                                       "| * y0\n"
                                                       "* a\n");
}

static void bases_of_their_own_stand_apart(void **state)
{
    (void)state;
    assert_drawn("b|a\na|\ny|x\nx|", "* b\n"
                                     "* a\n"
                                     "* y\n"
                                     "* x\n");
}

static void dependencies_are_dotted(void **state)
{
    (void)state;
    assert_drawn("y|x|b\nb|a\na|\nx|", "* y\n"
                                       "|.\n"
                                       "| * b\n"
                                       "| * a\n"
                                       "* x\n");
    assert_drawn("y|x|a\nz|x\nx|\nb|a\na|", "* y\n"
                                            "|.\n"
                                            "| : * z\n"
                                            "| :/\n"
                                            "|/:\n"
                                            "* : x\n"
                                            " .\n"
                                            ": * b\n"
                                            ":/\n"
                                            "* a\n");
}

static void a_dependency_alone_shows(void **state)
{
    (void)state;
    assert_drawn("c||b\nb|a\na|", "* c\n"
                                  ":\n"
                                  "* b\n"
                                  "* a\n");
}

static void what_follows_comes_first(void **state)
{
    (void)state;
    assert_drawn("a|\nb|a", "* b\n"
                            "* a\n");
    assert_drawn("a|b\nb|a", "* a\n"
                             "* b\n");
}

static void parents_out_of_range_end_their_lanes(void **state)
{
    (void)state;
    assert_drawn("c|b\nb|a", "* c\n"
                             "* b\n");
}

static void the_current_revision_is_marked(void **state)
{
    (void)state;
    assert_drawn("b|a||b\na|||!a", "* b\n"
                                   "@ !a\n");
}

static void long_texts_stand_beside_the_lanes(void **state)
{
    (void)state;
    assert_drawn("d|b,c||Rev: d/Merges: b, c//text\nc|a||Rev: c/more\nb|a||Rev: b\na|||Rev: a/end",
                 "* Rev: d\n"
                 "|\\  Merges: b, c\n"
                 "| |\n"
                 "| | text\n"
                 "| * Rev: c\n"
                 "| | more\n"
                 "* | Rev: b\n"
                 "|/\n"
                 "* Rev: a\n"
                 "  end\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_chain_is_one_lane),
        cmocka_unit_test(a_branch_point_joins_lanes),
        cmocka_unit_test(a_merge_opens_lanes),
        cmocka_unit_test(lanes_cross_what_is_between),
        cmocka_unit_test(bases_of_their_own_stand_apart),
        cmocka_unit_test(dependencies_are_dotted),
        cmocka_unit_test(a_dependency_alone_shows),
        cmocka_unit_test(what_follows_comes_first),
        cmocka_unit_test(parents_out_of_range_end_their_lanes),
        cmocka_unit_test(the_current_revision_is_marked),
        cmocka_unit_test(long_texts_stand_beside_the_lanes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
