/** A text from the data. Absent if it looks like an identifier, unless `showValues` is set. */
export interface WithValue {
  readonly value?: string | undefined;
}

/** What was given to be written: a text, or a value of a type that the column does not take. */
export interface WithValueType extends WithValue {
  /** The type of a value that is not text: `number`, `list`. */
  readonly valueType?: string | undefined;
}

export interface WithColumn {
  /** Header name. */
  readonly column: string;
}

export interface WithAction extends WithColumn {
  /** Action of the row. */
  readonly action: string;
}

export interface WithHint {
  /** What the record type adds to the message in a case that users get into, in its own words. */
  readonly hint?: string | undefined;
}

export interface WithNearest extends WithValue {
  /** The known name closest to the value. Absent if none is close. */
  readonly nearest?: string | undefined;
}

/**
 * Why a text is not a number from 0. `comma`: one that may be a decimal comma or separate thousands. `point`: a
 * decimal mark without digits on one side. `outer-spaces`: a number with white space around it.
 */
export type NumberCause =
  | 'not-a-number'
  | 'negative'
  | 'decimal-comma'
  | 'comma'
  | 'thousands-marks'
  | 'currency'
  | 'exponent'
  | 'plus'
  | 'point'
  | 'outer-spaces';

/** What a text or value seems to be that is not a time. */
export type TimeCause =
  | {
      /**
       * `year`: a time outside the years 2000 to 2100. `no-clock`: a date without a time. `no-date`: a time
       * without a date. `no-seconds`: only in a file. `spreadsheet`: what is left after a spreadsheet dropped
       * parts of the time. `day-first`: in a file, a date that can only be day first. `nonexistent`: a date or
       * time of day that does not exist. `digits`: `yyyyMMddHHmmss`. `zone`: the name of a zone that is not
       * known, or an abbreviation. `zone-offset`: a zone that does not have the offset. `format`: anything else.
       */
      readonly reason:
        | 'format'
        | 'year'
        | 'no-clock'
        | 'no-date'
        | 'no-seconds'
        | 'spreadsheet'
        | 'day-first'
        | 'nonexistent'
        | 'digits'
        | 'zone'
        | 'zone-offset';
    }
  | {
      readonly reason: 'number';
      /** Since 1970, or days of a spreadsheet, which count from 1900. */
      readonly unit:
        | 'seconds'
        | 'milliseconds'
        | 'microseconds'
        | 'nanoseconds'
        | 'spreadsheet-days';
      /** The time that the number would be, in ISO 8601. Absent if the number may be something else. */
      readonly time?: string | undefined;
    }
  | {
      readonly reason: 'wrapped';
      /** The member of the object that holds the time: `value`. */
      readonly member: string;
    };

/** Why a packed file cannot be read. */
export type ArchiveFault =
  | {
      readonly reason:
        | 'empty'
        | 'encrypted'
        | 'method'
        | 'damaged'
        | 'truncated'
        | 'trailing'
        | 'stream';
    }
  | {
      readonly reason: 'entries';
      /** How many files the archive holds. */
      readonly entries: number;
    }
  | {
      /** `ratio`: the unpacked size is more than `limit` times the packed size. */
      readonly reason: 'size' | 'ratio';
      /** In bytes for `size`, a factor for `ratio`. */
      readonly limit: number;
    };

/** Why a property of a typed record cannot be written. */
export type UnknownProperty = {
  /** Absent if it looks like an identifier, unless `showValues` is set. */
  readonly name?: string | undefined;
} & (
  | { readonly reason: 'unknown'; readonly nearest?: string | undefined }
  | ({ readonly reason: 'not-applicable'; readonly action: string } & WithHint)
  | { readonly reason: 'unknown-action'; readonly actions: readonly string[] }
  | {
      readonly reason: 'other-action';
      /** The action that the cells would perform. Absent if they show none. */
      readonly action?: string | undefined;
    }
  | {
      /** The option `columns` leaves the column out. */
      readonly reason: 'left-out';
      readonly column: string;
    }
  | {
      /** A filled cell of a CSV, in a column without a name. */
      readonly reason: 'nameless';
      readonly columnNumber: number;
    }
  /** `email` or `phone`, where nothing hashes it. */
  | { readonly reason: 'personal-data' }
  | {
      /** `email` or `phone`, beside the property of its hash. */
      readonly reason: 'already-hashed';
      readonly hashed: string;
    }
  /** Filled under its own name and under one that is mapped to it. */
  | { readonly reason: 'given-twice' }
  /** An object of JSON has it twice. Without `name`, it is another property. */
  | { readonly reason: 'repeated' }
);

export interface EarlierRow {
  /** An earlier row of the same file, counted as `row` of the issue is. */
  readonly earlierRow: number;
}

/** A character that people do not see, or take for another. */
export interface OddCharacter {
  /** As in `U+00A0`. */
  readonly codePoint: string;
  /** The text before it. Absent if it may be part of an identifier. */
  readonly after?: string | undefined;
}
