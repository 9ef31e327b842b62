import {
  checking,
  commonOptions,
  githubFormat,
  ledgerOptions,
  recordOptions,
  reportOption,
  serviceOptions,
  validationOptions,
} from './help-options';

export const help = {
  main: `msads-bulk reads, validates, writes, and uploads Microsoft Advertising bulk files of offline conversions.

  msads-bulk validate FILE…   report what is wrong with files
  msads-bulk fix INPUT -o FILE
                              rewrite a bulk file that is nearly right
  msads-bulk page             check files in your browser instead
  msads-bulk read FILE        print records as NDJSON
  msads-bulk generate INPUT -o FILE
                              write an upload file from NDJSON, JSON, or CSV
  msads-bulk apply INPUT      create API requests from the same input, or from a bulk file
  msads-bulk results RESULT   show what happened to an upload, and which rows to send again
  msads-bulk upload FILE      upload a file, wait for its result, and show what happened to it
  msads-bulk send INPUT       the same from NDJSON, JSON, or CSV: write upload files, and upload them
  msads-bulk ledger ACTION    keep what was sent, so that nothing is sent twice
  msads-bulk worker ACTION    upload files of many accounts, on many machines
  msads-bulk accounts         list the accounts that you can upload to
  msads-bulk profile FILE     count what is in a file: goals, days, values, identifiers
  msads-bulk goals FILE       list the goals in an API answer or a bulk file
  msads-bulk report FILE…     show which conversions were attributed, and why others were not
  msads-bulk login            sign in, and keep the access to the service
  msads-bulk explain CODE     explain an issue code, or an error of the service
  msads-bulk rules            list the columns and everything that is checked
  msads-bulk service-double   serve a double of Microsoft Advertising, to try things without an account

For details, run msads-bulk COMMAND --help.
`,
  validate: `msads-bulk validate FILE… [--format text|json|ndjson|sarif|github] [--report FILE] [--quiet]

Reports what is wrong with each file.
  --format text              text for people (default)
  --format json              one object per file
  --format ndjson            each issue as it is found, then a summary, without a limit
  --format sarif             one SARIF 2.1.0 log
${githubFormat}
${reportOption}
  --quiet                    print nothing but faults that end the reading

${ledgerOptions}

${checking}`,
  fix: `msads-bulk fix INPUT -o FILE [--result] [--format text|json|ndjson|sarif|github] [--quiet]

Rewrites a bulk file that is nearly right, lists what was changed, and reports what is left as validate does.
Only what is certain is fixed: encoding, byte order mark, line ends, delimiter, Format Version, ISO times, and
the spelling of columns, Type, Adjustment Type, hashes, and click ids. Everything else is copied.
  -o, --output FILE          the file to write: tabs if it ends in .tsv, an archive if it ends in .zip
  --result                   INPUT is a result file (the same as --kind result)
  --format text              text for people (default)
  --format json              one object, with the number of changes by code
  --format ndjson            each issue as it is found, then a summary, without a limit
  --format sarif             one SARIF 2.1.0 log
${githubFormat}
  --quiet                    print nothing but faults that end the reading

${checking}`,
  page: `msads-bulk page

Prints the address of a page that checks an upload or reads a result in your browser, and opens it if standard output
is a terminal. The page is part of the package, and nothing leaves your computer.
${commonOptions}

Exit code: 0 the address is printed, 2 incorrect usage.
`,
  read: `msads-bulk read FILE

Prints each record as a line of JSON, with times in ISO 8601 and UTC. Rows with errors go to stderr with
their issues, but without their cells.

${checking}`,
  generate: `msads-bulk generate INPUT -o FILE [--from ndjson|json|csv|singer]

Writes an upload file. INPUT contains objects with the properties of a record (action is Add if absent),
or is a CSV with these names or the bulk column names in its header.
  -o, --output FILE          the upload file, or "-" for standard output
${recordOptions}
  --from singer              read the messages of a Singer tap, and print its state to standard output once the
                             file is in its place
  --max-rows N, --max-bytes N
                             split the output into complete files: FILE-001.csv and so on
  --clean                    with these: remove files FILE-NNN of an earlier run that this run does not replace
  --zip                      compress each file: FILE.csv becomes FILE.zip (implied if FILE ends in .zip)
  --format text|json|github  json: print one object with counts to standard output; github: print annotations for
                             GitHub Actions (default: text)
${reportOption}

${ledgerOptions}

${checking}`,
  apply: `msads-bulk apply INPUT [--out-dir DIR] [--format json|soap]

Creates requests for ApplyOfflineConversions and ApplyOfflineConversionAdjustments, in the order in which to
send them. INPUT is read as in generate. A bulk file is recognized by its header.
  --out-dir DIR              write each body to a file, and index.json to describe them (default: print one
                             line of JSON per request)
  --format json|soap         the format of the bodies (default: json). With --out-dir, an explicit json also
                             prints one object with counts to standard output
  --send                     send the requests, and show what happened to the records; with --format json, as
                             one object. The service options of upload apply
  --max-items N              the maximum number of items per request (default and maximum: 1000)
${recordOptions}

SOAP reads MSADS_AUTHENTICATION_TOKEN, MSADS_DEVELOPER_TOKEN, MSADS_CUSTOMER_ID, and
MSADS_CUSTOMER_ACCOUNT_ID from the environment. A placeholder is written for each one that is not set.

${ledgerOptions}

${checking}`,
  results: `msads-bulk results RESULT [--upload UPLOAD] [--report FILE]

Shows what happened to the records of an upload: which errors the service returned, how often, and what to do.
  --upload UPLOAD            the file that was uploaded, to show the outcome of each of its records
  --response-mode errors-only|errors-and-results
                             the rows that were requested (default: detected from the result if possible)
  --retry FILE               write an upload file of only the rejected records, unchanged
  --advice retry|fix|account with --retry: write only records with this advice
  --rejects FILE             write the rejected records with their errors, for people to read
  --format text              text for people (default)
  --format json              one object, with the first 1000 outcomes
  --format ndjson            each outcome, then a summary, without a limit
${githubFormat}
${reportOption}

${ledgerOptions}
The upload is settled in it by its result, so --upload is needed.
${commonOptions}

RESULT can be "-" for standard input. Archives (.zip, .gz) are unpacked. A FILE that ends in .zip is compressed.
Exit code: 0 nothing rejected, 1 errors found, 2 unreadable input, files that do not belong together, or
incorrect usage.
`,
  upload: `msads-bulk upload FILE [--result FILE] [--retry FILE] [--rejects FILE]
msads-bulk upload --resume [REQUEST_ID | FILE]

Validates a file, uploads it, waits until the service has processed it, and shows what happened to its records
as results does. A file with errors is not uploaded. FILE.upload.json keeps what is needed to go on after an
interruption: run the same command again, and nothing is sent twice.
  --deadline DURATION        how long to wait for the service, for example 90s, 60m, or 2h (default: 60m)
  --no-wait                  only send the file; the same command again looks for the result (default: --wait)
  --resume                   go on with an upload that has begun: that of FILE, that of the only journal in this
                             folder, or, to see its result, that of REQUEST_ID
  --force                    upload the file even if it has errors
  --response-mode errors-only|errors-and-results
                             the rows of the result (default: errors-and-results)
  --result FILE              keep the result file
  --retry FILE               write an upload file of only the rejected records, unchanged
  --advice retry|fix|account with --retry: write only records with this advice
  --rejects FILE             write the rejected records with their errors, for people to read
  --format text              text for people (default)
  --format json              one object, with the first 1000 outcomes

${ledgerOptions}

${serviceOptions}

${validationOptions('', 'that of the environment')}

Exit code: 0 nothing rejected, 1 errors found, records rejected or unknown, 2 unreadable input, a failed call,
or incorrect usage, 3 still being processed at the deadline.
`,
  send: `msads-bulk send INPUT [-o FILE] [--from ndjson|json|csv]

Writes upload files of the records in INPUT as generate does, uploads them one after the other, and shows what
happened to the records. Adds go first, and adjustments when the Adds have been processed. After an interruption,
run the same command again: FILE.send.json keeps what has been sent, and nothing is sent twice.
  -o, --output FILE          the upload files: FILE-001.csv and so on (default: INPUT with .upload.csv)
  --deadline DURATION        how long to wait for each file, for example 90s, 60m, or 2h (default: 60m)
  --format text              text for people (default)
  --format json              one object for each file, with the first 1000 outcomes
${recordOptions}

${ledgerOptions}

${serviceOptions}

${validationOptions('', 'that of the environment')}

Exit code: 0 nothing rejected, 1 errors found, records rejected or unknown, 2 unreadable input, a failed call,
or incorrect usage, 3 still being processed at the deadline.
`,
  ledger: `msads-bulk ledger create|status|import UPLOAD|prune|export --ledger FILE|postgres://…

Keeps which conversions were sent, in which upload, and what became of them. With the same --ledger, validate and
generate report conversions that were sent before, send and apply --send leave them out, and upload refuses them. The ledger
contains no identifiers: without its secret, it says nothing about anybody.
  create                     begin a ledger
  status                     count conversions and uploads by state, and list the uploads that are open
  import UPLOAD              add a file that was uploaded without the ledger
  prune                      remove conversions 120 days after their Conversion Time
  export                     print all conversions as NDJSON: keys and states
  --result FILE              with import: the result of UPLOAD. Without it, the conversions count as on their way
  --response-mode errors-only|errors-and-results
                             with --result: the rows that the service was asked to return
  --now ISO                  with prune: the time to use as the current time (default: the system clock)
  --format text|json         with status (default: text)

${ledgerOptions}
${commonOptions}

Exit code: 0 done, 2 unreadable input, a database that cannot be used, or incorrect usage.
`,
  worker: `msads-bulk worker plan|work|status|redrive [UPLOAD] --config FILE --ledger postgres://…

Uploads files of many accounts, with any number of workers on any number of machines. They share a PostgreSQL database,
in which they keep the files, the queue, and the ledger. Needs Node 22.12 or later, and the packages pg-boss and pg.
  plan                       read the records of each account, make files of those that were not sent, and queue them
  work                       upload files until interrupted, and plan the accounts that have a cron
  status                     count the files, and list those that were given up
  redrive [UPLOAD]           queue a file again that was given up, or all of them
  --config FILE              a module whose default export has accounts, and records or their queries
  --ledger postgres://…      the database (default: MSADS_LEDGER). The secret is in MSADS_LEDGER_SECRET
  --uploads N                with work: how many files to upload at once, at least 1 (default: 12)
  --environment production|sandbox
                             with work: the service to call (default: MSADS_ENVIRONMENT, or production)
  --format text|json         with status (default: text)
${commonOptions}

plan and work print what happens as JSON lines. The credentials are those of upload.
Exit code: 0 done, 1 plan has left out a record that has an error, 2 a database that cannot be used, or incorrect usage.
`,
  accounts: `msads-bulk accounts [--environment production|sandbox] [--format text|json]

Shows who is signed in, and the accounts that this user can upload to.
  --format text              text for people (default)
  --format json              one object
  --environment production|sandbox
                             the service to call (default: MSADS_ENVIRONMENT, or production)
${commonOptions}

The credentials are those of upload.
Exit code: 0 listed, 2 the call failed or incorrect usage.
`,
  profile: `msads-bulk profile FILE [--format text|json|html] [--report FILE]

Counts what is in a bulk file instead of its faults: rows by goal, action and day, sums of values by currency, and
rows with each identifier. Notes what stands out, such as a missing day, or values that are all 0. FILE is an upload or a result.
  --format text              text for people (default)
  --format json              one object
  --format html              one HTML page with charts
${reportOption}
${commonOptions}

FILE can be "-" for standard input. Archives (.zip, .gz) are unpacked.
Exit code: 0 counted, 2 unreadable input or incorrect usage.
`,
  goals: `msads-bulk goals FILE | --fetch [--format text|json|github] [--report FILE]

Lists goals, and what is wrong with them. FILE is an answer from GetConversionGoalsByIds, in JSON or SOAP,
a bulk file with OfflineConversion Goal rows, or your own JSON list of { name, currencyCode?, status?, … }.
Facts that are absent count as unknown.
  --fetch                    get the goals of the account from the service. The service options of upload apply
  --format text              text for people (default)
  --format json              one object
${githubFormat}
${reportOption}
${commonOptions}

FILE can be "-" for standard input. Archives (.zip, .gz) are unpacked.
Exit code: 0 no errors, 1 errors found or returned by the service, 2 unreadable input or incorrect usage.
`,
  report: `msads-bulk report FILE… | --fetch --from DATE --to DATE [--format text|json|github]
                  [--report FILE]

Shows the attribution report: rates by goal and day, why conversions were not attributed, and what to do.
FILE is an answer from GetOfflineConversionReportByGoalIds, in JSON or SOAP. Several answers become one
report. If two files cover the same day, the later file wins.
  --fetch                    get the report from the service. The service options of upload apply
  --from DATE, --to DATE     its first and last day in UTC, for example 2026-11-02
  --goal ID                  a goal that it covers; can be repeated (default: all of the account)
  --format text              text for people (default)
  --format json              one object
${githubFormat}
${reportOption}
${commonOptions}

FILE can be "-" for standard input. Archives (.zip, .gz) are unpacked.
Exit code: 0 no errors, 1 errors in an answer, so that the report is incomplete, 2 unreadable answers or
incorrect usage.
`,
  login: `msads-bulk login [--environment production|sandbox|http://127.0.0.1:PORT] [--google] [--client-id ID]

Signs in once, so that other commands can talk to the service: prints the address of a consent page, opens it in
a browser if standard output is a terminal, and waits up to 5 minutes. The refresh token is written to
msads-bulk/credentials.json in your configuration folder ($XDG_CONFIG_HOME, ~/.config, or %APPDATA%), which only
you can read. An earlier sign-in to the same environment is replaced.
  --environment production|sandbox
                             the environment to sign in to (default: MSADS_ENVIRONMENT, or production)
  --environment http://127.0.0.1:PORT
                             a service double on this machine
  --google                   sign in with a Google account
  --client-id ID             the Application (client) ID of your app registration (default: MSADS_CLIENT_ID).
                             The registration needs the redirect URI http://localhost
${commonOptions}

A web app and an app of Google also need MSADS_CLIENT_SECRET. No option takes it, because other users of the
machine can see options.
Exit code: 0 signed in, 2 not signed in, or incorrect usage.
`,
  explain: `msads-bulk explain CODE

Prints what a code means, what to do, and an example. CODE is an issue code such as time-format, the number or
the name of an error of the service such as 5607, or a reason of the attribution report.
${commonOptions}

Exit code: 0 explained, 2 unknown code or incorrect usage.
`,
  rules: `msads-bulk rules [--type conversion|goal] [--format text|markdown|json]

Prints what each action does with each column, and all issue codes.
  --type conversion|goal     the record type: offline conversions (default) or their goals
  --config FILE, --no-config the config with rules of your own, as in validate
${commonOptions}

The validation options of the other commands are accepted, except --goals and --clicks, and change nothing.
Exit code: 0 no errors, 2 incorrect usage.
`,
  'service-double': `msads-bulk service-double [--port N] [--now ISO]

Serves a double of Microsoft Advertising on this machine until you press Ctrl-C, to try uploads without an
account. It checks credentials, receives files, judges their records as validate does, and returns results.
Prints the environment of the other commands as export lines with made-up credentials, ready to paste, and
one line per call to stderr. Everything that it receives is kept in memory and lost at the end.
  --port N                   the port on 127.0.0.1 (default: any that is free)
  --now ISO                  the time at which its clock starts (default: the system clock)
${commonOptions}

Exit code: 2 incorrect usage, or the port is in use; after Ctrl-C, 130 as usual.
`,
} as const;

export type Command = Exclude<keyof typeof help, 'main'>;
