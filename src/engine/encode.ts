import type { HashedProperties } from '../identifiers/hash-properties';
import type { Fault } from '../issues/issue';
import { faultsInto, type Judge } from '../issues/level';
import type { Settings } from '../options/settings';
import type { FastWrite } from '../schema/codec';
import type { AnyColumn } from '../schema/column';
import { fastWriteOf } from '../schema/fast-write';
import type { Applicability } from '../schema/matrix';
import { plainPropertiesOf } from '../schema/plain-properties';
import type { AnyRecordType } from '../schema/record-type';
import { propertyMeantBy } from '../schema/usual-names';
import { isEmpty } from '../text/empty';
import { fold } from '../text/nearest';
import { createCellContext, showIfAllowed } from './cell-context';
import type { Row } from './row';
import { unknownNames } from './unknown-names';

export interface EncodeOptions {
  /** Whether the file that is written has the column. Default: it has all. */
  readonly isWritten?: (header: string) => boolean;
}

type Values = Readonly<Record<string, unknown>>;

/** Stands for a value that has no text, so that no rule takes its cell for empty. It is never written. */
const unwritable = '?';

/**
 * Creates the encoder of a run, which fills the row with the cells that a typed record is written in. The
 * row is then judged like one that was read: there is one engine, and nothing is written that would not
 * be accepted.
 */
export function createEncoder(
  type: AnyRecordType,
  settings: Settings,
  levelOf: Judge,
  row: Row,
  { isWritten = () => true }: EncodeOptions,
): (record: object, number: number, hashed?: HashedProperties) => void {
  const properties: readonly string[] = Object.keys(type.columns);
  const plain = plainPropertiesOf(type.columns);
  const names = new Set([...properties, 'action', ...plain.map(({ name }) => name)]);
  const faults = faultsInto(levelOf, (fault) => row.put(fault));
  const { maxCellLength } = settings;
  const texts = properties.map(() => '');
  const known: unknown[] = properties.map(() => undefined);
  let columnFaults: Fault[][] | undefined;
  function faultsOf(index: number): Fault[] {
    columnFaults ??= properties.map(() => []);
    return columnFaults[index] as Fault[];
  }
  const isRefused = (index: number) =>
    columnFaults?.[index]?.some(({ severity }) => severity === 'error') === true;
  const columns = properties.map((property, index) => {
    const column = type.columns[property] as AnyColumn;
    const put = (fault: Fault) => faultsOf(index).push(fault);
    const context = createCellContext(column, property, settings, levelOf, put);
    const fastWrite = fastWriteOf(column.codec);
    const written = isWritten(column.header);
    return { index, property, column, context, put, isWritten: written, fastWrite };
  });
  const applicability = new Map<string | undefined, readonly (Applicability | undefined)[]>(
    [...(type.actions as readonly string[]), undefined].map((action, at) => [
      action,
      properties.map((property) => type.matrix[property][at]),
    ]),
  );
  type WrittenColumn = (typeof columns)[number];

  /** Reports a property of another action. A typed caller cannot get here. */
  function refuse({ property, column, put }: WrittenColumn, action: string, values: Values): void {
    const cell = Object.fromEntries(
      properties.map((name) => [name, isEmpty(values[name]) ? '' : 'filled']),
    );
    const hint = type.hint?.({ code: 'not-applicable', column: property, action, cell });
    const facts = { name: property, reason: 'not-applicable', action, hint } as const;
    faultsInto(levelOf, put).add('property-unknown', facts, column.header, {
      property,
      service: column.service?.['property-unknown'],
    });
  }

  /** Reports what keeps a text from being written. No option lowers it: the value would be lost. */
  function refuseText({ column, property, put, isWritten }: WrittenColumn, text: string): void {
    const { header } = column;
    const error = { severity: 'error', column: header, property } as const;
    if (isWritten) {
      const facts = { column: header, limit: maxCellLength, length: text.length };
      put({ ...error, code: 'too-long', facts });
    } else {
      const facts = { name: property, reason: 'left-out', column: header };
      put({ ...error, code: 'property-unknown', facts });
    }
  }

  /** Reports a property that no column has, in place of what is wrong with the empty one that was meant. */
  function refuseUnknown(name: string, values: Values): void {
    const meant = propertyMeantBy(name, type);
    const property = plain.find((each) => each.name === meant)?.hashed ?? meant;
    const index = properties.findIndex((each) => each === property && each !== 'action');
    const isInPlace = index !== -1 && isEmpty(values[property as string]);
    const put = (fault: Fault) => (isInPlace ? faultsOf(index).push(fault) : row.put(fault));
    faultsInto(levelOf, put).add('property-unknown', {
      name: showIfAllowed(name, false, settings.showValues),
      reason: 'unknown',
      nearest: meant,
    });
  }

  /** Puts the fault of a plain property on the column of its hash. */
  function putPlainFault(fault: Fault): void {
    const hashed = plain.find(({ name }) => name === fault.property)?.hashed;
    const index = properties.indexOf(hashed as string);
    faultsOf(index).push(fault);
    if (texts[index] === '' && fault.severity === 'error') texts[index] = unwritable;
  }

  /** Reports the plain properties of a record that is not hashed. */
  function refusePlain(values: Values): void {
    for (const { name, service } of plain) {
      if (isEmpty(values[name])) continue;
      const facts = { name, reason: 'personal-data' } as const;
      const details = { property: name, service };
      faultsInto(levelOf, putPlainFault).add('property-unknown', facts, undefined, details);
    }
  }

  /** Makes a value without a text an error, whatever the options make of its faults. */
  function refuseValue({ index, column, property, put }: WrittenColumn): string {
    const faults = faultsOf(index);
    const place = { column: column.header, property };
    if (faults.length === 0)
      put({ code: 'text-format', severity: 'error', ...place, facts: { reason: 'no-text' } });
    for (const [at, fault] of faults.entries()) faults[at] = { ...fault, severity: 'error' };
    return property === type.clientId ? '' : unwritable;
  }

  return (record, number, hashed) => {
    const values = record as Values;
    const hashes: Values | undefined = hashed?.hashes;
    const action = actionOf(type, values.action);
    columnFaults = undefined;
    row.reset(texts, { line: 0, row: number });
    row.view.given = values;
    for (const name of unknownNames(values, names))
      if (!isEmpty(values[name])) refuseUnknown(name, values);
    if (action === undefined && !properties.includes('action')) {
      const { actions } = type;
      faults.add('property-unknown', { name: 'action', reason: 'unknown-action', actions });
    }
    const ofAction = applicability.get(action) as readonly (Applicability | undefined)[];
    for (let i = 0; i < columns.length; i++) {
      const column = columns[i] as WrittenColumn;
      const { property, context } = column;
      const isAction = property === 'action';
      const value = isAction
        ? (values.action ?? type.actions[0])
        : (hashes?.[property] ?? values[property]);
      texts[i] = '';
      if (isEmpty(value)) {
        if (isRefused(i)) texts[i] = unwritable;
        continue;
      }
      if (!isAction && ofAction[i] === 'not-applicable') {
        refuse(column, action as string, values);
      } else if (ofAction[i] === 'read-only') {
        context.fault('read-only', { column: context.header, action: action as string });
      } else {
        const { fastWrite } = column;
        const raw = fastWrite?.take(value, context);
        const text =
          raw === undefined
            ? column.column.codec.write(value, context)
            : (fastWrite as FastWrite).format(raw);
        texts[i] = text ?? refuseValue(column);
        known[i] = raw;
        if (text && (!column.isWritten || text.length > maxCellLength)) refuseText(column, text);
      }
    }
    if (hashed) hashed.faults.forEach(putPlainFault);
    else refusePlain(values);
    row.written = { action, columnFaults, known };
  };
}

function actionOf(type: AnyRecordType, value: unknown): string | undefined {
  const actions = type.actions as readonly string[];
  if (isEmpty(value)) return actions[0];
  if (typeof value !== 'string') return undefined;
  return actions.includes(value) ? value : actions.find((action) => fold(action) === fold(value));
}
