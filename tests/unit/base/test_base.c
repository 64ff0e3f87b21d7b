#include "../test.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/log.h"
#include "base/map.h"
#include "base/memory.h"
#include "base/repr.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/vector.h"

static void test_arena_pieces_are_zeroed_and_stay(void **state)
{
    (void)state;
    lb_arena arena = {0};
    char *pieces[1000];
    for (size_t i = 0; i < LB_COUNT(pieces); i++) {
        pieces[i] = lb_arena_alloc(&arena, i + 1);
        assert_int_equal(pieces[i][i], 0);
        assert_int_equal((uintptr_t)pieces[i] % 16, 0);
        memset(pieces[i], (int)(i % 251), i + 1);
    }
    for (size_t i = 0; i < LB_COUNT(pieces); i++) {
        assert_int_equal((unsigned char)pieces[i][i], i % 251);
    }
    assert_string_equal(lb_arena_format(&arena, "%s-%d", "a", 7), "a-7");
    lb_arena_free(&arena);
    assert_null(arena.chunks);
}

static void test_str_splits_and_compares(void **state)
{
    (void)state;
    lb_str rest = LB_STR("a,,b"), part = {0};
    const char *parts[] = {"a", "", "b"};
    size_t n = 0;
    while (lb_str_split(&rest, ',', &part)) {
        assert_str(part, parts[n++]);
    }
    assert_int_equal(n, 3);
    rest = LB_STR("one\r\ntwo\n\nlast");
    const char *lines[] = {"one", "two", "", "last"};
    for (n = 0; lb_str_next_line(&rest, &part); n++) {
        assert_str(part, lines[n]);
    }
    assert_int_equal(n, 4);
    assert_str(lb_str_trim(LB_STR(" \t x \n")), "x");
    assert_null(lb_str_slice((lb_str){0}, 1, 2).ptr);
    assert_true(lb_str_compare(LB_STR("a"), LB_STR("ab")) < 0);
    static const char *const sorted[] = {"a", "ab", "b.c", "c"};
    for (size_t i = 0; i < LB_COUNT(sorted); i++) {
        assert_true(lb_str_is_among(lb_str_of(sorted[i]), sorted, LB_COUNT(sorted)));
    }
    assert_false(lb_str_is_among(LB_STR("b"), sorted, LB_COUNT(sorted)));
    assert_false(lb_str_is_among(LB_STR(""), sorted, LB_COUNT(sorted)));
    assert_int_equal(lb_str_find(LB_STR("hello"), LB_STR("lo")), 3);
    assert_true(lb_str_find(LB_STR("lo"), LB_STR("hello")) == SIZE_MAX);
    int64_t number = 0;
    assert_true(lb_str_to_integer(LB_STR("-42"), &number));
    assert_int_equal(number, -42);
    assert_false(lb_str_to_integer(LB_STR("4x"), &number));
    assert_false(lb_str_to_integer(LB_STR("-"), &number));
}

static void test_str_distance_counts_swaps_as_one(void **state)
{
    (void)state;
    assert_int_equal(lb_str_distance(LB_STR("upgrade"), LB_STR("upgarde"), 3), 1);
    assert_int_equal(lb_str_distance(LB_STR("heads"), LB_STR("head"), 3), 1);
    assert_int_equal(lb_str_distance(LB_STR("abc"), LB_STR("xyz"), 2), 3);
    assert_int_equal(lb_str_distance(LB_STR(""), LB_STR(""), 2), 0);
}

static void test_text_grows(void **state)
{
    (void)state;
    lb_text text = {0};
    assert_string_equal(lb_text_cstr(&text), "");
    for (int i = 0; i < 1000; i++) {
        lb_text_addf(&text, "%d,", i);
    }
    lb_text_fill(&text, 'x', 300);
    assert_int_equal(text.len, 10 * 2 + 90 * 3 + 900 * 4 + 300);
    lb_text_truncate(&text, 4);
    assert_string_equal(lb_text_cstr(&text), "0,1,");
    char *taken = lb_text_take(&text);
    assert_string_equal(taken, "0,1,");
    assert_int_equal(text.len, 0);
    free(taken);
}

static void test_vector_on_heap_and_in_arena(void **state)
{
    (void)state;
    lb_arena arena = {0};
    LB_VECTOR(int) heap = {0}, kept = {0};
    for (int i = 0; i < 100; i++) {
        lb_vector_push(&heap, i);
        lb_vector_push_in(&arena, &kept, i);
    }
    assert_int_equal(heap.count, 100);
    assert_int_equal(lb_vector_last(&kept), 99);
    assert_int_equal(lb_vector_pop(&heap), 99);
    lb_vector_free(&heap);
    lb_arena_free(&arena);
}

static void test_map_keeps_order(void **state)
{
    (void)state;
    lb_map map = {0};
    int values[3] = {1, 2, 3};
    lb_map_set(&map, LB_STR("b"), &values[0]);
    lb_map_set(&map, LB_STR("a"), &values[1]);
    lb_map_set(&map, LB_STR("b"), &values[2]);
    assert_int_equal(lb_map_count(&map), 2);
    assert_ptr_equal(lb_map_get(&map, LB_STR("b")), &values[2]);
    assert_null(lb_map_get(&map, LB_STR("c")));
    const lb_map_entry *entry = lb_map_first(&map);
    assert_str(lb_map_key(entry), "b");
    assert_str(lb_map_key(lb_map_next(entry)), "a");
    assert_true(lb_map_remove(&map, LB_STR("b")));
    assert_false(lb_map_has(&map, LB_STR("b")));
    lb_map_free(&map);
}

static void test_error_collects(void **state)
{
    (void)state;
    lb_error error = {0};
    assert_int_equal(lb_fail(&error, LB_ERR_REVISION, "no %s", "x"), LB_ERR_REVISION);
    lb_error_at(&error, "f.py", 3, 4);
    lb_error_hint(&error, "do %d", 5);
    lb_error_prefix(&error, "in %s: ", "y");
    assert_string_equal(error.message, "in y: no x");
    assert_int_equal(error.exit_status, 255);
    lb_error other = {0};
    lb_fail(&other, LB_ERR_FILE, "old");
    assert_int_equal(lb_error_move(&other, &error), LB_ERR_REVISION);
    assert_string_equal(other.hint, "do 5");
    assert_null(error.message);
    assert_int_equal(lb_fail(NULL, LB_ERR_USAGE, "unseen"), LB_ERR_USAGE);
    lb_error_clear(&other);
}

static void test_file_is_replaced_whole(void **state)
{
    (void)state;
    char folder[] = "/tmp/lb_base_XXXXXX";
    assert_non_null(mkdtemp(folder));
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_ERROR lb_error error = {0};
    const char *path = lb_path_join(&arena, lb_str_of(folder), LB_STR("a/b/file"));
    assert_int_equal(lb_file_write(path, LB_STR("x"), &error), LB_ERR_FILE);
    assert_int_equal(lb_file_make_directories(lb_arena_format(&arena, "%s/a/b", folder), &error),
                     LB_OK);
    assert_int_equal(lb_file_create(path, LB_STR("one"), &error), LB_OK);
    assert_int_equal(lb_file_create(path, LB_STR("two"), &error), LB_ERR_FILE);
    lb_str content = {0};
    assert_int_equal(lb_file_read(&arena, path, 0, &content, &error), LB_OK);
    assert_str(content, "one");
    assert_int_equal(chmod(path, 0640), 0);
    assert_int_equal(lb_file_write(path, LB_STR("three"), &error), LB_OK);
    struct stat status;
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 07777, 0640);
    assert_int_equal(lb_file_read(&arena, path, 3, &content, &error), LB_ERR_FILE);
    lb_file_entries entries = {0};
    assert_int_equal(
        lb_file_list(&arena, lb_arena_format(&arena, "%s/a/b", folder), &entries, &error), LB_OK);
    assert_int_equal(entries.count, 1);
    assert_str(entries.items[0].name, "file");
    (void)unlink(path);
    (void)rmdir(lb_arena_format(&arena, "%s/a/b", folder));
    (void)rmdir(lb_arena_format(&arena, "%s/a", folder));
    (void)rmdir(folder);
}

static void test_paths(void **state)
{
    (void)state;
    LB_AUTO_ARENA lb_arena arena = {0};
    assert_string_equal(lb_path_join(&arena, LB_STR("a"), LB_STR("b")), "a/b");
    assert_string_equal(lb_path_join(&arena, LB_STR("a/"), LB_STR("/b")), "/b");
    assert_string_equal(lb_path_absolute(&arena, LB_STR("/a/./b/../c//d")), "/a/c/d");
    assert_string_equal(lb_path_absolute(&arena, LB_STR("/..")), "/");
    assert_string_equal(lb_path_real(&arena, LB_STR("/usr/no/such")), "/usr/no/such");
    assert_string_equal(lb_path_real(&arena, LB_STR("/usr/.")), "/usr");
    assert_str(lb_path_basename(LB_STR("/a/b.c")), "b.c");
    assert_str(lb_path_dirname(LB_STR("/a/b.c")), "/a");
    assert_str(lb_path_dirname(LB_STR("/a")), "/");
    assert_str(lb_path_dirname(LB_STR("a")), "");
}

static void test_utf8(void **state)
{
    (void)state;
    uint32_t c = 0;
    assert_int_equal(lb_utf8_decode(LB_STR("\xc3\xa9"), &c), 2);
    assert_int_equal(c, 0xE9);
    assert_int_equal(lb_utf8_decode(LB_STR("\xc0\x80"), &c), 0);
    assert_int_equal(lb_utf8_decode(LB_STR("\xed\xa0\x80"), &c), 0);
    assert_int_equal(lb_utf8_invalid(LB_STR("ab\xff")), 2);
    assert_int_equal(lb_utf8_count(LB_STR("a\xc3\xa9\xe6\x97\xa5")), 3);
    assert_int_equal(lb_utf8_width(LB_STR("a\xc3\xa9\xe6\x97\xa5")), 4);
    LB_AUTO_TEXT lb_text text = {0};
    lb_utf8_add(&text, 0x1F600);
    assert_str(lb_text_str(&text), "\xf0\x9f\x98\x80");
}

static void test_utf8_white_space_is_pythons(void **state)
{
    (void)state;
    assert_int_equal(lb_utf8_space(LB_STR("\xc2\xa0x")), 2);
    assert_int_equal(lb_utf8_space(LB_STR("\x1cx")), 1);
    assert_int_equal(lb_utf8_space(LB_STR("x ")), 0);
    assert_int_equal(lb_utf8_space(LB_STR("")), 0);
    assert_int_equal(lb_utf8_space_end(LB_STR("x\xe3\x80\x80")), 3);
    assert_int_equal(lb_utf8_space_end(LB_STR("\x80\x80\x80\x80\x80")), 0);
    assert_str(lb_utf8_trim(LB_STR("\xe2\x80\x82 a b\x1f\n")), "a b");
    assert_str(lb_utf8_trim(LB_STR(" \n")), "");
    assert_str(lb_utf8_trim_end(LB_STR(" a\xc2\x85")), " a");
}

static void test_utf8_prefix_of_a_character(void **state)
{
    (void)state;
    assert_int_equal(lb_utf8_prefix(LB_STR("\x80")), 0);
    assert_int_equal(lb_utf8_prefix(LB_STR("\xc0\x80")), 0);
    assert_int_equal(lb_utf8_prefix(LB_STR("\xc3(")), 1);
    assert_int_equal(lb_utf8_prefix(LB_STR("\xe2\x82")), 2);
    assert_int_equal(lb_utf8_prefix(LB_STR("\xe0\x80\x80")), 1);
    assert_int_equal(lb_utf8_prefix(LB_STR("\xed\xa0\x80")), 1);
    assert_int_equal(lb_utf8_prefix(LB_STR("\xf0\x9f\x98(")), 3);
    assert_int_equal(lb_utf8_prefix(LB_STR("\xf4\x90\x80\x80")), 1);
}

static void test_repr_is_pythons(void **state)
{
    (void)state;
    static const struct {
        lb_str text;
        const char *repr;
    } cases[] = {
        {LB_STR(""), "''"},
        {LB_STR("a'b"), "\"a'b\""},
        {LB_STR("a'b\""), "'a\\'b\"'"},
        {LB_STR("a\\b\n\r\t\0\x7f"), "'a\\\\b\\n\\r\\t\\x00\\x7f'"},
        {LB_STR("\xc3\xa9\xc2\xa0"), "'\xc3\xa9\\xa0'"},
        {LB_STR("\xe2\x80\xa8"), "'\\u2028'"},
        {LB_STR("\xf3\xa0\x80\x81\xf0\x9f\x98\x80"), "'\\U000e0001\xf0\x9f\x98\x80'"},
        {LB_STR("\xff"), "'\\udcff'"},
    };
    LB_AUTO_ARENA lb_arena arena = {0};
    for (size_t i = 0; i < LB_COUNT(cases); i++) {
        assert_string_equal(lb_repr(&arena, cases[i].text), cases[i].repr);
    }
}

static void keep(void *context, lb_level level, const char *logger, const char *message)
{
    lb_text_addf(context, "%d %s %s", (int)level, logger, message);
}

static void test_log_hands_records_over(void **state)
{
    (void)state;
    LB_AUTO_TEXT lb_text seen = {0};
    lb_log log = {keep, &seen};
    lb_log_warning(&log, "UserWarning", "x %d", 1);
    assert_string_equal(lb_text_cstr(&seen), "30 py.warnings UserWarning: x 1");
    lb_log_record(&(lb_log){0}, LB_INFO, "a", "dropped");
}

static void test_text_lists(void **state LB_UNUSED)
{
    lb_str items[] = {LB_STR("a"), LB_STR("b"), LB_STR("c")};
    lb_str others[] = {LB_STR("a"), LB_STR("c")};
    const lb_str_vector whole = {items, 3, 3}, start = {items, 2, 3}, part = {others, 2, 2},
                        none = {0};
    assert_true(lb_str_vector_equal(&whole, &whole));
    assert_true(lb_str_vector_equal(&none, &none));
    assert_false(lb_str_vector_equal(&start, &whole));
    assert_false(lb_str_vector_equal(&start, &part));
    assert_true(lb_str_vector_is_within(&part, &whole));
    assert_true(lb_str_vector_is_within(&none, &part));
    assert_false(lb_str_vector_is_within(&whole, &part));
    assert_false(lb_str_vector_is_within(&start, &part));
    assert_true(lb_str_vector_has(&whole, LB_STR("b")));
    assert_false(lb_str_vector_has(&part, LB_STR("b")));
    assert_false(lb_str_vector_has(&none, LB_STR("a")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_arena_pieces_are_zeroed_and_stay),
        cmocka_unit_test(test_str_splits_and_compares),
        cmocka_unit_test(test_str_distance_counts_swaps_as_one),
        cmocka_unit_test(test_text_grows),
        cmocka_unit_test(test_vector_on_heap_and_in_arena),
        cmocka_unit_test(test_map_keeps_order),
        cmocka_unit_test(test_error_collects),
        cmocka_unit_test(test_file_is_replaced_whole),
        cmocka_unit_test(test_paths),
        cmocka_unit_test(test_utf8),
        cmocka_unit_test(test_utf8_white_space_is_pythons),
        cmocka_unit_test(test_utf8_prefix_of_a_character),
        cmocka_unit_test(test_repr_is_pythons),
        cmocka_unit_test(test_log_hands_records_over),
        cmocka_unit_test(test_text_lists),
    };
    return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
