import { nameFor, tableName } from './file-names';
import type { Answers, Inputs, JobKind, Written } from './jobs';
import { FailedJob, runJob } from './run-job';
import { saveFile } from './save-file';
import { inputsOf, type Settings, type Slot, type Store } from './state';
import { describeShown, fixedStatus } from './words/status';

export type Actions = ReturnType<typeof createActions>;

/** Files to save, by the job that makes them, with their names. */
const downloads = {
  'problems-csv': (upload: string) => nameFor(upload, 'problems.csv'),
  'problems-json': (upload: string) => nameFor(upload, 'problems.json'),
  'rejected-rows': (upload: string) => nameFor(upload, 'rejected.csv'),
  retry: (upload: string) => tableName(upload, 'retry'),
  'rejected-records': (upload: string) => tableName(upload, 'rejected'),
} as const;

export type DownloadKind = keyof typeof downloads;

/** What a person can do on the page. */
export function createActions(store: Store) {
  let running = new AbortController();

  /** Does a job, and shows how far it is. Undefined if it was canceled or failed, which is shown. */
  async function run<Kind extends JobKind>(
    kind: Kind,
    inputs: Inputs,
    status: string,
  ): Promise<Answers[Kind] | undefined> {
    running.abort();
    running = new AbortController();
    const { signal } = running;
    store.update({ task: { kind, bytes: 0, total: 0 }, status });
    const onProgress = (bytes: number, total: number) => {
      if (!signal.aborted) store.update({ task: { kind, bytes, total } });
    };
    try {
      const answer = await runJob(kind, inputs, { signal, onProgress });
      return signal.aborted ? undefined : answer;
    } catch (cause) {
      if (signal.aborted) return undefined;
      if (!(cause instanceof FailedJob)) throw cause;
      const { failure } = cause;
      store.update({
        task: undefined,
        shown: { type: 'failure', failure },
        status: failure.message,
      });
      return undefined;
    }
  }

  /** Reads the files that are chosen. */
  async function check(): Promise<void> {
    const inputs = inputsOf(store.state, () => new Date());
    store.update({ shown: undefined, fixed: undefined, filter: '', status: '' });
    if (!inputs) return cancel();
    const { upload } = inputs;
    if (inputs.result) {
      const view = await run('result', inputs, `Reading the result of ${upload.name}`);
      if (view) show({ type: 'result', view, inputs });
    } else {
      const report = await run('check', inputs, `Checking ${upload.name}`);
      if (report) show({ type: 'check', report, inputs });
    }
  }

  function show(shown: NonNullable<Store['state']['shown']>): void {
    store.update({ task: undefined, shown, status: describeShown(shown) });
  }

  function cancel(): void {
    running.abort();
    if (store.state.task) store.update({ task: undefined, status: 'Canceled.' });
  }

  /** The inputs of what is shown, so that a saved file is about the same moment. */
  function shownInputs(): Inputs | undefined {
    const { shown } = store.state;
    return shown && shown.type !== 'failure' ? shown.inputs : undefined;
  }

  return {
    check,
    cancel,
    choose(slot: Slot, file: File | undefined): void {
      const { [slot]: _, ...others } = store.state.files;
      store.update({ files: file ? { ...others, [slot]: file } : others });
      void check();
    },
    set(settings: Partial<Settings>): void {
      store.update({ settings: { ...store.state.settings, ...settings } });
    },
    filter: (filter: string) => store.update({ filter }),
    async download(kind: DownloadKind): Promise<void> {
      const inputs = shownInputs();
      if (!inputs) return;
      const name = downloads[kind](inputs.upload.name);
      const written: Written | undefined = await run(kind, inputs, `Writing ${name}`);
      if (!written) return;
      store.update({ task: undefined, status: `Saved ${name}.` });
      saveFile(name, written.blob);
    },
    async fix(): Promise<void> {
      const inputs = shownInputs();
      if (!inputs) return;
      const fixed = await run('fix', inputs, `Fixing ${inputs.upload.name}`);
      if (!fixed) return;
      store.update({ task: undefined, fixed, status: fixedStatus });
    },
    saveFixed(): void {
      const { fixed } = store.state;
      const inputs = shownInputs();
      if (fixed && inputs) saveFile(tableName(inputs.upload.name, 'fixed'), fixed.blob);
    },
  };
}
