import type { Severity } from '../issues/codes';
import type { AnyRecordType } from '../schema/record-type';
import type { Rule } from '../schema/rule';

/** What `msads-bulk.config.json` says. Each setting is the default of an option of the command line. */
export interface CommandLineSettings {
  /** The JSON Schema of the file, for editors. It is not read. */
  readonly $schema?: string | undefined;
  /** Levels of issue codes. `--severity` adds others. */
  readonly severity?: { readonly [code: string]: Severity | 'off' } | undefined;
  /** The file with the goals of the account, relative to the config; or `'fetch'`. */
  readonly goals?: string | undefined;
  /** The file with the times of clicks, relative to the config. */
  readonly clicks?: string | undefined;
  /** The kind of the files that `validate`, `fix` and `read` read. Default `'upload'`. */
  readonly kind?: 'upload' | 'result' | undefined;
  /** Whose row limit applies. Default: that of the service that a command calls, or `'production'`. */
  readonly channel?: 'production' | 'sandbox' | undefined;
  /** Whether every record must have a hashed email address or phone number. Default `false`. */
  readonly enhancedConversions?: boolean | undefined;
  /** The IANA name of the time zone of times without an offset. */
  readonly timeZone?: string | undefined;
  /** Which time to use if a local time occurs twice or not at all. */
  readonly ambiguousTime?: 'earlier' | 'later' | undefined;
  /** The order of numeric dates. */
  readonly dateOrder?: 'mdy' | 'dmy' | 'ymd' | undefined;
  /** With `--hash`: the ISO 3166-1 alpha-2 code of the country of numbers without a country code. */
  readonly phoneCountry?: string | undefined;
  /** The property that each column or property of another name stands for. `--map` adds others. */
  readonly map?: { readonly [name: string]: string } | undefined;
}

/**
 * What the module `msads-bulk.config.mjs` exports as its default: settings, and rules or a record type of your
 * own.
 *
 * @example
 * const config = {
 *   timeZone: 'Europe/Berlin',
 *   severity: { 'no-client-id': 'off' },
 * } satisfies import('msads-bulk').CommandLineConfig;
 */
export interface CommandLineConfig extends CommandLineSettings {
  /** Rules of your own, after those of `offlineConversion`. */
  readonly rules?: readonly Rule<never, never>[] | undefined;
  /** A record type of your own, in place of `offlineConversion`. It cannot stand beside `rules`. */
  readonly recordType?: AnyRecordType | undefined;
}
