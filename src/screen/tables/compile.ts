import type { Header } from '../../bulk/header';
import { activeRules } from '../../engine/program';
import type { KeyParts } from '../../keys/parts';
import type { Settings } from '../../options/settings';
import { firstYear, lastYear } from '../../schema/codecs/time-text';
import type { AnyColumn } from '../../schema/column';
import type { Applicability } from '../../schema/matrix';
import type { AnyRecordType } from '../../schema/record-type';
import type { Rule } from '../../schema/rule';
import { screenOf } from '../../schema/screened';
import type { CellScreen, RuleScreen } from '../../schema/screening';
import type { ScreenModule } from '../module';
import { type Combination, combinationsOf } from './combinations';
import { kindNumber, noSlot, partNumber, required, writeText } from './kinds';
import { areActionsShown, canHold } from './limits';
import { writeRules } from './write-rules';

/** What the tables are made of. */
export interface ScreenedFile {
  readonly type: AnyRecordType;
  readonly settings: Settings;
  readonly header: Header;
  /** The number in the record type of a column of the file. */
  readonly columns: {
    numberAt(index: number): number | undefined;
    has(header: string): boolean;
    isUnread(index: number): boolean;
  };
  /** What the keys of rows are made of. */
  readonly keys: readonly KeyParts[];
  /** What an action requires and the file lacks. */
  missing(action: string | undefined): readonly unknown[];
}

/** What is known of a file once its tables are made. */
export interface CompiledScreen {
  /** The slot of each column of the record type that the file has, by property. */
  readonly slots: ReadonlyMap<string, number>;
  /** Properties whose faultless texts are learned. */
  readonly learned: readonly string[];
  /** What is learned besides texts, by action. */
  readonly combinations: readonly (readonly Combination[])[];
}

/**
 * Writes the tables by which the module recognizes rows that are certainly right. Undefined if some active
 * rule, or the record type, does not say which rows these are: then every row has to be judged.
 */
export function compileScreen(
  module: ScreenModule,
  file: ScreenedFile,
): CompiledScreen | undefined {
  const { type, settings, header, columns, keys } = file;
  const { actionTexts } = type;
  const properties = Object.keys(type.columns);
  const actions = type.actions as readonly string[];
  const rules = activeRules(type, settings);
  const isTooWide = header.width > module.maxColumns.value || header.width < 2;
  if (settings.kind !== 'upload' || !actionTexts || isTooWide) return undefined;
  if (!areActionsShown(type) || rules.some(({ screen }) => !screen)) return undefined;
  if (!canHold(module, type, rules, keys)) return undefined;

  const bytes = new Uint8Array(module.memory.buffer);
  const view = new DataView(module.memory.buffer);
  const slots = new Map<string, number>();
  const numbers = header.names.map((_, index) => columns.numberAt(index));
  for (const number of numbers)
    if (number !== undefined) slots.set(properties[number] as string, number);
  // Where the column of the action is missing, its text is empty, and that of the first action has to be.
  if (!slots.has(actionTexts.column) && actionTexts.texts[0] !== '') return undefined;

  writeText(bytes, module.typeText.value, type.type);
  actionTexts.texts.forEach((text, action) => {
    writeText(bytes, module.actionTexts.value + action * module.actionLength.value, text);
  });
  writeMonths(view, module.months.value);
  const codecs = properties.map((property) =>
    screenOf((type.columns[property] as AnyColumn).codec),
  );
  for (const screen of codecs)
    if (screen?.kind === 'hash') addStarts(bytes, module, screen.starts());

  const combinations = actions.map((action, actionNumber) => {
    const isPossible = file.missing(action).length === 0;
    header.names.forEach((name, index) => {
      const number = numbers[index];
      const screen = number === undefined ? undefined : codecs[number];
      let kind = kindNumber(name === '' || columns.isUnread(index) ? 'empty' : 'unread');
      if (index === header.typeIndex) kind = kindNumber(isPossible ? 'type' : 'empty') | required;
      else if (number !== undefined)
        kind = kindOf(type.matrix[properties[number] as string][actionNumber], screen);
      bytes[module.kinds.value + actionNumber * module.maxColumns.value + index] = kind;
      bytes[module.slots.value + index] = number ?? noSlot;
      const param = screen?.kind === 'amount' ? screen.decimals : 0;
      view.setUint32(module.params.value + index * 4, param, true);
    });
    const rulesOfAction = rules.filter((rule) => rule.actions?.includes(action) ?? true);
    const slotOf = (name: string) => slots.get(name) ?? -1;
    writeRanges(view, module, actionNumber, codecs, rulesOfAction, settings, properties);
    const combinationsOfAction = combinationsOf(rulesOfAction, slotOf);
    writeRules(view, module, actionNumber, type, rulesOfAction, combinationsOfAction, slotOf);
    return combinationsOfAction;
  });
  keys.forEach((parts, index) => {
    const at = module.keys.value + index * module.keyLength.value;
    bytes.set(
      [parts.length, ...parts.flatMap(([name, as]) => [slots.get(name) ?? noSlot, partNumber(as)])],
      at,
    );
  });
  module.setRow(
    header.width,
    header.names.findIndex((_, index) => properties[numbers[index] ?? -1] === actionTexts.column),
    actions.length,
    properties.length,
    keys.length,
    Math.min(settings.maxCellLength, 0x7fffffff),
  );
  const learned = [...slots.keys()].filter(
    (property) => screenOf((type.columns[property] as AnyColumn).codec)?.kind === 'learned',
  );
  return { slots, learned, combinations };
}

function kindOf(applicability: Applicability | undefined, screen: CellScreen | undefined): number {
  const isRequired = applicability === 'required';
  const isAllowed = isRequired || applicability === 'optional' || applicability === 'conditional';
  const kind = kindNumber(isAllowed && screen ? screen.kind : 'empty');
  return isRequired ? kind | required : kind;
}

/** All columns of hashes share the starts for which one of their codecs must be asked. */
function addStarts(bytes: Uint8Array, module: ScreenModule, starts: Uint8Array): void {
  starts.forEach((isAsked, start) => {
    if (isAsked) bytes[module.starts.value + start] = 1;
  });
}

function writeMonths(view: DataView, at: number): void {
  const count = (lastYear - firstYear + 1) * 12 + 1;
  for (let month = 0; month < count; month++)
    view.setFloat64(at + month * 8, Date.UTC(firstYear, month), true);
}

/** Writes between which numbers a column must be for an action. */
function writeRanges(
  view: DataView,
  module: ScreenModule,
  action: number,
  codecs: readonly (CellScreen | undefined)[],
  rules: readonly Rule[],
  settings: Settings,
  properties: readonly string[],
): void {
  properties.forEach((property, slot) => {
    const codec = codecs[slot];
    let [least, most] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    if (codec?.kind === 'amount') [least, most] = [0, codec.max];
    for (const { screen } of rules) {
      const own = screen as RuleScreen<string, unknown> | undefined;
      if (typeof own !== 'object' || !('within' in own) || own.within !== property) continue;
      const range = (own.range as (run: unknown) => readonly [number, number])(settings);
      least = Math.max(least, range[0]);
      most = Math.min(most, range[1]);
    }
    const at = module.ranges.value + (action * module.maxSlots.value + slot) * 16;
    view.setFloat64(at, least, true);
    view.setFloat64(at + 8, most, true);
  });
}
