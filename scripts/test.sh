#!/usr/bin/env bash
# Runs every check and test of the app. On a fresh Debian it first installs what the tests need.
set -euo pipefail
cd "$(dirname "$0")/.."

# Chromium drives the built app; dciodvfy (dicom3tools) judges the DICOM objects it writes; Orthanc is
# the archive that it searches and stores to.
missing=()
[ -x "${CHROMIUM_PATH:-/usr/bin/chromium}" ] || missing+=(chromium)
command -v dciodvfy >/dev/null || missing+=(dicom3tools)
[ -e /usr/share/orthanc/plugins/libOrthancDicomWeb.so ] || missing+=(orthanc orthanc-dicomweb)
if [ "${#missing[@]}" -gt 0 ]; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
fi

# npm writes this file last, so its absence means an install that never finished.
[ -f node_modules/.package-lock.json ] || npm ci --no-audit --no-fund

rm -rf test-results
status=0
npm run static || status=1
npm test || status=1
npm run e2e || status=1
exit "$status"
