const checking = `Options of checking
  --now ISO                  compare times with this moment, e.g. 2026-11-21T00:00:00Z (default: the clock)
  --kind upload|result       what the file is (default: upload)
  --strict                   every warning becomes an error
  --severity CODE=LEVEL      error, warning or off; may be repeated
  --goals FILE               the account's goals, as the command goals reads them
  --clicks FILE.csv          when clicks were: the columns Microsoft Click Id and Click Time
  --enhanced-conversions     every record needs a hashed email address or phone number
  --no-duplicates            do not look for duplicates
  --channel production|sandbox
  --max-issues N             issues kept and printed (default: 1000, and 100 of one code)
  --help, --version

FILE and INPUT may be "-" for standard input; an archive (.zip, .gz) is unpacked.
Exit code: 0 no errors, 1 errors found, 2 unreadable input or wrong use.
`;

export const help = {
  main: `msads-bulk reads, validates and writes Microsoft Advertising bulk files of offline conversions.

  msads-bulk validate FILE…   say what is wrong with files
  msads-bulk read FILE        records as NDJSON
  msads-bulk generate INPUT -o FILE
                              write an upload file from NDJSON, JSON or CSV
  msads-bulk apply INPUT      requests of the API from the same, or from a bulk file
  msads-bulk results RESULT   what became of an upload; the rows to send again
  msads-bulk goals FILE       the goals of an answer of the API, or of a bulk file
  msads-bulk report FILE…     which conversions were attributed, and why others were not
  msads-bulk rules            the columns, and all that is checked

msads-bulk COMMAND --help tells more of each.
`,
  validate: `msads-bulk validate FILE… [--format text|json|ndjson|sarif] [--quiet]

Says what is wrong with each file.
  --format text              for people (default)
  --format json              one object a file
  --format ndjson            each issue as it is found, then a summary; not capped
  --format sarif             one SARIF 2.1.0 log
  --quiet                    nothing but the exit code, and faults that end the reading

${checking}`,
  read: `msads-bulk read FILE

Prints each record as a line of JSON, times in ISO 8601 UTC. Rows with errors go to stderr with their
issues, without their cells.

${checking}`,
  generate: `msads-bulk generate INPUT -o FILE [--from ndjson|json|csv]

Writes an upload file. INPUT has objects with the properties of a record (action is Add when absent), or
is a CSV with these names or the bulk column names in its header.
  -o, --output FILE          the upload file; "-" for standard output
  --from ndjson|json|csv     (default: by the extension, for "-" by the first character)
  --time-zone ZONE           zone of times without an offset, e.g. Europe/Berlin
  --ambiguous earlier|later  what a local time means that exists twice or not at all
  --on-error stop|skip       stop at the first wrong record (default), or leave it out
  --rejects FILE             the records left out, with their issues, as NDJSON
  --hash                     hash the properties email and phone
  --max-rows N, --max-bytes N
                             split: FILE.csv becomes FILE-001.csv and so on, each complete
  --zip                      pack each file: FILE.csv becomes FILE.zip, as a FILE that ends in .zip does

${checking}`,
  apply: `msads-bulk apply INPUT [--out-dir DIR] [--format json|soap]

Makes the requests of ApplyOfflineConversions and of ApplyOfflineConversionAdjustments, in the order in which
to send them. INPUT is as for generate, or a bulk file, which its header tells.
  --out-dir DIR              a file for each body, and index.json: which is what (default: a line of JSON for
                             each on standard output)
  --format json|soap         (default: json)
  --max-items N              items of a request (default: 1000, the most)
  --from ndjson|json|csv     (default: by the extension, for "-" by the first character)
  --time-zone ZONE           zone of times without an offset, e.g. Europe/Berlin
  --ambiguous earlier|later  what a local time means that exists twice or not at all
  --on-error stop|skip       stop at the first wrong record (default), or leave it out
  --rejects FILE             the records left out, with their issues, as NDJSON
  --hash                     hash the properties email and phone

SOAP takes MSADS_AUTHENTICATION_TOKEN, MSADS_DEVELOPER_TOKEN, MSADS_CUSTOMER_ID and
MSADS_CUSTOMER_ACCOUNT_ID from the environment; what is not set gets a placeholder.

${checking}`,
  results: `msads-bulk results RESULT [--upload UPLOAD]

Says what became of the records of an upload: which errors the service gave, how often, and what to do.
  --upload UPLOAD            the file that was uploaded: every record of it gets an outcome
  --response-mode errors-only|errors-and-results
                             which rows were asked for (default: told by the result, if it can be)
  --retry FILE               write an upload file of just the rejected records, unchanged
  --advice retry|fix|account take only records that need this; with --retry
  --rejects FILE             write the rejected records with their errors, to read
  --format text              for people (default)
  --format json              one object, with the first 1000 outcomes
  --format ndjson            each outcome, then a summary; not capped
  --help, --version

RESULT may be "-" for standard input; an archive (.zip, .gz) is unpacked. A FILE that ends in .zip is packed.
Exit code: 0 nothing rejected, 1 errors found, 2 unreadable input, files that do not belong together, or
wrong use.
`,
  goals: `msads-bulk goals FILE [--format text|json]

Prints goals, and what is wrong with them. FILE is the answer of GetConversionGoalsByIds, in JSON or SOAP,
a bulk file with OfflineConversion Goal rows, or a JSON list of { name, currencyCode?, status?, … } of your
own. What is absent is not known.
  --format text              for people (default)
  --format json              one object
  --help, --version

FILE may be "-" for standard input; an archive (.zip, .gz) is unpacked.
Exit code: 0 no errors, 1 errors found, or of the service, 2 unreadable input or wrong use.
`,
  report: `msads-bulk report FILE… [--format text|json]

Shows the attribution report: rates by goal and day, why conversions were not attributed, and what to do.
FILE is an answer of GetOfflineConversionReportByGoalIds, in JSON or SOAP. Several become one report; of
a day that is in two of them, the later FILE tells.
  --format text              for people (default)
  --format json              one object
  --help, --version

FILE may be "-" for standard input; an archive (.zip, .gz) is unpacked.
Exit code: 0 no errors, 1 errors in an answer, so that the report is not whole, 2 unreadable answers or
wrong use.
`,
  rules: `msads-bulk rules [--type conversion|goal] [--format text|markdown|json]

Prints what each action does with each column, and all codes.
  --type conversion|goal     of offline conversions (default), or of their goals

${checking}`,
} as const;

export type Command = Exclude<keyof typeof help, 'main'>;
