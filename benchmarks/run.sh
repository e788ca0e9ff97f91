#!/bin/sh
# Benchmarks; each works alone from a fresh clone with JDK 17, Maven and Maven Central.
#
#   benchmarks/run.sh pytorch     training step and prediction, ours against DJL's PyTorch engine, in turns
#   benchmarks/run.sh pipeline    seconds in each node for 1, 4 and 16 times the pixels; node rates against raw rates
#   benchmarks/run.sh memory      peak memory, seconds and files against the number of slices
#   benchmarks/run.sh endurance   kill -9 and resume, two processes, many trainings in one: the same model, no memory lost
#   benchmarks/run.sh faults      cancels, kills and full disks while the main workflow runs: nothing lost, nothing left
#   benchmarks/run.sh loss        losses, network options and overlaps compared on held-out slices
#
# Options are given as Java properties behind the name, such as -Dseeds=1; benchmarks/README.md lists them.
set -e
cd "$(dirname "$0")"

case $1 in
  pytorch) main=org.poreseg.benchmarks.sidebyside.SideBySide ;;
  pipeline) main=org.poreseg.benchmarks.nodes.PipelineBenchmark ;;
  memory) main=org.poreseg.benchmarks.nodes.MemoryBenchmark ;;
  endurance) main=org.poreseg.benchmarks.nodes.Endurance ;;
  faults) main=org.poreseg.benchmarks.nodes.Faults ;;
  loss) main=org.poreseg.benchmarks.loss.LossStudy ;;
  *)
    sed -n '2,11s/^# \{0,1\}//p' "$0" >&2
    exit 2
    ;;
esac
shift

# shellcheck disable=SC2086 # MVN_OPTS holds several options
mvn $MVN_OPTS -q -B process-classes
TF_CPP_MIN_LOG_LEVEL=${TF_CPP_MIN_LOG_LEVEL:-2}
export TF_CPP_MIN_LOG_LEVEL
exec java -Xmx2g -Djava.awt.headless=true -Dcaches="$PWD/target/caches" "$@" \
  -cp "target/classes:$(cat target/classpath)" "$main"
