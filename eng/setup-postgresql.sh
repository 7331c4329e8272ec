#!/usr/bin/env bash
# Installs Debian's PostgreSQL, whose programs the tests of clusters start on their own, each with data of its own. Does nothing where it is there.
# Without it, or without the right to install it, those tests are skipped and say so.
set -euo pipefail

if compgen -G '/usr/lib/postgresql/*/bin/initdb' > /dev/null; then exit 0; fi
if [[ $(id -u) -ne 0 ]] || ! command -v apt-get > /dev/null; then
  echo "postgresql: not installed, and installing it needs root and apt" >&2
  exit 1
fi

echo "postgresql: installing it with apt (once)"
export DEBIAN_FRONTEND=noninteractive
# The tests need the programs only: no server that is started with the machine.
mkdir -p /etc/postgresql-common
[[ -e /etc/postgresql-common/createcluster.conf ]] || echo 'create_main_cluster = false' > /etc/postgresql-common/createcluster.conf
log=$(mktemp)
trap 'rm -f "$log"' EXIT
{ apt-get update && apt-get install --yes --no-install-recommends postgresql; } > "$log" 2>&1 || { tail -5 "$log" >&2; exit 1; }
echo "postgresql: $(ls -d /usr/lib/postgresql/*/bin)"
