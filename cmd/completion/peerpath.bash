# Completion of peerpath for bash: the program itself says what may come next.

# shellcheck shell=bash

_peerpath() {
    local words=() word joins='' line offered current before
    # bash takes an equals sign for a word of its own; for peerpath it is a part of one.
    for word in "${COMP_WORDS[@]:1:COMP_CWORD}"; do
        word=${word//\\/}
        if [[ ${#words[@]} -gt 0 && ($joins || $word == =) ]]; then
            words[${#words[@]} - 1]+=$word
        else
            words+=("${word#[\"\']}")
        fi
        joins=${word%"${word#=}"}
    done
    current=${words[${#words[@]} - 1]}
    before=${current%"${current##*=}"}
    [[ $COMP_WORDBREAKS == *=* ]] || before=''
    offered=$("$1" completion bash -- "${words[@]}" 2>/dev/null)
    COMPREPLY=()
    while IFS= read -r line; do
        case $line in
        :files) compopt -o default ;;
        :folders) compopt -o dirnames ;;
        ?*) COMPREPLY+=("${line#"$before"}") ;;
        esac
    done <<<"$offered"
}

complete -F _peerpath peerpath
