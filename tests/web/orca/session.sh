#!/bin/bash
# A desktop without a screen for the Orca screen reader: window manager, accessibility bus, and a speech service that
# writes what it is told to say into DIR/spoken.log. Prints "ready" when Orca speaks, and ends with its standard input.
#
#   DISPLAY=:N dbus-run-session -- session.sh DIR      DIR: empty, absolute
set -u
dir=$1
mkdir -p "$dir/run" "$dir/sdlog" "$dir/home/.config/speech-dispatcher/modules"
chmod 700 "$dir/run"
export HOME=$dir/home XDG_CONFIG_HOME=$dir/home/.config XDG_DATA_HOME=$dir/home/.local/share XDG_RUNTIME_DIR=$dir/run
# da_DK is not generated on a plain Debian; LANGUAGE alone gives Orca its Danish words.
export LANG=C.UTF-8 LANGUAGE=da ACCESSIBILITY_ENABLED=1 GTK_MODULES=gail:atk-bridge NO_AT_BRIDGE=0

# Without a sound card speech-dispatcher finds no output at all.
printf 'pcm.!default { type null }\nctl.!default { type null }\n' >"$HOME/.asoundrc"
cat >"$HOME/.config/speech-dispatcher/speechd.conf" <<X
LogLevel 3
LogDir "$dir/sdlog"
DefaultVolume 100
AudioOutputMethod "alsa"
AddModule "logger" "sd_generic" "logger.conf"
DefaultModule logger
DefaultLanguage "da"
X
cat >"$HOME/.config/speech-dispatcher/modules/logger.conf" <<X
GenericExecuteSynth "echo \"\$DATA\" >> $dir/spoken.log"
GenericMaxChunkLength 2000
GenericDelimiters ".\n"
GenericLanguage "da" "da" "utf-8"
GenericLanguage "en" "en" "utf-8"
AddVoice "da" "MALE1" "da"
AddVoice "en" "MALE1" "en"
X

# Unasked, Orca reads a whole new page from its top, and the keys of the test would come in between.
mkdir -p "$XDG_DATA_HOME/orca"
cat >"$XDG_DATA_HOME/orca/orca-customizations.py" <<X
import orca.settings
orca.settings.sayAllOnLoad = False
X

pids=()
orca=
finish() {
  # Orca does not always heed a friendlier signal; the others use theirs to end what they started.
  kill -KILL "$orca" 2>/dev/null
  kill "${pids[@]}" 2>/dev/null
  wait "${pids[@]}" 2>/dev/null
}
trap finish EXIT

openbox >"$dir/openbox.log" 2>&1 &
pids+=($!)
/usr/libexec/at-spi-bus-launcher --launch-immediately >"$dir/at-spi.log" 2>&1 &
pids+=($!)
until dbus-send --session --print-reply --dest=org.a11y.Bus /org/a11y/bus org.a11y.Bus.GetAddress >/dev/null 2>&1; do
  sleep 0.1
done
gsettings set org.gnome.desktop.interface toolkit-accessibility true
gsettings set org.gnome.desktop.a11y.applications screen-reader-enabled true
orca --replace >"$dir/orca.log" 2>&1 &
orca=$!
pids+=($!)
until [ -s "$dir/spoken.log" ]; do sleep 0.1; done

env | grep -E '^(DBUS_SESSION_BUS_ADDRESS|HOME|XDG_[A-Z_]+|LANG|LANGUAGE|ACCESSIBILITY_ENABLED|GTK_MODULES|NO_AT_BRIDGE)='
echo ready
# Until the caller closes the pipe.
cat >/dev/null
