#!/usr/bin/env bash
# Does the README hold on a Debian 12 that has only python3? Makes one (debootstrap minbase) in a
# temporary folder, copies a clean clone of HEAD in, and types the README's two commands there.
#
#   sudo packaging/bare_debian.sh [--keep] [--working-tree]
#
# --keep leaves the root for a look; --working-tree takes the files as they are, not HEAD.
# By hand, not in CI: it needs root and debootstrap, and fetches about 600 MB. How this computer
# reaches its registries (apt and pip configuration, certificates) is carried over as it is.
set -u -o pipefail

keep=no what=HEAD
for argument in "$@"; do
  case "$argument" in
    --keep) keep=yes ;;
    --working-tree) what=tree ;;
    *) sed -n '2,9s/^# \{0,1\}//p' "$0"; exit 2 ;;
  esac
done
[ "$(id -u)" = 0 ] || { echo "This needs root: sudo $0"; exit 2; }
command -v debootstrap >/dev/null || { echo "This needs debootstrap: apt-get install debootstrap"; exit 2; }

# Mounts are seen by this script alone, and gone with it.
[ -n "${OWN_MOUNTS:-}" ] || exec env OWN_MOUNTS=yes unshare --mount --propagation private "$0" "$@"

clone=$(cd "$(dirname "$0")/.." && pwd)
root=$(mktemp -d -t bare-debian-XXXXXX)
log=$(mktemp -t bare-debian-log-XXXXXX)

tidy_up() {
  for place in dev/shm dev proc; do umount "$root/$place" 2>/dev/null; done
  if [ "$keep" = yes ]; then echo "The root is $root"; else rm -rf --one-file-system "$root"; fi
}
trap tidy_up EXIT

make_root() {
  debootstrap --variant=minbase --include=python3 bookworm "$root" || return 1
  chmod 755 "$root"  # as / is, so that tests that drop root's rights can walk through it
  mount -t proc proc "$root/proc" && mount --bind /dev "$root/dev" || return 1
  mount -t tmpfs tmpfs "$root/dev/shm" || return 1
  cp /etc/resolv.conf /etc/hosts "$root/etc/" 2>/dev/null
  for file in /etc/apt/apt.conf.d/*; do
    grep -qi proxy "$file" 2>/dev/null && cp "$file" "$root/etc/apt/apt.conf.d/"
  done
  [ -f /etc/pip.conf ] && cp /etc/pip.conf "$root/etc/pip.conf"
  [ -f /etc/ssl/certs/ca-certificates.crt ] && install -D /etc/ssl/certs/ca-certificates.crt "$root/opt/host-ca.crt"
  sed -i 's#/etc/ssl/certs/ca-certificates.crt#/opt/host-ca.crt#' "$root/etc/pip.conf" 2>/dev/null
  return 0
}

copy_clone() {
  if [ "$what" = HEAD ]; then
    git clone --quiet --no-hardlinks "$clone" "$root/reader"
  else
    mkdir "$root/reader" && (cd "$clone" && git ls-files -z --cached --others --exclude-standard |
      tar --create --null --ignore-failed-read --files-from=- ) | tar --extract --directory "$root/reader"
  fi
}

inside() {  # with an environment of its own, but for the way to the registries
  local settings
  mapfile -t settings < <(env | grep -E '^(PIP_INDEX_URL|PIP_EXTRA_INDEX_URL|PIP_DEFAULT_TIMEOUT|https?_proxy|no_proxy)=')
  chroot "$root" /usr/bin/env -i HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    PIP_CERT=/opt/host-ca.crt LANG=C.UTF-8 CI=true "${settings[@]}" bash -c "cd /reader && $1"
}

failed=0
step() {  # name, expected status, command ...
  local name=$1 expected=$2 start=$SECONDS status
  shift 2
  "$@" >>"$log" 2>&1
  status=$?
  if [ "$status" = "$expected" ]; then
    echo "ok      $name ($((SECONDS - start)) s)"
  else
    echo "FAILED  $name: exit status $status, not $expected ($((SECONDS - start)) s); see $log"
    failed=1
  fi
}

step "a bare Debian 12 with python3" 0 make_root
[ "$failed" = 0 ] || exit 1
step "a clean clone in it" 0 copy_clone
step "run --version: the first command sets everything up" 0 inside "python3 packaging/dev.py run --version"
step "run without a screen says so" 1 inside "python3 packaging/dev.py run"
step "test: every check and test passes" 0 inside "python3 packaging/dev.py test"
step "run opens a window and stays (ended after 20 s)" 124 inside \
  "xvfb-run -a timeout 20 python3 packaging/dev.py run"
step "a second run --version" 0 inside "python3 packaging/dev.py run --version"
if [ "$failed" = 0 ]; then echo "The README's two commands hold on a bare Debian 12."; else tail -n 40 "$log"; fi
exit "$failed"
