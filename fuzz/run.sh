#!/bin/sh
# Searches with Jazzer for inputs that a parser cannot stand.
#
#   fuzz/run.sh <target> [seconds]    one target; without seconds for 60
#   fuzz/run.sh all [seconds]         one after the other
#   fuzz/run.sh list                  their names
#
# Needs JDK 17, Maven and Maven Central, on Linux or macOS with 64 bits or Windows. What was learnt stays in target/corpus and is gone on
# with; executions and coverage are appended to target/executions.csv. A finding ends the search: its input lies in target/findings. Mend the
# parser and put the input into plugin.tests/resources/fuzz/<target>, where the tests read it from then on.
set -e
cd "$(dirname "$0")"
if [ $# = 0 ]; then
  sed -n '2,10s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi
seconds=${2:-60}

# shellcheck disable=SC2086 # MVN_OPTS holds several options
mvn $MVN_OPTS -q -B process-classes
classes="target/classes:$(cat target/classpath)"
driver=org.poreseg.fuzz.JazzerDriver
targets=$1
if [ "$1" = all ] || [ "$1" = list ]; then
  targets=$(java -cp "$classes" $driver)
fi
if [ "$1" = list ]; then
  echo "$targets"
  exit
fi

for target in $targets; do
  corpus=target/corpus/$target
  findings=target/findings/$target
  log=target/$target.log
  mkdir -p "$corpus" "$findings"
  java -Djava.awt.headless=true -cp "$classes" $driver "$target" "$corpus"
  if [ -d "../plugin.tests/resources/fuzz/$target" ]; then
    cp "../plugin.tests/resources/fuzz/$target/"* "$corpus"
  fi
  status=0
  java -Xmx512m -Djava.awt.headless=true -Dporeseg.fuzz="$target" -cp "$classes" com.code_intelligence.jazzer.Jazzer \
    --target_class=$driver --instrumentation_includes='org.poreseg.**' --custom_hook_excludes='**' --disabled_hooks='.*' \
    --reproducer_path="$findings" -artifact_prefix="$findings/" -max_total_time="$seconds" -timeout=10 -max_len=4096 \
    -print_final_stats=1 "$corpus" > "$log" 2>&1 || status=$?
  executions=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  coverage=$(sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "$log" | tail -1)
  echo "$target,$executions,$coverage,$seconds,$status" >> target/executions.csv
  echo "$target: $executions executions, $coverage edges in $seconds s"
  if [ $status != 0 ]; then
    tail -40 "$log"
    # 77 is a finding, 70 an input without an end, 71 too much memory
    echo "$target: ended with status $status, see fuzz/$log and fuzz/$findings" >&2
    exit 1
  fi
done
