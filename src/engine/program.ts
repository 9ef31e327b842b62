import type { IssueCode } from '../issues/codes';
import type { Fault } from '../issues/issue';
import type { Judge } from '../issues/level';
import type { KeyParts } from '../keys/parts';
import type { OpenTable } from '../keys/table';
import type { Settings } from '../options/settings';
import type { CodeDefinition } from '../schema/code';
import type { AnyColumn } from '../schema/column';
import type { Lookup, OpenLookup } from '../schema/lookup';
import type { AnyRecordType } from '../schema/record-type';
import type { FileFaultReport, FileRule, OpenFileRule, Rule, Run } from '../schema/rule';
import { createCellContext } from './cell-context';
import { type CleanChecks, createCleanChecks } from './clean-checks';
import { makeFault } from './fault';
import { type BoundLookup, Lookups } from './lookups';
import { compilePlan, type Plan } from './plan';
import type { Row } from './row';

/** Everything that is known before the first row of a run. It never changes. */
export interface Program {
  readonly type: AnyRecordType;
  readonly settings: Settings;
  readonly levelOf: Judge;
  readonly plans: ReadonlyMap<string | undefined, Plan>;
  readonly fileRules: readonly BoundFileRule[];
  readonly lookups: Lookups;
  /** Rules that are asked about rows that are right otherwise. */
  readonly cleanChecks: CleanChecks;
}

/** A rule over all records, with its memory and its ways to report. */
export interface BoundFileRule {
  readonly remembersKeys: boolean;
  readonly keys: readonly KeyParts[];
  readonly includesRefused: boolean;
  /** Whether no later row can change what it reports. */
  isDone: boolean;
  /** The number of the last row that it has taken without judging it. No row is given to it again. */
  takenTo: number;
  readonly rows: OpenFileRule<never>;
  readonly onRow: FileFaultReport;
  readonly onFile: FileFaultReport;
}

/** Compiles a record type for one run. Whatever it finds wrong with a row it puts on `row`. */
export function compileProgram(
  type: AnyRecordType,
  settings: Settings,
  levelOf: Judge,
  row: Row,
  hasColumn: (header: string) => boolean,
  onFileFault: (fault: Fault) => void,
  openTable: OpenTable,
): Program {
  const run = runOf(settings);
  const put = (fault: Fault | undefined) => fault && row.put(fault);
  const placeOf = (property: string | undefined) => ({
    column: property === undefined ? undefined : (type.columns[property] as AnyColumn).header,
    property,
  });
  const contexts = Object.entries(type.columns as Record<string, AnyColumn>).map(
    ([property, column]) =>
      createCellContext(column, property, settings, levelOf, (f) => row.put(f)),
  );
  function bindRule(rule: Rule): () => void {
    const { message, severity, service } = rule;
    const code = message
      ? ({ ...rule, severity, message } as CodeDefinition)
      : (rule.code as IssueCode);
    const report = (
      facts: unknown,
      details?: { column?: string; defaultSeverity?: 'error' | 'warning' },
    ) =>
      put(
        makeFault(levelOf, code, facts, {
          ...placeOf(details?.column ?? rule.column),
          service,
          defaultSeverity: details?.defaultSeverity ?? severity,
        }),
      );
    return () => rule.check(row.view as never, report as never, run);
  }

  function bindFileRule(rule: FileRule): BoundFileRule {
    const place = placeOf(rule.column);
    const reportTo = (take: (fault: Fault) => void) =>
      ((code: IssueCode | CodeDefinition<never>, facts: unknown) => {
        const service = typeof code === 'string' ? rule.service?.[code] : undefined;
        const fault = makeFault(levelOf, code, facts, { ...place, service });
        if (fault) take(fault);
        return fault?.severity === 'error';
      }) as FileFaultReport;
    return {
      remembersKeys: rule.remembersKeys,
      keys: rule.keys ?? [],
      includesRefused: rule.includesRefused ?? false,
      isDone: false,
      takenTo: -1,
      rows: rule.open(run, openTable) as OpenFileRule<never>,
      onRow: reportTo((fault) => row.put(fault)),
      onFile: reportTo(onFileFault),
    };
  }

  const bindLookup = ({ keys = [], open }: Lookup): BoundLookup => ({
    keys: keys as readonly KeyParts[],
    rows: open(run) as OpenLookup<never>,
  });

  const rules = activeRules(type, settings);
  const parts = {
    type,
    rules,
    contexts,
    bindRule,
    bindGroup:
      ({ code, service }: { code: IssueCode | CodeDefinition<never>; service?: string }) =>
      () =>
        put(makeFault(levelOf, code, undefined, { service })),
    hasColumn,
  };
  return {
    type,
    settings,
    levelOf,
    plans: new Map(
      [...(type.actions as readonly string[]), undefined].map((action) => [
        action,
        compilePlan(parts, action),
      ]),
    ),
    fileRules: activeFileRules(type, settings).map(bindFileRule),
    lookups: new Lookups(type, levelOf, activeLookups(type, settings).map(bindLookup)),
    cleanChecks: createCleanChecks(
      rules.filter(({ screen }) => screen === 'check'),
      Object.keys(type.columns),
      run,
    ),
  };
}

const runOf = ({ kind, now, own }: Settings): Run<unknown> => ({ kind, now, own });

/** The rules about one record that take part in a run. */
export function activeRules(type: AnyRecordType, settings: Settings): readonly Rule[] {
  const run = runOf(settings);
  return (type.rules as readonly Rule[])
    .filter((rule) => !(rule.clock && settings.kind === 'result'))
    .filter((rule) => rule.when?.(run as never) ?? true)
    .map(({ screen, ...rule }) =>
      screen && rule.screened === rule.check ? { ...rule, screen } : rule,
    );
}

/** The rules over all records that take part in a run. */
function activeFileRules(type: AnyRecordType, settings: Settings): readonly FileRule[] {
  if (settings.kind === 'result') return [];
  return ((type.fileRules ?? []) as readonly FileRule[])
    .filter((rule) => settings.duplicates || !rule.remembersKeys)
    .filter((rule) => rule.when?.(runOf(settings)) ?? true);
}

/** The lookups that take part in a run. */
export function activeLookups(type: AnyRecordType, settings: Settings): readonly Lookup[] {
  if (settings.kind === 'result') return [];
  return ((type.lookups ?? []) as readonly Lookup[]).filter(
    (lookup) => lookup.when?.(runOf(settings)) ?? true,
  );
}
