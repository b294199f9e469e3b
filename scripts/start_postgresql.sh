#!/bin/sh
# Starts a PostgreSQL server of its own in a temporary folder, prints its URL, and stops it when its input ends.
#
#   scripts/start_postgresql.sh            prints postgresql+psycopg://..., runs until Ctrl+D
#   scripts/start_postgresql.sh --install  first installs a server with apt, where there is none and one may
#
# The server listens at a Unix socket alone and never runs as root: root gives it to the user `postgres`, or `nobody`.
set -eu

bin=
find_server() {
    for folder in "$(dirname "$(command -v initdb 2>/dev/null || echo /nowhere/x)")" /usr/lib/postgresql/*/bin /usr/local/pgsql/bin; do
        if [ -x "$folder/initdb" ] && [ -x "$folder/pg_ctl" ]; then
            bin=$folder
        fi
    done
    if [ -z "$bin" ]; then # pip install pgserver brings one along
        bin=$(python3 -c 'import pathlib, pgserver; print(pathlib.Path(pgserver.__file__).parent / "pginstall" / "bin")' 2>/dev/null || true)
        [ -x "${bin:-/nowhere}/initdb" ] || bin=
    fi
}

find_server
if [ -z "$bin" ] && [ "${1:-}" = --install ]; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        apt-get install --yes --no-install-recommends postgresql >&2
    else
        python3 -m pip install --quiet pgserver >&2
    fi
    find_server
fi
if [ -z "$bin" ]; then
    echo "no PostgreSQL server: run scripts/start_postgresql.sh --install" >&2
    exit 3
fi

folder=$(mktemp -d /tmp/timeline-postgresql.XXXXXX)
owner=
if [ "$(id -u)" = 0 ]; then
    owner=nobody
    if id postgres >/dev/null 2>&1; then owner=postgres; fi
    chown "$owner" "$folder"
fi
as_owner() {
    if [ -n "$owner" ]; then
        (cd "$folder" && setpriv --reuid "$owner" --regid "$(id -g "$owner")" --clear-groups env HOME="$folder" "$@")
    else
        "$@"
    fi
}
stop() {
    as_owner "$bin/pg_ctl" -D "$folder/data" -m immediate -w stop >/dev/null 2>&1 || true
    rm -rf "$folder"
}
trap stop EXIT
trap 'exit 1' INT TERM HUP

as_owner "$bin/initdb" -D "$folder/data" -U timeline -A trust -E UTF8 --locale=C.UTF-8 >"$folder/log" 2>&1 \
    || as_owner "$bin/initdb" -D "$folder/data" -U timeline -A trust -E UTF8 --no-locale >"$folder/log" 2>&1 \
    || { cat "$folder/log" >&2; exit 4; }
as_owner "$bin/pg_ctl" -D "$folder/data" -l "$folder/data/log" -w -t 60 \
    -o "-c listen_addresses='' -c unix_socket_directories='$folder' -c fsync=off" start >/dev/null \
    || { cat "$folder/data/log" >&2; exit 4; }
as_owner "$bin/psql" -h "$folder" -U timeline -d postgres -q -c "CREATE DATABASE timeline" >&2
echo "postgresql+psycopg://timeline@/timeline?host=$folder"
cat >/dev/null # until the input ends
