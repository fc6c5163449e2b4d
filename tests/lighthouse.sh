#!/usr/bin/env bash
# Measures three kinds of page with Lighthouse, as a phone would load them from
# a host that compresses: `bash tests/lighthouse.sh`. With a folder of pages, such
# as target/stock-book, it measures those. It is a measurement and not a test,
# since it depends on the machine and on what else that does. It needs npm,
# Chromium and the network.
set -euo pipefail
cd "$(dirname "$0")/.."

for tool in npm chromium curl; do
    command -v "$tool" > /dev/null || {
        echo "lighthouse.sh needs \`$tool\`: install it" >&2
        exit 1
    }
done
port=${PORT:-8137}
folder=$(mktemp -d)
server=
trap 'if [ -n "$server" ]; then kill -- "-$server"; fi; rm -rf "$folder"' EXIT

if [ $# = 0 ]; then
    cargo run --quiet -- build -d "$folder/book"
elif [ -f "$1/index.html" ]; then
    cp -R "$1" "$folder/book"
else
    echo "lighthouse.sh: there is no $1/index.html" >&2
    exit 1
fi
find "$folder/book" -type f -exec gzip --keep --best {} +
set -m # a group of its own, so that all of it can be ended
npx --yes http-server@14.1.1 "$folder/book" --gzip -p "$port" -s &
server=$!
set +m
until curl --silent --output /dev/null "http://127.0.0.1:$port/"; do
    kill -0 "$server" # ends this script if the server has ended
    sleep 0.2
done

flags="--headless=new --disable-gpu --disable-background-networking"
[ "$(id -u)" != 0 ] || flags="$flags --no-sandbox"
for page in index one-instruction/register-abi reference/syscalls; do
    CHROME_PATH=$(command -v chromium) npx --yes lighthouse@12.8.2 \
        "http://127.0.0.1:$port/$page.html" --quiet --chrome-flags="$flags" \
        --output=json --output-path="$folder/report.json"
    node -e '
        const { categories } = require(process.argv[1]);
        const scores = Object.values(categories)
            .map(({ id, score }) => `${id} ${Math.round(score * 100)}`);
        console.log(`${process.argv[2]}.html: ${scores.join(", ")}`);
    ' "$folder/report.json" "$page"
done
