#!/bin/sh
# Starts Java as kernel.json and commands ask for it: the one that JAVA_HOME names, else the PATH's.
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
path=$(command -v "$java") || {
  problem="Java is missing"
  [ -z "$JAVA_HOME" ] || problem="JAVA_HOME names $JAVA_HOME, which has no Java"
  echo "$problem: install a JDK, version 17 or newer, or set JAVA_HOME" >&2
  exit 1
}
# A JDK has a file that says which one it is; asking Java itself takes a tenth of a second.
release=$(dirname "$(dirname "$(readlink -f "$path")")")/release
version=$(sed -n 's/^JAVA_VERSION="\(1\.\)\{0,1\}\([0-9]*\).*/\2/p' "$release" 2>/dev/null)
if [ -n "$version" ] && [ "$version" -lt 17 ]; then
  echo "Java $version is too old ($path): install a JDK, version 17 or newer, or set JAVA_HOME" >&2
  exit 1
fi
if grep -q '^MODULES=' "$release" 2>/dev/null && ! grep -q '^MODULES=.*jdk\.jshell' "$release"; then
  echo "Java $version is no JDK, only a runtime ($path): install a JDK, version 17 or newer, or set JAVA_HOME" >&2
  exit 1
fi
# In a locale of ASCII alone, Java reads no other names of files.
case $(locale charmap 2>/dev/null) in
  ANSI_X3.4-1968 | US-ASCII) export LC_ALL=C.UTF-8 ;;
esac
# PyTorch's arrays come from glibc, which by itself returns large ones to the system at once, and asks for them again:
# a quarter of a training. Now it keeps up to 256 MB that are free, in one heap for all threads.
export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-1}"
export MALLOC_MMAP_THRESHOLD_="${MALLOC_MMAP_THRESHOLD_:-33554432}" # the greatest that glibc takes
export MALLOC_TRIM_THRESHOLD_="${MALLOC_TRIM_THRESHOLD_:-268435456}"
exec "$java" "$@"
