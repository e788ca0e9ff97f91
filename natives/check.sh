#!/bin/sh
# After `mvn verify -Prelease`, on Linux: does what p2 installed work where a user may be?
#
# Each case segments the sample stacks with the native libraries of the installed fragment. A case that this
# machine does not permit says so. Exit code 1 if one fails.
set -u
home=$(cd "$(dirname "$0")/.." && pwd)
products="$home/natives/installation/target/products/org.poreseg.standin.installation"
plugins=$(find "$products" -name plugins -type d | head -n 1)
[ -n "$plugins" ] || { echo "Run mvn verify -Prelease first" >&2; exit 2; }
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failed=0

run() { # installation, folder for temporary files, home folder: the exit code of the batch application
  java -Xmx1g -Djava.awt.headless=true -Djava.io.tmpdir="$2" -Duser.home="$3" \
    -jar "$1"/plugins/org.eclipse.equinox.launcher_*.jar -configuration "$scratch/configuration" \
    -nosplash -consoleLog -application org.knime.product.KNIME_BATCH_APPLICATION -data "$scratch/workspace" \
    -workflowDir="$home/workflows/Segment New Stacks" -nosave -reset \
    -workflow.variable=output_folder,"$scratch/masks",String
}

check() { # what, then the arguments of run
  what=$1
  shift
  rm -rf "$scratch/masks" "$scratch/configuration" "$scratch/workspace"
  if HOME=$3 run "$@" >"$scratch/log" 2>&1 && [ -s "$scratch/masks/porosity.csv" ]; then
    echo "passed: $what"
  else
    echo "FAILED: $what"
    tail -n 20 "$scratch/log"
    failed=1
  fi
}

unset TENSORFLOW_LIBRARY_PATH
installed=${plugins%/plugins}
mkdir "$scratch/tmp" "$scratch/home"
check "as installed" "$installed" "$scratch/tmp" "$scratch/home"

check "a home folder that cannot be written" "$installed" "$scratch/tmp" /proc/nobody

foreign="$scratch/Ünï çödé 用户"
mkdir -p "$foreign/tmp"
cp -R "$installed" "$foreign/knime"
check "a user's name that is not ASCII, and spaces" "$foreign/knime" "$foreign/tmp" "$foreign"
rm -rf "$foreign"

mkdir "$scratch/noexec"
if mount -t tmpfs -o noexec,size=512m tmpfs "$scratch/noexec" 2>/dev/null; then
  check "a folder for temporary files on a noexec file system" "$installed" "$scratch/noexec" "$scratch/home"
  umount "$scratch/noexec"
else
  echo "skipped: a noexec file system, which only root can mount"
fi
exit "$failed"
