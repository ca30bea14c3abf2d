#!/bin/sh
# Installs DeepSeek Desktop for one user, without root; run again to upgrade. See --help.
set -eu

name=deepseek-desktop
here=$(cd -- "$(dirname -- "$0")" && pwd)
prefix=${HOME:?HOME is not set}/.local
action=install

usage() {
    cat <<'TEXT'
Usage: ./install.sh [--prefix DIR] [--uninstall]

Puts the program into DIR/lib/deepseek-desktop, its command into DIR/bin, and an entry into the
desktop's menu. DIR is ~/.local if not given. --uninstall removes just that. What you asked and
what was answered is elsewhere (~/.local/share/deepseek-desktop) and stays in both cases.
TEXT
}

fail() { printf '%s\n' "$*" >&2; exit 1; }

while [ $# -gt 0 ]; do
    case "$1" in
        --prefix)
            [ $# -gt 1 ] || fail '--prefix needs a folder.'
            mkdir -p -- "$2" && prefix=$(cd -- "$2" && pwd)
            shift
            ;;
        --uninstall) action=uninstall ;;
        -h | --help) usage; exit 0 ;;
        *) usage >&2; exit 2 ;;
    esac
    shift
done

program=$prefix/lib/$name
share=$prefix/share
entry=$share/applications/$name.desktop

# Desktops notice new entries by themselves sooner or later; where these tools are, at once.
tell_desktop() {
    if command -v update-desktop-database >/dev/null 2>&1; then
        update-desktop-database -q "$share/applications" || true
    fi
    if command -v update-mime-database >/dev/null 2>&1; then
        update-mime-database "$share/mime" || true
    fi
    if command -v gtk-update-icon-cache >/dev/null 2>&1; then
        gtk-update-icon-cache -q -f -t "$share/icons/hicolor" || true
    fi
}

remove() {
    rm -rf -- "$program"
    rm -f -- "$prefix/bin/$name"
    (cd -- "$here/share" && find . -type f) | while read -r file; do
        rm -f -- "$share/$file"
    done
}

if [ "$action" = uninstall ]; then
    remove
    tell_desktop
    printf 'Removed from %s. Your conversations are still there.\n' "$prefix"
    exit 0
fi

missing=''
if command -v ldconfig >/dev/null 2>&1 || [ -x /sbin/ldconfig ]; then
    known=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p)
    while read -r library; do
        case "$known" in
            *"$library"*) ;;
            *) missing="$missing $library" ;;
        esac
    done <"$here/libraries.txt"
fi

# The new program is whole before the old one goes.
mkdir -p -- "$prefix/lib" "$prefix/bin" "$share"
rm -rf -- "$program.new"
cp -R -P -p -- "$here/lib/$name" "$program.new"
rm -rf -- "$program"
mv -- "$program.new" "$program"
ln -sf -- "../lib/$name/$name" "$prefix/bin/$name"
cp -R -- "$here/share/." "$share/"

# The menu may not look into $prefix/bin. In an Exec line a path is quoted as an argument first, then
# as every text in such a file, and here for sed as well.
argument=$(printf '%s' "$program/$name" | sed -e 's/[\\"`$]/\\&/g' -e 's/%/%%/g')
text=$(printf '%s' "$argument" | sed -e 's/\\/\\\\/g')
replacement=$(printf '%s' "$text" | sed -e 's/[\\&|]/\\&/g')
sed "s|^Exec=$name |Exec=\"$replacement\" |" "$here/share/applications/$name.desktop" >"$entry"
tell_desktop

printf 'Installed: %s\n' "$prefix/bin/$name"
case ":${PATH:-}:" in
    *":$prefix/bin:"*) ;;
    *) printf 'To start it by its name, add %s to your PATH.\n' "$prefix/bin" ;;
esac
if [ -n "$missing" ]; then
    printf 'Before it can start, your system has to bring these libraries:%s\n' "$missing" >&2
fi
