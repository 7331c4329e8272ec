#!/usr/bin/env bash
# Runs every test project of a solution built in Release, two at a time, and sums up. Called by ./socialrec test, which builds first.
#
#   eng/test.sh [PROJECT...]    only these, such as Storage.Tests
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

results=$PWD/.tools/test-results
rm -rf "$results"
mkdir -p "$results"
projects=("$@")
if [[ ${#projects[@]} -eq 0 ]]; then
  for project in tests/*/*.csproj; do
    [[ $project == */TestKit.csproj ]] || projects+=("$(basename "$project" .csproj)")
  done
fi

run() {
  local log=$2/$1.log
  if dotnet test "tests/$1" --configuration Release --no-build --nologo --logger "trx;LogFileName=$1.trx" --results-directory "$2" > "$log" 2>&1; then
    echo "ok      $1"
  else
    echo "FAILED  $1"
    sed -n '/\[FAIL\]\|Error Message\|error /,$p' "$log" | head -60
    # A host that died leaves no failed test behind.
    grep -qs 'outcome="Failed"' "$2/$1.trx" || echo "$1: the test run ended without a result (see $log)" >> "$2/died"
  fi
}
export -f run
printf '%s\n' "${projects[@]}" | xargs -P 2 -I{} bash -c 'run "$1" "$2"' _ {} "$results"

# The skipped tests with their reasons, then the totals: one <UnitTestResult … outcome="…"> per test.
awk '
  /<UnitTestResult / { match($0, /testName="[^"]*"/); name = substr($0, RSTART + 10, RLENGTH - 11); skipped = /outcome="NotExecuted"/; pending = skipped }
  /<UnitTestResult .*outcome="Passed"/ { passed++ }
  /<UnitTestResult .*outcome="Failed"/ { failed++ }
  skipped && pending && /<(Message|StdOut)>/ { reason = $0; gsub(/<[^>]*>|^ +/, "", reason); gsub(/&lt;/, "<", reason); gsub(/&gt;/, ">", reason); gsub(/&quot;/, "\"", reason); gsub(/&amp;/, "\\&", reason); print "skipped " name ": " reason; pending = 0 }
  /<UnitTestResult .*outcome="NotExecuted"/ { skips++ }
  END { printf "%d %d %d\n", passed, failed, skips > totals }
' totals="$results/totals" "$results"/*.trx /dev/null
read -r passed failed skipped < "$results/totals"
if [[ -f $results/died ]]; then
  cat "$results/died"
  failed=$((failed + $(wc -l < "$results/died")))
fi
echo "$passed passed, $failed failed, $skipped skipped"
[[ $failed -eq 0 && $passed -gt 0 ]]
