/** A text from the data. Absent if it looks like an identifier, unless `showValues` is set. */
export interface WithValue {
  readonly value?: string | undefined;
}

/** What was given for a cell: a text, or a value of another type. */
export interface WithGiven extends WithValue {
  /** The type of a value that is not a text, with its article: `a number`, `a list`. */
  readonly given?: string | undefined;
}

interface WithColumn {
  /** Header name. */
  readonly column: string;
}

interface WithAction extends WithColumn {
  /** Action of the row. */
  readonly action: string;
}

interface WithHint {
  /** What the record type adds to the message in a case that users get into, in its own words. */
  readonly hint?: string | undefined;
}

interface WithNearest extends WithValue {
  /** The known name closest to the value. Absent if none is close. */
  readonly nearest?: string | undefined;
}

/** Why a packed file cannot be read. */
export type ArchiveFault =
  | { readonly why: 'empty' | 'encrypted' | 'method' | 'damaged' | 'truncated' | 'stream' }
  | {
      readonly why: 'entries';
      /** How many files the archive holds. */
      readonly entries: number;
    }
  | {
      /** `ratio`: the unpacked size is more than `limit` times the packed size. */
      readonly why: 'size' | 'ratio';
      /** In bytes for `size`, a factor for `ratio`. */
      readonly limit: number;
    };

interface EarlierRow {
  /** An earlier row of the same file, counted as `row` of the issue is. */
  readonly earlierRow: number;
}

/**
 * The facts that an issue of each code carries: what its message is made of. Codes that are not listed
 * have none. Lengths are in UTF-16 units, column numbers are 1-based.
 */
export interface Facts {
  // The bytes and the header
  readonly encoding: { readonly why: 'utf-8' | 'utf-16' | 'utf-16-unmarked' | 'surrogate' };
  readonly 'no-header': { readonly why: 'empty' | 'data' };
  readonly delimiter: { readonly found: string };
  readonly 'not-a-bulk-file': { readonly what: 'google' | 'zip' | 'gzip' | 'spreadsheet' };
  readonly archive: ArchiveFault;
  readonly quote: {
    /** Line on which a quote opens that is never closed. Absent if text follows a closing quote. */
    readonly quoteLine?: number | undefined;
  };
  readonly 'cell-too-long': {
    readonly limit: number;
    /** Line on which the quote of the cell opens. Absent if the cell is not quoted. */
    readonly quoteLine?: number | undefined;
  };
  readonly 'row-too-long': {
    readonly limit: number;
    /** How many cells a row may have. */
    readonly cells: number;
  };
  readonly 'bom-missing': { readonly encoding: 'utf-8' | 'utf-16' };
  readonly 'bom-repeated': { readonly count: number };
  readonly 'column-unknown': WithNearest & { readonly at: number };
  readonly 'column-spelling': WithValue & WithColumn & { readonly at: number };
  readonly 'column-duplicate': WithColumn & {
    readonly first: number;
    readonly second: number;
    /** Which of the two is read. */
    readonly read: number;
  };
  readonly 'column-missing': {
    /** Header names. If there are several, the action needs one of them. */
    readonly columns: readonly string[];
    readonly action: string;
  };

  // The rows and the Format Version
  readonly 'cells-missing': {
    /** How many cells the row has. */
    readonly cells: number;
    /** How many columns the header has. */
    readonly columns: number;
  };
  readonly 'cells-extra': {
    /** Number of the first filled cell beyond the header. */
    readonly at: number;
    /** How many columns the header has. */
    readonly columns: number;
  };
  readonly 'record-type': {
    /** The Type that was probably meant. Absent if the cell is empty. */
    readonly nearest?: string | undefined;
  };
  readonly 'version-unsupported': WithValue;
  readonly 'version-column': {
    /** Header name of the column that holds the version, or its number. */
    readonly found: string;
  };
  readonly 'version-repeated': EarlierRow;

  // One cell
  readonly required: WithAction & WithHint;
  readonly 'not-applicable': WithAction & WithHint;
  readonly undocumented: WithAction;
  readonly 'read-only': WithAction;
  readonly 'adjustment-type': WithValue;
  readonly 'adjustment-type-spelling': { readonly expected: string };
  readonly 'text-format': {
    /** `surrogate`, `control`, or the type of what was given, with its article. */
    readonly given: string;
  };
  readonly 'too-long': WithColumn & { readonly limit: number; readonly length: number };
  readonly 'time-format': WithGiven & {
    /** Whether a typed object was given, and not a cell. */
    readonly writing?: boolean;
    /** Whether it is a time, but not of the years 2000 to 2100. */
    readonly year?: boolean;
  };
  readonly 'time-zone': {
    /** As written: `+02:00`. */
    readonly offset: string;
  };
  readonly 'time-ambiguous': { readonly zone: string };
  readonly 'time-nonexistent': { readonly zone: string };
  readonly 'number-format': WithGiven & {
    readonly why: 'not-a-number' | 'too-large' | 'negative';
    readonly max: number;
  };
  readonly 'number-precision': WithValue & {
    /** How many decimals the service keeps. */
    readonly decimals: number;
  };
  readonly 'integer-format': WithGiven & {
    readonly why: 'not-whole' | 'out-of-range';
    readonly min: number;
    readonly max: number;
  };
  readonly 'boolean-format': WithGiven;
  readonly 'id-format': WithGiven & { readonly why: 'spreadsheet' | 'number' | 'other' };
  readonly 'value-unknown': WithNearest;
  readonly 'value-spelling': { readonly expected: string };
  readonly 'value-not-accepted': { readonly value: string };
  readonly 'currency-format': WithValue;
  readonly 'currency-unlisted': WithValue;
  readonly 'credit-range': WithValue;
  readonly 'click-id': WithValue & { readonly why: 'spreadsheet' | 'google' | 'other' };
  readonly 'not-hashed': WithValue & { readonly what: 'email' | 'phone' };
  readonly 'hash-format': WithValue;
  readonly 'hash-of-nothing': { readonly of: string };
  readonly placeholder: { readonly text: string };
  readonly 'property-unknown': WithNearest &
    WithHint & {
      /** The action that the property does not apply to. Absent if no action has it. */
      readonly action?: string | undefined;
      readonly use?: string;
    };

  // Several columns of one record
  readonly 'conversion-too-old': { readonly days: number };
  readonly 'attribution-pair': {
    /** Header name of the empty one. */
    readonly missing: string;
  };
  readonly 'revenue-value-unexpected': {
    /** Whether the revenue type is NoValue because its cell is empty. */
    readonly byDefault: boolean;
  };
  readonly 'api-only': WithColumn;

  // With the goals
  readonly 'goal-unknown': WithNearest;
  readonly 'goal-paused': { readonly status: 'Paused' | 'Deleted' };
  readonly 'goal-not-enhanced': {
    /** Whether the row has a click id, which the service falls back on. */
    readonly clickId: boolean;
  };
  readonly 'counted-once': EarlierRow;

  // With the clicks
  readonly 'outside-window': {
    /** The conversion window of the goal. */
    readonly minutes: number;
  };
  readonly 'click-too-old': { readonly days: number };
  readonly 'click-repeated': {
    /** How many rows give another time for a click. */
    readonly count: number;
  };

  // The whole file
  readonly duplicate: EarlierRow;
  readonly 'adjustment-after-retract': EarlierRow;
  readonly 'adjustment-order': EarlierRow;
  readonly 'adjustment-before-add': EarlierRow;
  readonly 'adjustment-same-file': EarlierRow;
  readonly 'goal-repeated': EarlierRow & WithColumn;
  readonly 'mixed-record-types': {
    /** How many rows have another Type. */
    readonly count: number;
    /** How many of them are error rows of the service. */
    readonly errorRows: number;
  };
  readonly 'no-client-id': {
    /** How many records have none. */
    readonly count: number;
  };
  readonly 'no-records': { readonly type: string };
  readonly 'too-many-rows': {
    /** Absent when writing, which ends at the limit. */
    readonly rows?: number;
    readonly limit: number;
  };
  readonly 'too-many-bytes': {
    /** Absent when writing, which ends at the limit. */
    readonly bytes?: number;
    /** Bytes of a file that holds this one record, if that alone is too long. */
    readonly alone?: number;
    readonly limit: number;
  };

  // A result file
  readonly 'unrelated-files':
    | {
        /** Records of the upload. */
        readonly uploaded: number;
        /** Rows of the result. */
        readonly rows: number;
      }
    | { readonly swapped: true };
  readonly 'response-mode': {
    /** How many records have no error. */
    readonly count: number;
  };
}

/** The facts of one code; undefined for a code without facts. */
export type FactsOf<Code extends string> = Code extends keyof Facts ? Facts[Code] : undefined;
