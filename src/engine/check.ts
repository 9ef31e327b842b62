import type { Fault, Severity } from '../issues/issue';
import type { Judge } from '../issues/level';
import type { Settings } from '../options/settings';
import type { AnyRecordType, FaultHint } from '../schema/record-type';
import type { FileReport, FileRule, OpenFileRule, RecordView, Rule, Run } from '../schema/rule';
import { type ColumnContext, createContext } from './cell-context';
import { hintFor } from './hint';
import { isPlaceholder } from './placeholder';
import { compilePlan, type Plan, type Step } from './plan';

/** What became of one record. */
export interface Checked {
  /** Undefined where it could not be read. */
  readonly action: string | undefined;
  readonly faults: readonly Fault[];
  /** Whether there is no record: an error, or a column that its action needs and the file lacks. */
  readonly failed: boolean;
}

/** What is known of a record that is written, and not of one that is read. */
export interface Written {
  /** The action that was asked for; undefined where there is none of that name. */
  readonly action: string | undefined;
  /** Faults of writing by column, undefined where there is none. */
  readonly given: readonly (readonly Fault[] | undefined)[];
}

/** The engine of one run: it judges one record after the other. */
export interface Checker {
  /**
   * Judges the cells of one record, one text a column.
   * @param before faults that its row has already
   * @param written what the writer knows of it beside its cells
   */
  check(
    texts: readonly string[],
    row: number,
    before?: readonly Fault[],
    written?: Written,
  ): Checked;
  /** The typed record that was checked last. */
  record(): object;
  /** The end of the file: what the rules over all records have to say. */
  end(): void;
}

const none: readonly Fault[] = Object.freeze([]);

export function createChecker(
  type: AnyRecordType,
  settings: Settings,
  judge: Judge,
  hasColumn: (header: string) => boolean,
  onFileFault: (fault: Fault, ofHeader: boolean) => void,
): Checker {
  const names: readonly string[] = Object.keys(type.columns);
  const run: Run<unknown> = { kind: settings.kind, now: settings.now, own: settings.own };
  const applies = (rule: Rule) =>
    !(rule.clock && settings.kind === 'result') && (rule.when?.(run) ?? true);
  const rules = (type.rules as readonly Rule[]).filter(applies);
  const fileRules = openFileRules(type.fileRules ?? [], settings, run);

  let texts: readonly string[];
  const values: unknown[] = names.map(() => undefined);
  const view = {
    action: '',
    row: 0,
    cell: accessors(names, (index) => () => texts[index]),
    value: accessors(names, (index) => () => values[index]),
  } as { action: string; row: number } & Pick<RecordView<never>, 'cell' | 'value'>;

  let faults: Fault[] | undefined;
  let failed: boolean;
  function put(fault: Fault): void {
    faults ??= [];
    faults.push(fault);
    if (fault.severity === 'error') failed = true;
  }
  const context: ColumnContext = createContext(settings, judge, put, {
    timeZone: undefined,
    ambiguousTime: undefined,
  });

  let rule: Rule;
  const report = (facts: object | undefined, where?: { column?: string; usual?: Severity }) => {
    const severity = judge(rule.code, where?.usual ?? rule.severity);
    if (!severity) return;
    const name = where?.column ?? rule.column;
    put({
      code: rule.code,
      severity,
      column: name === undefined ? undefined : type.columns[name].header,
      facts,
      service: rule.service,
      sentence: rule.message,
    });
  };
  function apply(next: Rule): void {
    rule = next;
    rule.check(view as RecordView<never>, report as never, run);
  }

  let fileRule: FileRule<never>;
  function fileReport(put: (fault: Fault) => void): FileReport {
    return (code, facts) => {
      const severity = judge(code);
      const { column: name, service } = fileRule;
      const column = name === undefined ? undefined : type.columns[name].header;
      const fault = { code, column, facts: facts as object | undefined, service: service?.[code] };
      if (severity) put({ ...fault, severity });
      return severity === 'error';
    };
  }
  const reportOnRow = fileReport(put);
  const reportOnFile = fileReport((fault) => onFileFault(fault, false));

  const plans = new Map<string | undefined, Plan>();
  for (const action of [...type.actions, undefined])
    plans.set(action, compilePlan(type, action, rules, hasColumn));
  const announced = new Set<Plan>();
  const announcedColumns = new Set<string>();

  /** Says what the header lacks when the first row comes that needs it. */
  function announce(plan: Plan): void {
    announced.add(plan);
    const severity = judge('column-missing');
    for (const columns of plan.lacking) {
      const key = columns.join();
      if (announcedColumns.has(key) || !severity) continue;
      announcedColumns.add(key);
      const facts = { columns, action: plan.action };
      const column = columns.length === 1 ? columns[0] : undefined;
      onFileFault({ code: 'column-missing', severity, column, facts }, true);
    }
  }

  function checkEmpty({ column, word, lacking, name }: Step): void {
    if (word !== 'required' || lacking) return;
    context.at(column);
    const hint = hintOf('required', name);
    context.fault('required', { column: column.header, action: view.action, hint });
  }

  function checkFilled({ column, word, index, name }: Step, text: string): void {
    context.at(column);
    const deletes = text === 'delete_value';
    if (deletes && column.deletable) return;
    const { header, codec } = column;
    if (word === 'not-applicable') {
      const hint = hintOf('not-applicable', name);
      const facts = { column: header, action: view.action, hint };
      context.fault('not-applicable', facts, settings.notApplicable);
    } else {
      if (word === 'undocumented' || (word === 'read-only' && settings.kind === 'upload'))
        context.fault(word, { column: header, action: view.action });
      values[index] = codec.read(text, context);
    }
    if (isPlaceholder(text) && !codec.words?.has(text)) context.fault('placeholder', { text });
    if (deletes) context.fault('delete-value', undefined);
  }

  function isAnyFilled(columns: readonly number[]): boolean {
    for (const index of columns) if (texts[index] !== '') return true;
    return false;
  }

  /** Puts what the writer found of a column: true where that leaves no cell to judge. */
  function isSpoilt(given: readonly Fault[] | undefined): boolean {
    given?.forEach(put);
    return given?.some((fault) => fault.severity === 'error') ?? false;
  }

  /** Its cells would do something else than was asked for. */
  function putOtherAction(read: string | undefined): void {
    const use = read === undefined ? 'its cells show no action' : `its cells would ${read}`;
    put({ code: 'property-unknown', severity: 'error', facts: { value: 'action', use } });
  }

  function hintOf(code: FaultHint<never>['code'], name: string) {
    return hintFor(type, code, view.action, name, view.cell);
  }

  let plan = plans.get(undefined) as Plan;

  return {
    check(cells, row, before = none, written) {
      texts = cells;
      for (let i = 0; i < values.length; i++) values[i] = undefined;
      faults = undefined;
      failed = false;
      if (before.length > 0) before.forEach(put);
      view.row = row;
      const read = type.actionOf(view.cell) as string | undefined;
      const action = written ? written.action : read;
      view.action = action ?? '';
      if (action !== plan.action) plan = plans.get(action) as Plan;
      if (plan.lacking.length > 0 && !announced.has(plan)) announce(plan);

      for (const step of plan.steps) {
        if (written && isSpoilt(written.given[step.index])) continue;
        const text = texts[step.index] as string;
        if (text !== '') checkFilled(step, text);
        else if (step.mayBeEmpty) continue;
        else checkEmpty(step);
        for (const next of step.rules) apply(next);
      }
      if (written && action !== read && !failed) putOtherAction(read);
      if (action !== undefined) {
        for (const { columns, group } of plan.oneOf) {
          if (isAnyFilled(columns)) continue;
          const severity = judge(group.code);
          if (severity) put({ code: group.code, severity, service: group.service });
        }
        for (const next of plan.rules) apply(next);
        if (plan.lacking.length > 0) failed = true;
        for (const open of fileRules) {
          // A record that the writer refuses is not in its file.
          if (failed && written) break;
          fileRule = open.rule;
          open.rows.row(view as RecordView<never>, !failed, reportOnRow);
        }
      }
      return { action, faults: faults ?? none, failed };
    },

    record() {
      const record: Record<string, unknown> = { action: plan.action };
      for (const { index, name, column } of plan.fields) {
        const value = values[index];
        if (value === undefined) continue;
        record[name] = column.codec.present ? column.codec.present(value) : value;
      }
      return record;
    },

    end() {
      for (const open of fileRules) {
        fileRule = open.rule;
        open.rows.end?.(reportOnFile);
      }
    },
  };
}

function openFileRules(
  fileRules: readonly FileRule[],
  settings: Settings,
  run: Run<unknown>,
): readonly { readonly rule: FileRule<never>; readonly rows: OpenFileRule<never> }[] {
  if (settings.kind === 'result') return [];
  return fileRules
    .filter((rule) => settings.duplicates || !rule.remembersKeys)
    .filter((rule) => rule.when?.(run) ?? true)
    .map((rule) => ({ rule: rule as unknown as FileRule<never>, rows: rule.open(run) }));
}

/**
 * An object whose properties are looked up by index when they are asked for: rules read by name, and
 * a row costs no object. They stand on a prototype, as engines make objects with many getters slow.
 */
function accessors(names: readonly string[], getter: (index: number) => () => unknown): object {
  const prototype = {};
  names.forEach((name, index) => {
    Object.defineProperty(prototype, name, { get: getter(index), enumerable: true });
  });
  return Object.create(prototype);
}
