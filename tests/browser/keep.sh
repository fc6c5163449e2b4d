#!/bin/sh
# Runs a command for as long as this script's standard input stays open, then
# kills all that the command has started and removes a folder:
#
#     keep.sh FOLDER [COMMAND [ARGUMENT ...]]
#
# The other end of the standard input is held by the test program. The kernel
# closes it however that program ends: a panic, Ctrl-C or a kill included. The
# folder is the command's home, so that nothing is written elsewhere.
folder=$1
shift
export HOME="$folder" TMPDIR="$folder"
unset XDG_CACHE_HOME XDG_CONFIG_HOME XDG_DATA_HOME XDG_RUNTIME_DIR
group=
if [ $# -gt 0 ]; then
    setsid "$@" < /dev/null 2>&1 &
    group=$!
fi
cat > /dev/null
if [ -n "$group" ]; then
    kill -s KILL -- "-$group"
    wait "$group" 2> /dev/null
fi
# A process that is about to die may still write a file: then once more.
rm -rf -- "$folder" 2> /dev/null || rm -rf -- "$folder"
