# To be sourced: starts a Redis and a PostgreSQL for the tests of queues, and stops them when the shell ends. Debian's
# packages are installed where they are missing and may be. Without them those tests are skipped, and say so.

servers=$(mktemp -d)

# Postgres does not run as root.
as_owner() {
  if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

free_port() {
  npx --no-install node -e 'const s = require("node:net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close() })'
}

postgres_tool() {
  local found
  found=$(command -v "$1" || ls -d /usr/lib/postgresql/*/bin/"$1" 2>/dev/null | tail -n 1)
  [ -n "$found" ] && echo "$found"
}

install_servers() {
  command -v redis-server >/dev/null && postgres_tool initdb >/dev/null && return
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq && apt-get install -y -qq --no-install-recommends redis-server postgresql
}

start_redis() {
  command -v redis-server >/dev/null || return
  local port
  port=$(free_port) || return
  redis-server --port "$port" --bind 127.0.0.1 --dir "$servers" --save '' --daemonize yes \
    --pidfile "$servers/redis.pid" --logfile "$servers/redis.log" >/dev/null || return
  export BIDDER_TEST_REDIS="redis://127.0.0.1:$port"
}

start_postgres() {
  local initdb ctl port
  initdb=$(postgres_tool initdb) && ctl=$(postgres_tool pg_ctl) && port=$(free_port) || return
  mkdir "$servers/postgres" && chmod 755 "$servers" || return
  [ "$(id -u)" != 0 ] || chown postgres "$servers/postgres" || return
  (
    cd /
    as_owner "$initdb" -D "$servers/postgres/data" -A trust -U postgres --no-sync >/dev/null &&
      as_owner "$ctl" -D "$servers/postgres/data" -l "$servers/postgres/log" -w \
        -o "-p $port -k $servers/postgres -c listen_addresses=127.0.0.1 -c fsync=off" start >/dev/null
  ) || return
  export BIDDER_TEST_POSTGRES="postgres://postgres@127.0.0.1:$port/postgres"
}

stop_servers() {
  if [ -f "$servers/redis.pid" ]; then kill "$(cat "$servers/redis.pid")"; fi
  if [ -d "$servers/postgres/data" ]; then
    (cd / && as_owner "$(postgres_tool pg_ctl)" -D "$servers/postgres/data" -m immediate stop >/dev/null)
  fi
  rm -rf "$servers"
}

install_servers || echo 'redis-server or postgresql is missing: tests of queues are skipped'
start_redis || echo 'no Redis: its tests are skipped'
start_postgres || echo 'no PostgreSQL: its tests are skipped'
