#!/bin/sh
# Installs DeepSeek Desktop for one user, without root; run again to upgrade. See --help.
set -eu
umask 022

name=deepseek-desktop
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
prefix=''
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
            prefix=${2:-}
            [ -n "$prefix" ] || fail '--prefix needs a folder.'
            shift
            ;;
        --uninstall) action=uninstall ;;
        -h | --help) usage; exit 0 ;;
        *) usage >&2; exit 2 ;;
    esac
    shift
done

[ -n "$prefix${HOME:-}" ] || fail 'HOME is not set. Name a folder with --prefix.'
[ -n "$prefix" ] || prefix=$HOME/.local
case "$prefix" in
    *'
'*) fail 'A folder with a line break in its name cannot be named in a menu. Take another one.' ;;
    /*) ;;
    *) prefix=$(pwd)/$prefix ;;
esac
if [ "$action" = install ]; then
    mkdir -p -- "$prefix" 2>/dev/null ||
        fail "The folder $prefix cannot be made. Nothing was installed."
fi
[ -d "$prefix" ] && prefix=$(cd -- "$prefix" && pwd)
prefix=${prefix%/}

program=$prefix/lib/$name
share=$prefix/share
entry=$share/applications/$name.desktop
starter=$prefix/bin/$name
target=../lib/$name/$name
list=$program/installed-files # what is below $share; only what this script installed has it

# Desktops notice new entries by themselves sooner or later; where these tools are, at once. What
# they say is about folders that desktops do not look into.
tell_desktop() {
    if command -v update-desktop-database >/dev/null 2>&1; then
        update-desktop-database -q "$share/applications" 2>/dev/null || true
    fi
    if command -v update-mime-database >/dev/null 2>&1; then
        update-mime-database "$share/mime" >/dev/null 2>&1 || true
    fi
    if command -v gtk-update-icon-cache >/dev/null 2>&1; then
        gtk-update-icon-cache -q -f -t "$share/icons/hicolor" 2>/dev/null || true
    fi
}

is_ours() { [ "$(readlink -- "$1")" = "$target" ]; }

# A program that runs reads parts of itself when it first needs them, and would find others.
refuse_running() {
    for running in /proc/[0-9]*/exe; do
        # shellcheck disable=SC3013 # dash, bash and busybox have it
        if [ "$running" -ef "$program/$name" ]; then
            fail "DeepSeek Desktop is running. Close it first. Nothing was changed in $prefix."
        fi
    done
}

# Leaves either the old program or the new one, wherever this script ends.
tidy() {
    rm -rf -- "$program.new"
    if [ -d "$program.old" ] && [ ! -e "$program" ]; then
        mv -- "$program.old" "$program"
    fi
    rm -rf -- "$program.old"
}

remove_shared() {
    while read -r file; do
        rm -f -- "$share/$file"
    done <"$list"
}

if [ "$action" = uninstall ]; then
    [ -f "$list" ] || { printf 'Nothing is installed in %s.\n' "$prefix"; exit 0; }
    for folder in "$prefix/lib" "$program" "$prefix/bin" "$share/applications"; do
        [ -w "$folder" ] || fail "The folder $folder cannot be written. Nothing was removed."
    done
    refuse_running
    remove_shared
    if is_ours "$starter"; then
        rm -f -- "$starter"
    fi
    mv -- "$program" "$program.new" # not half of it, should this be interrupted
    tidy
    tell_desktop
    printf 'Removed from %s. Your conversations are still there.\n' "$prefix"
    exit 0
fi

[ -x "$here/lib/$name/$name" ] ||
    fail 'The program is not beside this script. Unpack all of the archive.'
elsewhere='is there already, and is not from this script. Move it away, or choose another --prefix.'
if [ -e "$program" ] && [ ! -f "$list" ]; then
    fail "$program $elsewhere"
fi
if { [ -e "$starter" ] || [ -h "$starter" ]; } && ! is_ours "$starter"; then
    fail "$starter $elsewhere"
fi
refuse_running
for folder in "$prefix/lib" "$prefix/bin" $(cd -- "$here/share" && find . -type d); do
    case "$folder" in /*) ;; *) folder=$share/$folder ;; esac
    mkdir -p -- "$folder" 2>/dev/null || true
    [ -w "$folder" ] || fail "The folder $folder cannot be written. Nothing was installed."
done

missing=''
known=$(PATH="${PATH:-}:/sbin:/usr/sbin" ldconfig -p 2>/dev/null) || known=''
if [ -n "$known" ]; then
    while read -r library; do
        case "$known" in
            *"$library"*) ;;
            *) missing="$missing $library" ;;
        esac
    done <"$here/libraries.txt"
fi

# The new program is whole, and starts here, before the old one goes.
tidy
trap tidy EXIT
trap 'exit 1' HUP INT TERM
cp -R -P -p -- "$here/lib/$name" "$program.new" ||
    fail "The program could not be copied to $prefix. Nothing was installed."
(cd -- "$here/share" && find . -type f) >"$program.new/installed-files"
said=$("$program.new/$name" --version 2>&1) ||
    fail "The program does not start on this system. Nothing was installed. It said: $said"

if [ -f "$list" ]; then
    remove_shared
    mv -- "$program" "$program.old"
fi
mv -- "$program.new" "$program"
ln -sf -- "$target" "$starter"
cp -R -- "$here/share/." "$share/"

# The menu may not look into $prefix/bin. In an Exec line a path is quoted as an argument first, then
# as every text in such a file, and here for sed as well.
argument=$(printf '%s' "$program/$name" | sed -e 's/[\\"`$]/\\&/g' -e 's/%/%%/g')
text=$(printf '%s' "$argument" | sed -e 's/\\/\\\\/g')
replacement=$(printf '%s' "$text" | sed -e 's/[\\&|]/\\&/g')
sed "s|^Exec=$name |Exec=\"$replacement\" |" "$here/share/applications/$name.desktop" >"$entry"
tell_desktop

printf 'Installed: %s\n' "$starter"
case ":${PATH:-}:" in
    *":$prefix/bin:"*) ;;
    *) printf 'To start it by its name, add %s to your PATH.\n' "$prefix/bin" ;;
esac
if [ -n "$missing" ]; then
    printf 'Before it can start, your system has to bring these libraries:%s\n' "$missing" >&2
fi
