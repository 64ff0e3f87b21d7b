/*
 * The same in C++: a program that brings its database up to date when it starts.
 *
 * What limbeck opens is closed by std::unique_ptr; what fails is thrown.
 */
#include <cstdlib>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>

#include <limbeck/limbeck.h>

namespace {

struct Free {
    void operator()(limbeck *project) const { limbeck_close(project); }
    void operator()(limbeck_error *error) const { limbeck_error_free(error); }
    void operator()(limbeck_revisions *revisions) const { limbeck_revisions_free(revisions); }
};
template <typename T> using Owned = std::unique_ptr<T, Free>;

std::string text_of(const limbeck_error *error)
{
    std::string text = limbeck_error_message(error);
    if (limbeck_error_file(error)) {
        text += std::string("\n  at ") + limbeck_error_file(error) + ':' +
                std::to_string(limbeck_error_line(error));
    }
    if (limbeck_error_hint(error)) {
        text += std::string("\n  hint: ") + limbeck_error_hint(error);
    }
    return text;
}

/* Throws where a call failed, and frees its error. */
void check(limbeck_status status, limbeck_error *error)
{
    Owned<limbeck_error> owned(error);
    if (status != LIMBECK_OK) {
        throw std::runtime_error(text_of(error));
    }
}

class Project {
public:
    explicit Project(const std::string &folder)
    {
        limbeck_options options = LIMBECK_OPTIONS;
        limbeck *opened = nullptr;
        limbeck_error *error = nullptr;
        options.directory = folder.c_str();
        limbeck_status status = limbeck_open(&options, &opened, &error);
        check(status, error);
        project.reset(opened);
    }

    void upgrade(const std::string &target)
    {
        limbeck_run_options options = LIMBECK_RUN_OPTIONS;
        limbeck_error *error = nullptr;
        /* Callbacks are called from C: no exception may leave them. */
        options.step = [](void *, const limbeck_step *step) {
            if (step->is_done) {
                std::cout << step->text << '\n';
            }
        };
        limbeck_status status = limbeck_upgrade(project.get(), target.c_str(), &options, &error);
        check(status, error);
    }

    std::string current()
    {
        limbeck_revisions *found = nullptr;
        limbeck_error *error = nullptr;
        limbeck_status status = limbeck_current(project.get(), true, &found, &error);
        check(status, error);
        Owned<limbeck_revisions> revisions(found);
        return revisions->count ? revisions->items[0].id : "base";
    }

private:
    Owned<limbeck> project;
};

} // namespace

int main(int argc, char **argv)
{
    try {
        Project project(argc > 1 ? argv[1] : ".");
        project.upgrade("head");
        std::cout << "The database is at " << project.current() << ".\n";
    } catch (const std::exception &failure) {
        std::cerr << "notes: " << failure.what() << '\n';
        return EXIT_FAILURE;
    }
    /* ... and here the program's own work begins. */
    return EXIT_SUCCESS;
}
