#!/usr/bin/env bash
# Asks the package feed once which of the optional package families it has, and writes the answer to packages.local.props.
# Directory.Build.targets reads that file; once it exists this script does nothing, so later builds work offline.
#
#   eng/packages.sh            ask, if not yet asked
#   eng/packages.sh --again    ask again
#
# Environment: StandIns=            take the real packages, do not ask (or name what to stand in for: StandIns="Orleans;OnnxRuntime")
#              OrleansVersion=X     ask for, and build with, that version of Orleans
#              PACKAGE_FOLDER=DIR   an extra feed: a folder of .nupkg files
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

answer=packages.local.props
[[ ${1-} == --again ]] && rm -f "$answer"
if [[ -f $answer && -z ${StandIns+set}${OrleansVersion+set}${PACKAGE_FOLDER+set} ]]; then exit 0; fi

probe=.tools/package-probe
properties=()
[[ -n ${OrleansVersion-} ]] && properties+=("-p:OrleansVersion=$OrleansVersion")
[[ -n ${PACKAGE_FOLDER-} ]] && properties+=("-p:RestoreAdditionalProjectSources=$(realpath "$PACKAGE_FOLDER")")

# has FAMILY PACKAGE...: true when the feed restores all of them, their needs included.
has() {
  local family=asks-for-$1 dir=$probe/$1 package   # a project of a package's own name would be a cycle
  shift
  mkdir -p "$dir"
  # Empty Directory.Build files keep the probe from importing the repository's own; the central versions still apply.
  echo '<Project />' | tee "$dir/Directory.Build.props" > "$dir/Directory.Build.targets"
  {
    echo '<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup>'
    for package; do echo "  <PackageReference Include=\"$package\" />"; done
    echo '</ItemGroup></Project>'
  } > "$dir/$family.csproj"
  dotnet restore "$dir/$family.csproj" --verbosity quiet ${properties[@]+"${properties[@]}"} > "$dir/restore.log" 2>&1
}

standins=() absent=()
if [[ -n ${StandIns+set} ]]; then
  IFS=';' read -ra standins <<< "$StandIns"
else
  echo "packages: asking the feed once (the answer is kept in $answer)"
  has Orleans Microsoft.Orleans.Server Microsoft.Orleans.Client Microsoft.Orleans.Sdk Microsoft.Orleans.Reminders Microsoft.Orleans.TestingHost & orleans=$!
  has OnnxRuntime Microsoft.ML.OnnxRuntime.Gpu & onnxruntime=$!
  has Tokenizers Microsoft.ML.Tokenizers & tokenizers=$!
  has OpenTelemetry OpenTelemetry.Extensions.Hosting OpenTelemetry.Exporter.Prometheus.AspNetCore & opentelemetry=$!
  wait $orleans || standins+=(Orleans)
  wait $onnxruntime || standins+=(OnnxRuntime)
  wait $tokenizers || standins+=(Tokenizers)
  wait $opentelemetry || standins+=(OpenTelemetry)
fi

if [[ ";${standins[*]-};" == *Orleans* ]]; then
  absent=(Azure PostgreSQL)
elif [[ -z ${StandIns+set} ]]; then
  has Azure Microsoft.Orleans.{Persistence,Clustering,Reminders}.AzureStorage || absent+=(Azure)
  has PostgreSQL Microsoft.Orleans.{Persistence,Clustering,Reminders}.AdoNet || absent+=(PostgreSQL)
fi

joined() { local IFS=';'; echo "$*"; }
{
  echo '<Project>'
  echo '  <PropertyGroup>'
  echo "    <StandIns>$(joined ${standins[@]+"${standins[@]}"})</StandIns>"
  echo "    <AbsentPackages>$(joined ${absent[@]+"${absent[@]}"})</AbsentPackages>"
  [[ -z ${OrleansVersion-} ]] || echo "    <OrleansVersion>$OrleansVersion</OrleansVersion>"
  [[ -z ${PACKAGE_FOLDER-} ]] || echo "    <RestoreAdditionalProjectSources>$(realpath "$PACKAGE_FOLDER")</RestoreAdditionalProjectSources>"
  echo '  </PropertyGroup>'
  echo '</Project>'
} > "$answer"

if [[ ";${standins[*]-};" == *Orleans* ]]; then
  echo "packages: the engine is standins/Orleans, single process (the feed lacks Microsoft Orleans)"
else
  echo "packages: the engine is Microsoft Orleans ${OrleansVersion-}"
fi
[[ ${#standins[@]} -eq 0 ]] || echo "packages: stand-ins for ${standins[*]}"
[[ ${#absent[@]} -eq 0 ]] || echo "packages: without ${absent[*]}; their folders are left out of the build"
