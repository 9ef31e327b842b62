import type { IssueCode } from '../issues/codes';
import type { Fault, Place } from '../issues/issue';
import type { Judge } from '../issues/level';
import type { KeyParts } from '../keys/parts';
import type { CodeDefinition } from '../schema/code';
import type { AnyColumn } from '../schema/column';
import type { LookupDetails, LookupReport, OpenLookup } from '../schema/lookup';
import type { AnyRecordType } from '../schema/record-type';
import type { CleanRows } from '../schema/screening';
import { makeFault } from './fault';
import type { Row } from './row';

/** What a lookup has found wrong with a row. */
export interface FoundFault {
  readonly fault: Fault;
  readonly at: Place;
}

/** The faults of each row that has some, by its number. */
export function groupByRow(found: readonly FoundFault[]): ReadonlyMap<number, readonly Fault[]> {
  const rows = new Map<number, Fault[]>();
  for (const { fault, at } of found) {
    const faults = rows.get(at.row);
    if (faults) faults.push(fault);
    else rows.set(at.row, [fault]);
  }
  return rows;
}

export interface BoundLookup {
  readonly rows: OpenLookup<never>;
  readonly keys: readonly KeyParts[];
}

/** The records that wait until they are looked up, and where they stand. */
export class Lookups {
  readonly #type: AnyRecordType;
  readonly #levelOf: Judge;
  readonly #lookups: readonly BoundLookup[];
  #places = noPlaces();

  constructor(type: AnyRecordType, levelOf: Judge, lookups: readonly BoundLookup[]) {
    this.#type = type;
    this.#levelOf = levelOf;
    this.#lookups = lookups;
  }

  get areOpen(): boolean {
    return this.#lookups.length > 0;
  }

  get takeClean(): boolean {
    return this.#lookups.every(({ rows }) => rows.take !== undefined);
  }

  get keys(): readonly KeyParts[] {
    return this.#lookups.flatMap(({ keys }) => keys);
  }

  get waiting(): number {
    return this.#places.rows.length;
  }

  /** Takes a row without an error. */
  add({ view, line, action }: Row, clientId: string | undefined): void {
    this.#push(line, view.row, action, clientId);
    for (const { rows } of this.#lookups) rows.row(view as never);
  }

  /** Takes the first of the rows that are certainly right. */
  addClean(rows: CleanRows, count: number): void {
    const { clientId } = this.#type;
    const clientIds = clientId === undefined ? undefined : rows.column(clientId);
    for (let i = 0; i < count; i++)
      this.#push(rows.line + i, rows.row + i, rows.action(i), clientIds?.text(i));
    for (const { rows: lookup } of this.#lookups) lookup.take?.(rows as never, count);
  }

  #push(line: number, row: number, action?: string, clientId?: string): void {
    const places = this.#places;
    places.lines.push(line);
    places.rows.push(row);
    places.actions.push(action);
    places.clientIds.push(clientId);
  }

  /** Looks up the rows that wait. Returns what is wrong with them, by row. */
  async lookUp(): Promise<readonly FoundFault[]> {
    const places = this.#places;
    this.#places = noPlaces();
    if (places.rows.length === 0) return [];
    const found: FoundFault[] = [];
    const report: LookupReport = (
      code: IssueCode | CodeDefinition<never>,
      facts: unknown,
      { index, column: property, defaultSeverity }: LookupDetails,
    ) => {
      const column =
        property === undefined ? undefined : (this.#type.columns[property] as AnyColumn).header;
      const fault = makeFault(this.#levelOf, code, facts, { column, property, defaultSeverity });
      if (fault) found.push({ fault, at: placeAt(places, index) });
    };
    for (const { rows } of this.#lookups) await rows.lookUp(report);
    return found.sort((a, b) => a.at.row - b.at.row);
  }
}

/** Where rows stand, as lists of their members: an object for each row would have to be collected again. */
interface Places {
  readonly lines: number[];
  readonly rows: number[];
  readonly actions: (string | undefined)[];
  readonly clientIds: (string | undefined)[];
}

function noPlaces(): Places {
  return { lines: [], rows: [], actions: [], clientIds: [] };
}

function placeAt({ lines, rows, actions, clientIds }: Places, index: number): Place {
  const [line, row] = [lines[index] as number, rows[index] as number];
  return { line, row, action: actions[index], clientId: clientIds[index] };
}
