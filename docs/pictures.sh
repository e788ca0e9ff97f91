#!/bin/sh
# Makes the pictures of the documentation again.
#
#   docs/pictures.sh              all: the canvases, and the overlays and the report of a run of the main workflow
#   docs/pictures.sh workflows    the canvas of each workflow, workflow.svg in its folder, from the workflow's own files
#   docs/pictures.sh --check      writes nothing, and fails if a canvas is not what the workflow's files give
#
# Needs what run.sh needs, and Chromium for the page of the report.
set -e
cd "$(dirname "$0")/.."
PATH=${JAVA_HOME:+$JAVA_HOME/bin:}$PATH
classes=$(mktemp -d)
trap 'rm -rf "$classes"' EXIT
javac -encoding UTF-8 -d "$classes" docs/pictures/org/poreseg/pictures/*.java

draw() { # the name of a program, and its arguments
  program=org.poreseg.pictures.$1
  shift
  java -Djava.awt.headless=true -Dfile.encoding=UTF-8 -cp "$classes" "$program" "$@"
}

report() { # the top of the page as it opens
  for browser in chromium chromium-browser google-chrome google-chrome-stable; do
    if command -v "$browser" >/dev/null 2>&1; then
      "$browser" --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$classes/browser" \
        --window-size=1280,735 --virtual-time-budget=5000 --screenshot="$PWD/docs/report.png" \
        "file://$PWD/output/report.html" 2>/dev/null
      return
    fi
  done
  echo "docs/report.png stays as it is: there is no Chromium here to look at the page" >&2
}

case $1 in
  --check) draw DrawWorkflows . --check ;;
  workflows) draw DrawWorkflows . ;;
  "")
    draw DrawWorkflows .
    ./run.sh
    draw DrawOverlays output/overlays docs/overlays.png
    report
    ;;
  *)
    sed -n '3,7s/^# \{0,1\}//p' "$0" >&2
    exit 2
    ;;
esac
