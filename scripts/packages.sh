# Sourced by run.sh and test.sh: Debian's packages that derek is built with, and how to get what is missing.
derek_packages="g++ cmake ninja-build pkg-config libicu-dev libboost-program-options-dev rapidjson-dev libgtest-dev
  libmarisa-dev libre2-dev libxxhash-dev liblbfgs-dev libssl-dev libarchive-dev libpugixml-dev
  libgumbo-dev libgmime-3.0-dev libcsv-dev libtbb-dev poppler-utils python3"

# What the tests check outputs by, besides the packages of npm in tests/validators.
derek_test_packages="libxml2-utils jing sqlite3 groff-base dpkg-dev file"

derek_say() { printf '%s\n' "$*" >&2; }

# Installs what is missing of the packages given, as root or through sudo; says plainly what is missing when that cannot
# be done.
derek_install_packages() {
  local wanted=${*:-$derek_packages}
  command -v dpkg-query >/dev/null 2>&1 || {
    derek_say "This is no Debian system. Install what these Debian 12 packages hold, then call cmake yourself (README.md):"
    derek_say "  $(echo $wanted)"
    return 1
  }
  local missing="" package
  for package in $wanted; do
    dpkg-query -W -f='${Status}\n' "$package" 2>/dev/null | grep -q '^install ok installed' || missing="$missing $package"
  done
  [ -z "$missing" ] && return 0
  local sudo=""
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null 2>&1 || {
      derek_say "Missing packages:$missing"
      derek_say "Run as root: apt-get install$missing"
      return 1
    }
    sudo=sudo
  fi
  derek_say "Installing:$missing"
  # The lists may be old or empty on a fresh machine. Downloads are tried again: mirrors have bad moments.
  $sudo apt-get -o Acquire::Retries=3 update -qq >&2 &&
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get -o Acquire::Retries=3 install -y -qq --no-install-recommends $missing >&2 || {
    derek_say "These packages could not be installed:$missing"
    return 1
  }
}

# Other people's validators for the tests, into build/validators: just what tests/validators/package-lock.json names.
derek_install_validators() {
  command -v npm >/dev/null 2>&1 || derek_install_packages nodejs npm || return 1
  local folder=build/validators
  cmp -s tests/validators/package-lock.json "$folder/package-lock.json" && [ -d "$folder/node_modules" ] && return 0
  mkdir -p "$folder"
  rm -rf "$folder/node_modules"
  cp tests/validators/package.json tests/validators/package-lock.json "$folder/"
  npm ci --prefix "$folder" --no-audit --no-fund --ignore-scripts --loglevel=error >&2 || {
    rm -f "$folder/package-lock.json"
    derek_say "The validators of the tests could not be installed (tests/validators/package.json)"
    return 1
  }
}

# Configures and builds a preset; output only where it fails.
derek_build() {
  local preset=$1 log
  shift
  log=$(mktemp)
  derek_say "Building ($preset) …"
  if cmake --preset "$preset" >"$log" 2>&1 && cmake --build --preset "$preset" "$@" >>"$log" 2>&1; then
    rm -f "$log"
    return 0
  fi
  tail -n 60 "$log" >&2
  derek_say "The build failed; the whole log is $log"
  return 1
}
