#!/usr/bin/env bash
# Builds the Docker image and tries it, without a network and as its own user: the batch, and JupyterLab with its token.
# Where no Docker engine runs, buildah builds it, as root, on a Debian that mmdebstrap makes, all in build/image.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$PWD/build/image
mkdir -p "$work"
rm -rf "$work/out" "$work/state"
mkdir -m 777 "$work/out" # the image's user writes there
user=$(id -u)
[ "$user" -ge 1000 ] || user=1000

if docker info >/dev/null 2>&1; then
  build() { docker build --build-arg "USER_ID=$user" -t harmonianet .; }
  inside() { docker run --rm -i --network none --volume "$work/out:/harmonianet/build" harmonianet "$@"; }
  config() { docker inspect --format '{{json .Config}}' harmonianet; }
  size() { docker inspect --format '{{.Size}}' harmonianet; }
else
  [ -n "${IMAGE_MOUNTS-}" ] || IMAGE_MOUNTS=own exec unshare --mount tests/docker/image.sh # they end with it
  for tool in buildah mmdebstrap ip; do
    command -v $tool >/dev/null || { echo "$tool is missing: install it, or start Docker" >&2; exit 1; }
  done
  engine=(buildah --root "$work/storage" --runroot "$work/state" --storage-driver overlay)

  # How this machine reaches its packages, read while it builds.
  apt-config dump | grep -E '^Acquire::(Check-|http|https|Retries)' >"$work/apt.conf" || true
  here=(--volume "$work/apt.conf:/etc/apt/apt.conf.d/99machine:ro")
  for path in /usr/local/share/ca-certificates /etc/pip.conf; do
    [ ! -e $path ] || here+=(--volume "$path:$path:ro")
  done
  [ ! -e ~/.m2/settings.xml ] || here+=(--volume ~/.m2/settings.xml:/root/.m2/settings.xml:ro)

  debian() { # Debian as its slim image is: without manuals and the like
    local slim container
    slim=(--dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/locale/*'
      --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-include=/usr/share/doc/*/copyright')
    mmdebstrap -q --variant=minbase --aptopt="$work/apt.conf" "${slim[@]}" bookworm "$work/base.tar"
    container=$("${engine[@]}" from scratch)
    "${engine[@]}" add -q "$container" "$work/base.tar" /
    "${engine[@]}" config --cmd bash "$container"
    "${engine[@]}" commit -q --rm "$container" docker.io/library/debian:bookworm-slim
    rm "$work/base.tar"
  }
  build() {
    "${engine[@]}" inspect --type image debian:bookworm-slim >/dev/null 2>&1 || debian
    "${engine[@]}" bud --format docker --isolation chroot --network host --pull-never --layers "${here[@]}" \
      --build-arg "USER_ID=$user" -t harmonianet .
    container=$("${engine[@]}" from --pull-never harmonianet)
    trap '"${engine[@]}" rm "$container" >/dev/null' EXIT
  }
  inside() { # chroot has no network of its own: a name space with loopback only
    unshare --net sh -c 'ip link set lo up && exec "$@"' - \
      "${engine[@]}" run --isolation chroot --volume "$work/out:/harmonianet/build" "$container" -- "$@"
  }
  config() {
    "${engine[@]}" inspect --type image harmonianet |
      python3 -c 'import json, sys; print(json.dumps(json.load(sys.stdin)["Docker"]["config"]))'
  }
  size() { "${engine[@]}" images --format '{{.Size}}' harmonianet; }
fi

step() { printf '%4d s  %s\n' $SECONDS "$*"; }
fail() { step "FAILED: $*" >&2; exit 1; }

build
step "built: $(size)"

[ "$(inside id -u)" = "$user" ] || fail "not its own user"
# shellcheck disable=SC2016 # the image's shell is to expand it
left=$(inside sh -c 'for tool in mvn gcc pip; do command -v $tool; done
  ls -d ~/.[a-z]*/ lib/target tests /var/cache/apt/*.bin /var/cache/apt/archives/*.deb /var/lib/apt/lists/* 2>/dev/null
  true')
[ -z "$left" ] || fail "left over from the build: $left"
step "runs as user $user, nothing is left over from the build"

inside env HARMONIANET_EPOCHS=5 make report >"$work/report.log" 2>&1 || { cat "$work/report.log"; fail "make report"; }
! grep set-up: "$work/report.log" || fail "make report sets up again"
grep -q 'data: the synthetic catalogue' "$work/report.log" || fail "there is a network"
[ -s "$work/out/report/index.html" ] || fail "no report in the volume"
step "make report, without a network: $(grep accuracy "$work/report.log")"

inside .venv/bin/python - "$(config)" <tests/docker/lab.py || fail "JupyterLab"
step "JupyterLab asks for its token"
