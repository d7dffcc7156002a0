#!/bin/sh
# Ends what the supervisor started when the supervisor itself dies, however it dies: the pipe on standard input closes.
# Input, one line each:  "+ <pid> <signal>" watch, "- <pid>" forget.
trap '' HUP INT TERM
watched=''
while read -r verb pid signal; do
  kept=''
  for entry in $watched; do
    [ "${entry%%:*}" = "$pid" ] || kept="$kept $entry"
  done
  watched=$kept
  [ "$verb" = '+' ] && watched="$watched $pid:$signal"
done

for entry in $watched; do
  kill -s "${entry#*:}" "${entry%%:*}" 2>/dev/null
done

tenths=0
while [ $tenths -lt 60 ]; do
  left=''
  for entry in $watched; do
    kill -0 "${entry%%:*}" 2>/dev/null && left="$left $entry"
  done
  [ -z "$left" ] && exit 0
  watched=$left
  sleep 0.1
  tenths=$((tenths + 1))
done
for entry in $watched; do
  kill -s KILL "${entry%%:*}" 2>/dev/null
done
