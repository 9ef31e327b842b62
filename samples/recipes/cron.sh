#!/bin/sh
# Sends the files of a folder, and prints only what somebody has to look at, because cron mails what a job prints.
# In the crontab: 7 * * * * sh cron.sh /var/lib/conversions
set -u
cd "$1" || exit 2
mkdir -p sent failed logs

# One run at a time.
exec 9>lock
flock --nonblock 9 || exit 0

for input in *.ndjson; do
  [ -e "$input" ] || exit 0
  log=logs/${input%.ndjson}.log
  # With the ledger, what was sent stays out when a corrected file comes back.
  msads-bulk send "$input" -o "sent/${input%.ndjson}.csv" --ledger sent.db --max-rejected 1% \
    --rejects "failed/${input%.ndjson}-rejects.ndjson" >"$log" 2>&1
  case $? in
    0) mv "$input" sent/ ;;
    # Errors in the data, or rejected records.
    1) mv "$input" failed/ && cat "$log" ;;
    # The service is still processing the file: the next run goes on.
    3) ;;
    # Something else, such as a service that does not answer. The next run tries again.
    *) cat "$log" ;;
  esac
done
