/* Many threads over one set of rules and one profile, for the thread sanitizer: each checks the
 * shared person, reads and frees one of its own, and the first to be done frees the rules. */
#include <peerpath.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

enum {
    THREADS = 4,
    ROUNDS = 6
};

static struct peerpath_rules *rules;
static struct peerpath_profile *shared;
static pthread_barrier_t started;
static atomic_int freed;
static atomic_int wrong;

static void check(const struct peerpath_profile *profile, const char *where, size_t least)
{
    struct peerpath_answers *answers = NULL;
    struct peerpath_diags *diags = peerpath_diags_new();
    if (peerpath_check(profile, where, PEERPATH_APPLY, "2026-11-21", &answers, diags) !=
            PEERPATH_OK ||
        peerpath_answers_count(answers) < least)
        atomic_fetch_add(&wrong, 1);
    for (size_t i = 0; i < peerpath_answers_count(answers); i++)
        if (!peerpath_answer_reviewed(peerpath_answers_get(answers, i)))
            atomic_fetch_add(&wrong, 1);
    peerpath_answers_free(answers);
    peerpath_diags_free(diags);
}

static void *work(void *unused)
{
    static const char text[] = "age: 30\ncertifications: [{credential: or-pss}]\n";
    struct peerpath_profile *own = NULL;
    (void)unused;
    (void)pthread_barrier_wait(&started);
    for (int i = 0; i < ROUNDS; i++) {
        if (!own && peerpath_profile_read(rules, text, strlen(text), &own, NULL) != PEERPATH_OK)
            atomic_fetch_add(&wrong, 1);
        check(shared, i % 2 ? NULL : "TX", 1);
        check(own, "ca-mpss", 1);
    }
    (void)pthread_barrier_wait(&started);
    if (atomic_fetch_add(&freed, 1) == 0)
        peerpath_rules_free(rules);
    check(own, "OR", 1);
    peerpath_profile_free(own);
    return NULL;
}

int main(int argc, char **argv)
{
    pthread_t threads[THREADS];
    if (argc != 2 || peerpath_rules_open_builtin(&rules, NULL) != PEERPATH_OK ||
        peerpath_profile_load(rules, argv[1], &shared, NULL) != PEERPATH_OK ||
        pthread_barrier_init(&started, NULL, THREADS) != 0)
        return 2;
    for (int i = 0; i < THREADS; i++)
        if (pthread_create(&threads[i], NULL, work, NULL) != 0)
            return 2;
    for (int i = 0; i < THREADS; i++)
        if (pthread_join(threads[i], NULL) != 0)
            return 2;
    (void)pthread_barrier_destroy(&started);
    peerpath_profile_free(shared);
    printf("%d wrong\n", atomic_load(&wrong));
    return atomic_load(&wrong) != 0;
}
