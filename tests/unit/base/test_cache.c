/* Cache: what was put is there under its key, until it is damaged, old, another's, or too many. */
#include "../test.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/cache.h"
#include "base/file.h"
#include "base/process.h"
#include "base/text.h"

static char top[] = "/tmp/limbeck-cache-XXXXXX";
static char *folder; /* made by the first put */

static int make_folder(void **state LB_UNUSED)
{
    if (!mkdtemp(top)) {
        return -1;
    }
    folder = lb_format("%s/a/b", top);
    return 0;
}

static int remove_folder(void **state LB_UNUSED)
{
    LB_AUTO_FREE char *command = lb_format("rm -rf '%s'", top);
    free(folder);
    return system(command);
}

/* The folder is emptied. */
static int empty(void **state LB_UNUSED)
{
    LB_AUTO_FREE char *command = lb_format("rm -rf '%s'/*", folder);
    return system(command);
}

static bool is_there(const char *key, const char *content)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_str found = {0};
    bool is_found = lb_cache_get(&arena, folder, lb_str_of(key), &found);
    if (is_found && content) {
        assert_str(found, content);
    }
    return is_found;
}

static void put(const char *key, const char *content)
{
    lb_cache_put(folder, lb_str_of(key), lb_str_of(content));
}

static size_t count_files(void)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_file_entries entries = {0};
    assert_int_equal(lb_file_list(&arena, folder, &entries, NULL), LB_OK);
    return entries.count;
}

/* The one file that is there. */
static char *only_file(lb_arena *arena)
{
    lb_file_entries entries = {0};
    assert_int_equal(lb_file_list(arena, folder, &entries, NULL), LB_OK);
    assert_int_equal(entries.count, 1);
    return lb_path_join(arena, lb_str_of(folder), entries.items[0].name);
}

static void set_age(const char *path, time_t used, time_t made)
{
    const time_t now = time(NULL);
    const struct timespec times[] = {{.tv_sec = now - used}, {.tv_sec = now - made}};
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
}

static void what_was_put_is_found_under_its_key(void **state LB_UNUSED)
{
    assert_false(is_there("key", NULL));
    put("key", "content");
    put("other", "");
    assert_true(is_there("key", "content"));
    assert_true(is_there("other", ""));
    assert_false(is_there("Key", NULL));
    put("key", "changed");
    assert_true(is_there("key", "changed"));
    assert_int_equal(count_files(), 2);
}

static void it_is_its_owners_alone(void **state LB_UNUSED)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    struct stat status;
    put("key", "content");
    const char *path = only_file(&arena);
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 07777, 0600);
    assert_int_equal(stat(folder, &status), 0);
    assert_int_equal(status.st_mode & 07777, 0700);
    assert_int_equal(chmod(path, 0620), 0);
    assert_false(is_there("key", NULL));
}

static void a_link_is_not_followed(void **state LB_UNUSED)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    put("key", "content");
    const char *path = only_file(&arena), *aside = lb_arena_format(&arena, "%s/aside", folder);
    assert_int_equal(rename(path, aside), 0);
    assert_int_equal(symlink(aside, path), 0);
    assert_false(is_there("key", NULL));
    put("key", "new");
    assert_true(is_there("key", "new"));
}

static void what_is_damaged_is_not_there(void **state LB_UNUSED)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_str whole = {0};
    put("key", "content");
    const char *path = only_file(&arena);
    assert_int_equal(lb_file_read(&arena, path, 0, &whole, NULL), LB_OK);
    for (size_t i = 0; i < whole.len; i++) {
        char *changed = lb_arena_strndup(&arena, whole.ptr, whole.len);
        changed[i] ^= 1;
        assert_int_equal(lb_file_write(path, (lb_str){changed, whole.len}, NULL), LB_OK);
        assert_false(is_there("key", NULL));
        assert_int_equal(lb_file_write(path, lb_str_slice(whole, 0, i), NULL), LB_OK);
        assert_false(is_there("key", NULL));
    }
    assert_int_equal(lb_file_write(path, whole, NULL), LB_OK);
    assert_true(is_there("key", "content"));
}

static void a_file_of_another_key_is_not_taken(void **state LB_UNUSED)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    put("one", "content");
    const char *one = lb_arena_strdup(&arena, only_file(&arena)),
               *aside = lb_arena_format(&arena, "%s/aside", top);
    assert_int_equal(rename(one, aside), 0);
    put("two", "content");
    const char *two = only_file(&arena);
    assert_int_equal(rename(aside, two), 0);
    assert_false(is_there("two", NULL));
}

static void it_is_made_anew_after_a_month(void **state LB_UNUSED)
{
    enum { DAY = 24 * 60 * 60 };
    LB_AUTO_ARENA lb_arena arena = {0};
    put("key", "content");
    const char *path = only_file(&arena);
    set_age(path, 0, 29 * DAY);
    assert_true(is_there("key", "content"));
    set_age(path, 0, 31 * DAY);
    assert_false(is_there("key", NULL));
    put("other", "content");
    assert_int_equal(count_files(), 1);
}

static void those_used_last_are_kept(void **state LB_UNUSED)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    const char *strange = lb_arena_format(&arena, "%s/cache-strange", folder);
    char key[] = "a";
    put("first", "content");
    set_age(only_file(&arena), 100, 100);
    assert_int_equal(lb_file_write(strange, LB_STR("not ours"), NULL), LB_OK);
    for (; key[0] < 'a' + 30; key[0]++) {
        put(key, "content");
        assert_true(is_there("first", "content")); /* which makes it the one used last */
    }
    assert_int_equal(count_files(), 21);
    assert_true(lb_file_exists(strange));
    assert_false(is_there("a", NULL));
}

static void a_folder_that_cannot_be_is_harmless(void **state LB_UNUSED)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_str found = {0};
    const char *file = lb_arena_format(&arena, "%s/file", top),
               *inside = lb_arena_format(&arena, "%s/file/folder", top);
    assert_int_equal(lb_file_write(file, LB_STR(""), NULL), LB_OK);
    lb_cache_put(file, LB_STR("key"), LB_STR("content"));
    lb_cache_put(inside, LB_STR("key"), LB_STR("content"));
    lb_cache_put("/dev/null/x", LB_STR("key"), LB_STR("content"));
    assert_false(lb_cache_get(&arena, file, LB_STR("key"), &found));
    assert_false(lb_cache_get(&arena, inside, LB_STR("key"), &found));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_put_is_found_under_its_key),
        cmocka_unit_test_setup(it_is_its_owners_alone, empty),
        cmocka_unit_test_setup(a_link_is_not_followed, empty),
        cmocka_unit_test_setup(what_is_damaged_is_not_there, empty),
        cmocka_unit_test_setup(a_file_of_another_key_is_not_taken, empty),
        cmocka_unit_test_setup(it_is_made_anew_after_a_month, empty),
        cmocka_unit_test_setup(those_used_last_are_kept, empty),
        cmocka_unit_test_setup(a_folder_that_cannot_be_is_harmless, empty),
    };
    return cmocka_run_group_tests_name("cache", tests, make_folder, remove_folder);
}
