#!/bin/sh
# Builds what changed, then runs a KNIME workflow without KNIME's window.
#
#   ./run.sh                          the main workflow on the sample stacks: trains, segments, scores
#   ./run.sh <workflow> [options]     a workflow folder or .knwf file, with the options of KNIME's batch application
#   ./run.sh -scores <folder>         prints the scores in a report folder again
#
# KNIME_HOME=<folder>   runs in that KNIME (with this extension installed) instead of the stand-in platform
# PORESEG_JAVA_OPTS     options for the Java virtual machine, default -Xmx2g
# MVN_OPTS              options for Maven
set -e
called_from=$PWD
cd "$(dirname "$0")"
home=$PWD
main_workflow="workflows/Train and Evaluate"
product=target-platform/product/target/products/org.poreseg.standin.product
stamp=target-platform/product/target/.built

absolute() { # a path as seen from where the user stands; URLs and absolute paths stay as they are
  case $1 in
    /* | [A-Za-z]:* | *://* | "") printf '%s' "$1" ;;
    *) printf '%s/%s' "$called_from" "$1" ;;
  esac
}

unquoted() { # the value of a variable as the batch application takes it, without its quotes
  case $1 in
    \"*\") value=${1#\"}; printf '%s' "${value%\"}" | sed 's/\\"/"/g' ;;
    *) printf '%s' "$1" ;;
  esac
}

quoted() { # a value, in quotes where the batch application would split it or take its quotes away
  case $1 in
    *[,\"]*) printf '"%s"' "$(printf '%s' "$1" | sed 's/"/\\"/g')" ;;
    *) printf '%s' "$1" ;;
  esac
}

build() {
  if [ -e "$stamp" ] && [ -z "$(find pom.xml plugin feature target-platform -newer "$stamp" -type f \
      ! -path '*/target/*' ! -path '*/lib/*' ! -path '*/bin/*' | head -n 1)" ]; then
    return
  fi
  echo "Building (the first time this downloads TensorFlow, about 150 MB) …"
  # shellcheck disable=SC2086 # MVN_OPTS holds several options
  mvn $MVN_OPTS -q -B -DskipTests verify
  touch "$stamp"
}

batch() { # arguments: what KNIME's batch application takes
  workspace=$(mktemp -d)
  knime=
  trap 'rm -rf "$workspace"' EXIT
  trap 'stop 130' INT
  trap 'stop 143' TERM
  TF_CPP_MIN_LOG_LEVEL=${TF_CPP_MIN_LOG_LEVEL:-2}
  export TF_CPP_MIN_LOG_LEVEL
  set -- -nosplash -consoleLog -application org.knime.product.KNIME_BATCH_APPLICATION -data "$workspace" "$@"
  if [ -n "$KNIME_HOME" ]; then
    executable=$KNIME_HOME/knime
    [ -x "$executable" ] || executable=$KNIME_HOME/Contents/MacOS/knime
    "$executable" "$@" &
  else
    root=$(find "$product" -name plugins -type d | head -n 1)
    root=${root%/plugins}
    # the build for GPUs, where there is one beside that for the processor, comes last by its name
    natives=$(find .natives -mindepth 1 -maxdepth 1 -type d | LC_ALL=C sort | tail -n 1)
    # shellcheck disable=SC2086 # several options
    java ${PORESEG_JAVA_OPTS:--Xmx2g} -Djava.awt.headless=true -Dorg.slf4j.simpleLogger.defaultLogLevel=error \
      -DTENSORFLOW_LIBRARY_PATH="${TENSORFLOW_LIBRARY_PATH:-$home/$natives}" \
      -jar "$root"/plugins/org.eclipse.equinox.launcher_*.jar -configuration "$root/configuration" "$@" &
  fi
  knime=$!
  wait "$knime"
}

stop() { # exit code: cancels what runs, waits until it has tidied up, and ends
  trap '' INT TERM
  if [ -n "$knime" ]; then
    kill "$knime" 2>/dev/null || true
    wait "$knime" || true
  fi
  exit "$1"
}

print_scores() { # a report folder: its scores as a table, one row a model and stack
  LC_ALL=C awk '
    # names may hold commas, quotes and line breaks (RFC 4180): a record ends with the line after which no quote is open
    { record = lines++ ? record " " $0 : $0
      if (gsub(/"/, "&", record) % 2) next
      lines = 0
      read_fields(record)
      if (records++) score(); else header() }
    END { if (scored)
            printf "\nmean IoU of pore %.4f over %d rows; the last column is the IoU of the best %s\n", sum / scored, scored,
              "single global threshold" }

    function read_fields(record,   i, c, n, quoted) {
      split("", field)
      n = 1
      for (i = 1; i <= length(record); i++) {
        c = substr(record, i, 1)
        if (quoted && c == "\"" && substr(record, i + 1, 1) == "\"") { field[n] = field[n] c; i++ }
        else if (c == "\"") quoted = !quoted
        else if (c == "," && !quoted) n++
        else if (c != "\r") field[n] = field[n] c
      }
    }
    function header(   i) {
      for (i in field) column[field[i]] = i
      printf "\n%-30s %-16s %9s %9s %9s %9s %9s %9s %9s %9s %9s\n", "model", "stack", "IoU", "accuracy", "precision",
        "recall", "logloss", "PR-AUC", "porosity", "reference", "threshold"
    }
    function score() {
      printf "%s %s %s %s %s %s %s %s %s %s %s\n", name("model", 30), name("stack", 16), number("IoU"),
        number("accuracy"), number("precision"), number("recall"), number("logloss"), number("PR-AUC"),
        number("porosity"), number("reference porosity"), number("best threshold IoU")
      if (field[column["IoU"]] != "") { sum += field[column["IoU"]]; scored++ }
    }
    function name(title, width,   text, rest) {
      text = rest = field[column[title]]
      gsub(/[\200-\277]/, "", rest) # one byte a character is left of UTF-8
      for (; length(rest) < width; rest = rest " ") text = text " "
      return text
    }
    function number(title,   value) {
      value = field[column[title]]
      return value == "" ? sprintf("%9s", "-") : sprintf("%9.4f", value)
    }
  ' "$1/scores.csv"
}

if [ "$1" = -scores ]; then
  report=$(absolute "$2")
  if [ ! -e "$report/scores.csv" ]; then
    echo "There is no scores.csv in \"$report\": expected the report folder of a run" >&2
    exit 2
  fi
  print_scores "$report"
  exit
fi

[ -n "$KNIME_HOME" ] || build

if [ $# -eq 0 ]; then
  report=$home/output
  rm -rf "$report"
  batch -reset -nosave -failonloaderror -workflowDir="$home/$main_workflow" \
    -workflow.variable=report_folder,"$(quoted "$report")",String
  print_scores "$report"
  echo "masks and probabilities: $report/masks"
  echo "overlays:                $report/overlays"
  echo "report:                  $report/report.html"
  exit
fi

workflow=$1
shift
[ ! -e "$(absolute "$workflow")" ] || workflow=$(absolute "$workflow")
if [ -d "$workflow" ]; then
  workflow=-workflowDir=$(cd "$workflow" && pwd)
elif [ -f "$workflow" ]; then
  workflow=-workflowFile=$(cd "$(dirname "$workflow")" && pwd)/$(basename "$workflow")
else
  echo "There is no workflow $workflow: expected a workflow folder or a .knwf file" >&2
  exit 2
fi
report=
save=-nosave
n=$#
while [ "$n" -gt 0 ]; do # paths in variables are meant from where the user stands
  option=$1
  shift
  case $option in
    -workflow.variable=stacks,*,String | -workflow.variable=*_stacks,*,String | \
      -workflow.variable=*_folder,*,String | -workflow.variable=*_file,*,String)
      value=${option#*,}
      value=$(absolute "$(unquoted "${value%,String}")")
      option=${option%%,*},$(quoted "$value"),String
      case $option in -workflow.variable=report_folder,*) report=$value ;; esac
      ;;
    -destDir=* | -destFile=*)
      save=
      option=${option%%=*}=$(absolute "${option#*=}")
      ;;
  esac
  set -- "$@" "$option"
  n=$((n - 1))
done
# shellcheck disable=SC2086 # there, or nothing
batch -reset $save -failonloaderror "$workflow" "$@"
if [ -n "$report" ] && [ -e "$report/scores.csv" ]; then
  print_scores "$report"
  echo "report: $report/report.html"
fi
