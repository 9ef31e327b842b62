/* Options in the help of several commands. */

/** Options of every command. */
export const commonOptions = `  --log-format text|json     how standard error is written: as text (default), or as one JSON object per line
  --help, --version`;

/** Options of the commands that turn objects into records. */
export const recordOptions = `  --from ndjson|json|csv     the input format (default: from the extension, or the first character for "-")
  --map NAME=PROPERTY        read a column or property of another name, for example msclkid=microsoftClickId;
                             can be repeated
  --time-zone ZONE           the time zone of times without an offset, for example Europe/Berlin
  --ambiguous earlier|later  which time to use if a local time occurs twice or not at all
  --date-order mdy|dmy|ymd   the order of numeric dates: 11/9/2026 is November 9 (mdy) or 11 September (dmy)
  --on-error stop|skip       stop at the first record with an error (default), or leave it out
  --max-rejected N|P%        leave out records with an error, up to this number or share of all records, and
                             still exit with 0; if there are more, write no file and exit with 1
  --rejects FILE             write the records left out, with their issues, as NDJSON
  --hash                     hash the email and phone properties
  --phone-country CODE       with --hash: the country of numbers without a country code, for example DE
  --allow-empty              succeed even if no record is left to write`;

const kind = `
  --kind upload|result       the kind of file (default: upload)`;

/** @param channel which one applies by default */
export const validationOptions = (kind: string, channel: string) => `Validation options
  --now ISO                  the time to use as the current time, for example 2026-11-21T00:00:00Z
                             (default: the system clock)${kind}
  --strict                   treat every warning as an error
  --severity CODE=LEVEL      change the severity of CODE to error, warning, or off; can be repeated
  --goals FILE|fetch         the goals of the account, in any form that the goals command reads, or from the
                             service
  --clicks FILE.csv          the times of clicks, in the columns Microsoft Click Id and Click Time
  --enhanced-conversions     require a hashed email address or phone number in every record
  --no-duplicates            do not check for duplicates
  --channel production|sandbox
                             whose row limit applies (default: ${channel})
  --max-issues N             the maximum number of issues to print (default: 1000, and 100 per code)
  --config FILE              the config with the defaults of these options, and with rules of your own (default:
                             msads-bulk.config.json or .mjs, in the working folder or the nearest one above it)
  --no-config                use no config
${commonOptions}`;

/** The end of the help of a command that checks records. */
export const checking = `${validationOptions(kind, 'production')}

FILE and INPUT can be "-" for standard input. Archives (.zip, .gz) are unpacked.
Exit code: 0 no errors, 1 errors found, 2 unreadable input or incorrect usage.
`;

/** Options of the commands that call the service. */
export const serviceOptions = `Service options
  --environment production|sandbox
                             the service to call (default: MSADS_ENVIRONMENT, or production)
  --customer-id ID           the customer, which is the manager account (default: MSADS_CUSTOMER_ID)
  --account-id ID            the account of the conversions (default: MSADS_ACCOUNT_ID)

MSADS_DEVELOPER_TOKEN must be set. Access comes from msads-bulk login, from MSADS_REFRESH_TOKEN with
MSADS_CLIENT_ID (and MSADS_CLIENT_SECRET for a web app), or from MSADS_ACCESS_TOKEN.`;

/** Options of the commands that know what was sent. */
export const ledgerOptions = `Ledger options
  --ledger FILE|postgres://… a ledger of what was sent before: a SQLite file (Node 22.13 or later), or a
                             PostgreSQL database (with the package pg)
  --account-id ID            the account of the conversions (default: MSADS_ACCOUNT_ID)

MSADS_LEDGER_SECRET must be set: at least 16 characters that nobody can guess.`;

/** The option of the commands that write reports to files. */
export const reportOption = `  --report FILE              also write a report to FILE, in the format of its extension: .html, .md, .json, .ndjson,
                             .sarif, or .xml (JUnit); can be repeated`;

export const githubFormat =
  '  --format github            annotations for GitHub Actions: at most 10 errors and 10 warnings';
