#!/bin/sh
# Checks what has to be on the machine before the set-up; a line for each thing that is not.
# Its arguments are the helper jar and the folder of PyTorch for CUDA, each if there is one: with a jar
# that its sources are not newer than, the set-up does without Maven.
status=0

missing() {
  echo "$1" >&2
  status=1
}

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
version=$("$java" -version 2>&1 | sed -n 's/.* version "\(1\.\)\{0,1\}\([0-9]*\).*/\2/p')
if [ -z "$version" ]; then
  missing "Java is missing: install a JDK, version 17 or newer (Debian: openjdk-17-jdk), or set JAVA_HOME"
elif [ "$version" -lt 17 ]; then
  missing "Java $version is too old: install a JDK, version 17 or newer (Debian: openjdk-17-jdk), or set JAVA_HOME"
elif ! "$java" --list-modules 2>/dev/null | grep -q '^jdk\.jshell'; then
  missing "Java $version is no JDK, only a runtime: install a JDK, version 17 or newer (Debian: openjdk-17-jdk)"
fi

jar=$1
newer=
[ -z "$jar" ] || newer=$(find pom.xml lib/pom.xml lib/src/main -type f -newer "$jar" | sed 1q)
if [ -z "$jar" ] || [ -n "$newer" ]; then
  if ! command -v mvn >/dev/null; then
    missing "Maven is missing${newer:+, and $newer is newer than the helper jar}: install it (Debian: maven)"
  else
    version=$(mvn --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p')
    case $version in
      [0-2].* | 3.[0-5] | 3.[0-5].* | 3.6.[0-2]) missing "Maven $version is too old: install version 3.6.3 or newer" ;;
    esac
  fi
fi

python=${PYTHON:-python3}
if ! command -v "$python" >/dev/null; then
  missing "Python is missing: install Python 3.10 or newer with venv (Debian: python3-venv)"
elif ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 10))'; then
  missing "$("$python" --version 2>&1) is too old: install Python 3.10 or newer, or set PYTHON"
elif ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
  missing "Python's venv is missing: install it (Debian: python3-venv)"
fi

# PyPI's PyTorch 2.7.1 has CUDA 12.6, which takes any driver for CUDA 12, and is compiled for these GPUs.
wish=${HARMONIANET_DEVICE:-auto}
seen=$(nvidia-smi --query-gpu=driver_version,compute_cap,name --format=csv,noheader 2>/dev/null) || seen=
IFS=', ' read -r driver capability gpu <<END
$seen
END
obstacle=
if [ -z "$gpu" ]; then
  obstacle="nvidia-smi, which comes with NVIDIA's driver, shows no GPU"
elif [ "$(uname -sm)" != "Linux x86_64" ]; then
  obstacle="PyTorch for CUDA is only for Linux on x86_64"
elif [ "${driver%%.*}" -lt 525 ] 2>/dev/null; then
  obstacle="the NVIDIA driver $driver is too old: install version 525 or newer"
else
  case $capability in
    [5-9].*) ;;
    *) obstacle="PyTorch for CUDA takes compute capability 5.0 to 9.0, and the $gpu has $capability" ;;
  esac
fi
case $wish in
  cpu) ;;
  auto | gpu)
    if [ -n "$obstacle" ]; then
      [ "$wish" = auto ] || missing "HARMONIANET_DEVICE=gpu, but $obstacle; set it to auto or cpu"
    elif [ "$wish" = gpu ] || [ -n "$2" ]; then
      echo "set-up: PyTorch for CUDA; $gpu, driver $driver"
    else
      echo "set-up: PyTorch for the CPU; DEVICE=gpu brings the one for this machine's $gpu, 3 GB"
    fi
    ;;
  *) missing "HARMONIANET_DEVICE is \"$wish\"; it takes auto, cpu or gpu" ;;
esac

exit $status
