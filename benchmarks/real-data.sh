#!/bin/sh
# Trains and scores the main workflow on real and semi-real stacks, each on slices that it did not learn from:
#
#   benchmarks/real-data.sh <folder> [versa|berea|ketton …]
#
# <folder> holds versa_sandstone/{images,masks}/ (6 slices of a sandstone plug, one file each, class masks with 0 = pore) and
# simulated/{berea_sandstone,ketton_limestone}_{gray,pore}.tif (64 slices each, 255 = pore). Results go to output/real-data.
set -e
[ $# -ge 1 ] || { sed -n '2,7s/^# \{0,1\}//p' "$0"; exit 2; }
data=$(cd "$1" && pwd)
shift
cd "$(dirname "$0")/.."
header="stack,rock type,images,masks,pore values,first slice,last slice,x,y,width,height"

field() { # a path, as a field of a CSV file
  printf '"%s"' "$(printf '%s' "$1" | sed 's/"/""/g')"
}

stack() { # the name, the rock type, the paths of images and masks, the mask value of pore: the first fields of a line
  printf '%s,%s,%s,%s,%s' "$1" "$2" "$(field "$data/$3")" "$(field "$data/$4")" "$5"
}

lists() { # the name of a stack: writes its two lists
  case $1 in
    versa) # the square inside the round plug: outside of it the masks say pore where there is air
      line=$(stack versa sandstone versa_sandstone/images versa_sandstone/masks 0); region=238,252,512,512
      learn=0,2; score=3,5 ;;
    berea)
      line=$(stack berea sandstone simulated/berea_sandstone_gray.tif simulated/berea_sandstone_pore.tif 255)
      region=,,,; learn=0,31; score=40,63 ;;
    ketton)
      line=$(stack ketton carbonate simulated/ketton_limestone_gray.tif simulated/ketton_limestone_pore.tif 255)
      region=,,,; learn=0,31; score=40,63 ;;
    *) echo "There are no stacks named $1: expected versa, berea or ketton" >&2; exit 2 ;;
  esac
  mkdir -p "output/real-data/$1"
  printf '%s\n%s,%s,%s\n' "$header" "$line" "$learn" "$region" > "output/real-data/$1/training.csv"
  printf '%s\n%s,%s,%s\n' "$header" "$line" "$score" "$region" > "output/real-data/$1/evaluation.csv"
}

for name in ${*:-versa berea ketton}; do
  lists "$name"
  echo "== $name"
  ./run.sh "workflows/Train and Evaluate" \
    -workflow.variable=training_stacks,"output/real-data/$name/training.csv",String \
    -workflow.variable=evaluation_stacks,"output/real-data/$name/evaluation.csv",String \
    -workflow.variable=report_folder,"output/real-data/$name",String
done
