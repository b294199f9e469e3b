#!/bin/sh
# Find a Chromium for the browser tests: the system's, else Debian's package, else Playwright's own.
# Root's rights are asked for, never taken.
set -eu
playwright=$1

for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
if command -v apt-get >/dev/null 2>&1; then
    if [ "$(id -u)" = 0 ]; then
        apt-get update --quiet && DEBIAN_FRONTEND=noninteractive apt-get install --quiet --yes chromium && exit 0
    elif command -v sudo >/dev/null 2>&1 && [ -t 0 ]; then
        printf 'The browser tests need Chromium. Install the package "chromium" with sudo? [y/N] '
        read -r answer
        if [ "$answer" = y ]; then sudo apt-get update && sudo apt-get install --yes chromium && exit 0; fi
    fi
fi
"$playwright" install chromium
