# Completion of peerpath for bash: the program itself says what may come next.

# shellcheck shell=bash

# Into $word: a word as typed, without its quotes and backslashes.
_peerpath_plain() {
    word=${1//[\"\'\\]/}
}

# The same, and what stands in front expanded as the shell would, as far as that runs nothing: ~ or a variable.
_peerpath_expand() {
    local name
    _peerpath_plain "$1"
    if [[ $1 == \~ || $1 == \~/* ]]; then
        word=$HOME${word#\~}
    elif [[ $1 != \'* && $word =~ ^\$\{?([A-Za-z_][A-Za-z_0-9]*)\}?(/.*)?$ ]]; then
        name=${BASH_REMATCH[1]}
        word=${!name-}${BASH_REMATCH[2]}
    fi
}

_peerpath() {
    local words=() word part i joins='' before='' file='' quote program offered line
    COMPREPLY=()
    for ((i = 1; i <= COMP_CWORD; i++)); do
        part=${COMP_WORDS[i]}
        # Behind a redirection stands the name of a file, which peerpath never sees; a number before is its descriptor.
        if [[ $part == *[\<\>]* && ! ${part//[<>&|]/} ]]; then
            [[ ${#words[@]} -eq 0 || ${words[${#words[@]} - 1]} == *[!0-9]* ]] || unset "words[${#words[@]} - 1]"
            file=next
            continue
        fi
        if [[ $file && $i -lt $COMP_CWORD ]]; then
            file=''
            continue
        fi
        # bash takes an equals sign for a word of its own; for peerpath it is a part of one.
        if [[ ${#words[@]} -gt 0 && ($joins || $part == =) ]]; then
            before=${words[${#words[@]} - 1]}
            _peerpath_plain "$part"
            words[${#words[@]} - 1]+=$word
            [[ $part != = ]] || before+='='
        else
            before=''
            if [[ $i -lt $COMP_CWORD ]]; then _peerpath_expand "$part"; else _peerpath_plain "$part"; fi
            words+=("$word")
        fi
        joins=${part%"${part#=}"}
    done
    if [[ $file ]]; then
        compopt -o default
        return
    fi
    _peerpath_expand "$1"
    program=$(type -P -- "$word") || return
    offered=$("$program" completion bash -- "${words[@]}" 2>/dev/null)
    quote=${part:0:1}
    while IFS= read -r line; do
        case $line in
        :files) compopt -o default ;;
        :folders) compopt -o dirnames ;;
        ?*)
            # Inside quotes a backslash stands for itself, and bash closes them.
            [[ $quote != [\"\'] ]] || line=${line//\\/}
            [[ $quote != [\"\'] || $line != *[\"\'\$\`!]* ]] || continue
            COMPREPLY+=("${line#"$before"}")
            ;;
        esac
    done <<<"$offered"
}

complete -F _peerpath peerpath
