import type { ApplyRequest } from '../../api/apply/batch';
import type { Issue } from '../../issues/issue';
import type { AttributionJson } from '../../report/attribution/json';
import type { GoalsJson } from '../../report/goals';
import type { Reference } from '../../report/reference';
import type { OutcomeJson } from '../../report/results';
import type { FleetStatus } from '../../worker/status';
import type {
  FileIssue,
  FileProfile,
  FileReport,
  FileSummary,
  FixReport,
  FixSummary,
  InputIssue,
  ReadRecord,
  RejectedObject,
  RejectedRow,
  UnopenedFile,
  ValidationFileReport,
} from './checking';
import type { LogEntry } from './log';
import type {
  ApplyReport,
  FileCounts,
  FileCountsReport,
  FileCountsSummary,
  IndexedRequest,
  RequestCounts,
  ResultReport,
  ResultSummary,
  UploadOutcome,
} from './sending';
import type { AccountList, KeptConversion, LedgerCounts, WorkerEvent } from './service';

/*
 * What programs read of the command line. Each member is the name of a schema, and the build writes the schemas
 * from these types: see schemas.mjs.
 */

/** Objects that name their schema, by its name. */
export interface Documents {
  /** `validate --format json`: what is wrong with one file. */
  readonly validate: FileReport;
  /** `validate --format ndjson`: each issue as it is found, then a summary of the file. */
  readonly 'validate-line': FileSummary;
  /** `validate --report FILE.json`: what is wrong with all files. */
  readonly 'validate-report': ValidationFileReport;
  /** `validate --report FILE.ndjson`: the line of a file that could not be opened. */
  readonly 'validate-unopened': UnopenedFile;
  /** `fix --format json`: what was fixed, and what is left. */
  readonly fix: FixReport;
  /** `fix --format ndjson`: each issue that is left, then a summary of the file. */
  readonly 'fix-line': FixSummary;
  /** `generate --format json`: what was written. */
  readonly generate: FileCounts;
  /** `generate --report FILE.json`: what was written, and what is wrong with the input. */
  readonly 'generate-report': FileCountsReport;
  /** `generate --report FILE.ndjson`: each issue, then a summary. */
  readonly 'generate-line': FileCountsSummary;
  /** `apply --out-dir DIR --format json`: what was written. */
  readonly apply: RequestCounts;
  /** `apply --send --format json`: what happened to the records. */
  readonly 'apply-send': ApplyReport;
  /** `results --format json`: what happened to the records of an upload. */
  readonly results: ResultReport;
  /** `results --format ndjson`: the outcome of each record, then a summary. */
  readonly 'results-line': ResultSummary;
  /** `upload --format json`, and `send --format json` for each file: what happened to an upload. */
  readonly upload: UploadOutcome;
  /** `ledger status --format json`: what a ledger holds for one account. */
  readonly 'ledger-status': LedgerCounts;
  /** `worker status --format json`: what a fleet is at. */
  readonly 'worker-status': FleetStatus;
  /** `accounts --format json`: the accounts that the user can upload to. */
  readonly accounts: AccountList;
  /** `goals --format json`: the goals of an account, and what is wrong with them. */
  readonly goals: GoalsJson;
  /** `report --format json`: the attribution report. */
  readonly report: AttributionJson;
  /** `profile --format json`: what is in a file, counted. */
  readonly profile: FileProfile;
  /** `rules --format json`: the columns of a record type, and everything that is checked. */
  readonly rules: Reference;
}

/** Objects that are one of many, and do not repeat the name of their schema. */
export interface Lines {
  /** What is wrong, where, and in words. */
  readonly issue: Issue;
  /** `read`: a record, with the place of its row. */
  readonly read: ReadRecord;
  readonly 'validate-line': FileIssue;
  readonly 'fix-line': FileIssue;
  readonly 'generate-line': InputIssue;
  /** `read`, on standard error: a row with errors, or a fault of the file. */
  readonly 'read-rejected': RejectedRow;
  /** `--rejects FILE` of `generate`, `apply` and `send`: an object that was left out. */
  readonly reject: RejectedObject;
  /** `apply`: a request of the API, without `--out-dir`. */
  readonly request: ApplyRequest;
  /** `apply --out-dir DIR`: the file `index.json`. */
  readonly 'request-index': readonly IndexedRequest[];
  readonly 'results-line': OutcomeJson;
  /** `--log-format json` of every command, on standard error: something that it says. */
  readonly log: LogEntry;
  /** `ledger export`: one conversion. */
  readonly 'ledger-export': KeptConversion;
  /** `worker plan` and `worker work`: something that happened. */
  readonly 'worker-event': WorkerEvent;
}
