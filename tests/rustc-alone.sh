#!/bin/sh
# The compiler that skeptic calls: rustc as the Playground has it, with nothing
# but the snippet. Library paths and crates are dropped, the edition is the
# book's, and a last line `// opt-level=3` in the snippet switches that level
# on. BOOK_RUSTC is the real compiler, BOOK_EDITION the edition.
left=$#
while [ "$left" -gt 0 ]; do
    argument=$1
    shift
    left=$((left - 1))
    case $argument in
    -L | --extern)
        shift
        left=$((left - 1))
        ;;
    --edition=*) ;;
    *.rs)
        set -- "$@" "$argument" "--edition=$BOOK_EDITION"
        level=$(sed -n '$s|^// opt-level=|opt-level=|p' "$argument")
        if [ -n "$level" ]; then
            set -- "$@" -C "$level"
        fi
        ;;
    *) set -- "$@" "$argument" ;;
    esac
done
exec "$BOOK_RUSTC" "$@"
