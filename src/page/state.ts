import type { ResponseMode, ValidationReport } from '../index';
import type { Failure, Fixed, Inputs, JobKind, ResultView } from './jobs';

/** The files that a person can choose. */
export type Slot = 'upload' | 'result' | 'goals' | 'clicks';

export interface Settings {
  /** Text of a field for a local time, read as UTC. Empty: the moment of the check. */
  readonly now: string;
  readonly showValues: boolean;
  readonly responseMode: ResponseMode | undefined;
}

/** A job that is being done. */
export interface Task {
  readonly kind: JobKind;
  readonly bytes: number;
  readonly total: number;
}

/** What the page shows of the files. */
export type Shown =
  | { readonly type: 'check'; readonly report: ValidationReport; readonly inputs: Inputs }
  | { readonly type: 'result'; readonly view: ResultView; readonly inputs: Inputs }
  | { readonly type: 'failure'; readonly failure: Failure };

/** All that the page is drawn from. */
export interface State {
  readonly files: Readonly<Partial<Record<Slot, File>>>;
  readonly settings: Settings;
  readonly task: Task | undefined;
  readonly shown: Shown | undefined;
  /** The key of the choice by which the list is filtered; empty for everything. */
  readonly filter: string;
  readonly fixed: Fixed | undefined;
  /** What just happened, in a sentence. */
  readonly status: string;
}

export const firstState: State = {
  files: {},
  settings: { now: '', showValues: false, responseMode: undefined },
  task: undefined,
  shown: undefined,
  filter: '',
  fixed: undefined,
  status: '',
};

/** What a job is given; undefined without an upload. */
export function inputsOf({ files, settings }: State, clock: () => Date): Inputs | undefined {
  const { upload, result, goals, clicks } = files;
  if (!upload) return undefined;
  const { now, showValues, responseMode } = settings;
  const moment = now === '' ? clock() : new Date(`${now}Z`);
  return { upload, result, goals, clicks, showValues, responseMode, now: moment };
}

/** Where the state is, and who looks at it. */
export interface Store {
  readonly state: State;
  update(changes: Partial<State>): void;
}

export function createStore(onChange: (state: State) => void): Store {
  let state = firstState;
  return {
    get state() {
      return state;
    },
    update(changes) {
      state = { ...state, ...changes };
      onChange(state);
    },
  };
}
