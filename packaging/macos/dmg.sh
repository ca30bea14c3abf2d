#!/bin/sh
# Makes a disk image with the app and a link to Applications, to drag the one onto the other.
# Usage: dmg.sh PATH/TO/DeepSeek\ Desktop.app OUT.dmg
set -eu

fail() { printf '%s\n' "$*" >&2; exit 1; }

[ "$(uname -s)" = Darwin ] || fail 'A disk image can be made on macOS only.'
[ $# -eq 2 ] || fail 'Usage: dmg.sh APP OUT.dmg'
app=$1
image=$2
[ -d "$app/Contents/MacOS" ] || fail "$app is not an app."

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' HUP INT TERM

# ditto keeps what belongs to a signature: links, attributes, modes.
ditto "$app" "$folder/$(basename "$app")"
ln -s /Applications "$folder/Applications"
hdiutil create -quiet -ov -volname 'DeepSeek Desktop' -srcfolder "$folder" -fs HFS+ \
    -format UDZO "$image"
hdiutil verify -quiet "$image"
printf '%s\n' "$image"
