#include "command/signals.h"

#include <signal.h>
#include <unistd.h>

static limbeck *volatile watched;
static volatile sig_atomic_t caught;

static void die(int number)
{
    signal(number, SIG_DFL);
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, number);
    sigprocmask(SIG_UNBLOCK, &set, NULL);
    raise(number);
}

static void handle(int number)
{
    caught = number;
    if (watched) {
        limbeck_interrupt(watched);
    } else {
        die(number);
    }
}

static void install(int number)
{
    struct sigaction before;
    struct sigaction action = {.sa_handler = handle, .sa_flags = (int)SA_RESETHAND | SA_RESTART};
    sigemptyset(&action.sa_mask);
    if (sigaction(number, NULL, &before) == 0 && before.sa_handler != SIG_IGN) {
        sigaction(number, &action, NULL);
    }
}

void lb_signals_install(void)
{
    install(SIGINT);
    install(SIGTERM);
    install(SIGHUP);
    signal(SIGPIPE, SIG_IGN);
}

void lb_signals_watch(limbeck *project)
{
    watched = project;
}

void lb_signals_die(void)
{
    if (caught) {
        die(caught);
    }
}

void lb_signals_die_cut_off(void)
{
    die(SIGPIPE);
}
