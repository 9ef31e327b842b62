import * as z from 'zod/mini';
import type { CommandLineConfig } from '../../contracts/command-line-config';
import { issueCodes } from '../../issues/codes';
import { checkOptions } from '../../options/check';
import { readSettings, readShape, timeShape } from '../../options/settings';
import { offlineConversion } from '../../records/offline-conversion';
import { isRecordType } from '../../schema/assert-record-type';
import { type AnyRecordType, defineRecordType } from '../../schema/record-type';
import { readPropertyNames } from '../input/property-names';
import { UsageError } from '../wrong-use';

const text = z.string().check(z.minLength(1));

/** What JSON can say. */
const settingsShape = {
  $schema: z.optional(z.string()),
  severity: readShape.severity,
  goals: z.optional(text),
  clicks: z.optional(text),
  kind: readShape.kind,
  channel: readShape.channel,
  enhancedConversions: z.optional(z.boolean()),
  ...timeShape,
  phoneCountry: z.optional(text),
  map: z.optional(z.record(z.string(), text)),
};

/** A member of `rules` that has what the types of the package require: most modules are plain JavaScript. */
function isRule(value: unknown): boolean {
  const { code, check, column, severity, message } = (value ?? {}) as Readonly<
    Record<string, unknown>
  >;
  if (typeof code !== 'string' || code === '' || typeof check !== 'function') return false;
  const { columns } = offlineConversion;
  if (column !== undefined && !(typeof column === 'string' && Object.hasOwn(columns, column)))
    return false;
  if (Object.hasOwn(issueCodes, code)) return true;
  return (severity === 'error' || severity === 'warning') && typeof message === 'function';
}

const aRule =
  'a rule: "code" and "check", if there is a "column" the name of a property, and with a code of your own "severity" and "message"';

const moduleShape = {
  ...settingsShape,
  rules: z.optional(z.array(z.custom(isRule, aRule))),
  recordType: z.optional(z.custom<AnyRecordType>(isRecordType, 'a record type')),
};

const schemas = { json: z.strictObject(settingsShape), module: z.strictObject(moduleShape) };

/** A config that is right. */
export interface Config {
  readonly settings: Omit<CommandLineConfig, 'rules' | 'recordType'>;
  /** `offlineConversion`, unless the config has rules or a record type of its own. */
  readonly recordType: AnyRecordType;
}

/**
 * Checks what a config says, before anything else is read. Throws a `UsageError` that names the file and the
 * setting.
 */
export function checkConfig(file: string, kind: keyof typeof schemas, value: unknown): Config {
  return inWordsOf(file, () => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new TypeError(
        kind === 'json'
          ? 'The file must hold one object.'
          : 'The default export must be an object.',
      );
    const checked = checkOptions<CommandLineConfig>(schemas[kind] as never, value);
    const { rules, recordType: own, ...settings } = checked;
    if (rules && own)
      throw new TypeError('Option "rules" cannot stand beside "recordType". Add the rules to it.');
    const recordType = own ?? (rules ? withRules(rules) : offlineConversion);
    const { severity, map = {} } = settings;
    readSettings(recordType, 'read', { severity });
    readPropertyNames(Object.entries(map).map((pair) => pair.join('=')));
    return { settings, recordType };
  });
}

function withRules(rules: readonly unknown[]): AnyRecordType {
  return defineRecordType({
    ...offlineConversion,
    rules: [...offlineConversion.rules, ...rules] as typeof offlineConversion.rules,
  });
}

/** Calls what checks options and flags, and says settings of a file instead. */
export function inWordsOf<T>(file: string, check: () => T): T {
  try {
    return check();
  } catch (cause) {
    if (!(cause instanceof TypeError || cause instanceof UsageError)) throw cause;
    const said = cause.message
      .replace(/^Unknown option/, 'Unknown setting')
      .replace(/^Each member of option "/, 'Each member of "')
      .replace(/^Option "/, '"')
      .replace(/^--map/, '"map"');
    throw new UsageError(`${file}: ${said}`);
  }
}
