import { createActions } from './actions';
import { drawCheck } from './draw/check';
import { drawFailure } from './draw/failure';
import { drawFiles, drawMoreFiles, dropListeners } from './draw/files';
import { drawFixed } from './draw/fixed';
import { drawKinds } from './draw/kinds';
import { listening } from './draw/parts/element';
import { createDrawing, type Region } from './draw/parts/regions';
import { drawProblemFilter, drawProblems } from './draw/problems';
import { drawProgress } from './draw/progress';
import { drawReasons } from './draw/reasons';
import { drawRecordFilter, drawRecords } from './draw/records';
import { drawResult } from './draw/result';
import { drawSettings } from './draw/settings';
import { drawStatus } from './draw/status';
import { drawWelcome } from './draw/welcome';
import { createStore } from './state';

const store = createStore((state) => draw(state));
const actions = createActions(store);

function host(id: string): Element {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no element ${id}.`);
  return found;
}

const regions: readonly Region[] = [
  {
    host: host('files'),
    reads: ({ files }) => [files],
    draw: (state) => drawFiles(state, actions),
  },
  {
    host: host('more-files'),
    reads: ({ files }) => [files],
    draw: (state) => drawMoreFiles(state, actions),
  },
  {
    host: host('settings'),
    // Not the fields themselves: they hold what was typed.
    reads: ({ files }) => [files],
    draw: (state) => drawSettings(state, actions),
  },
  {
    host: host('status'),
    reads: ({ status, shown }) => [status, shown],
    draw: drawStatus,
  },
  {
    host: host('progress'),
    reads: ({ task }) => [task],
    draw: (state) => drawProgress(state, actions),
  },
  {
    host: host('welcome'),
    reads: ({ files, shown, task }) => [files, shown, task],
    draw: (state) => drawWelcome(state, actions),
  },
  { host: host('failure'), reads: ({ shown }) => [shown], draw: drawFailure },
  {
    host: host('summary'),
    reads: ({ shown }) => [shown],
    draw: (state) => [...drawCheck(state, actions), ...drawResult(state, actions)],
  },
  {
    host: host('kinds'),
    reads: ({ shown }) => [shown],
    draw: (state) => [...drawKinds(state, actions), ...drawReasons(state, actions)],
  },
  {
    host: host('fixed'),
    reads: ({ fixed }) => [fixed],
    draw: (state) => drawFixed(state, actions),
  },
  {
    host: host('filter-bar'),
    reads: ({ shown, filter }) => [shown, filter],
    draw: (state) => [...drawProblemFilter(state, actions), ...drawRecordFilter(state, actions)],
  },
  {
    host: host('list'),
    reads: ({ shown, filter }) => [shown, filter],
    draw: (state) => [...drawProblems(state), ...drawRecords(state)],
  },
];

const draw = createDrawing(regions);
draw(store.state);

// A file that misses its place must not be opened by the browser in place of the page.
listening(
  document.body,
  dropListeners(document.body, (file) => actions.choose('upload', file)),
);
document.querySelector('form')?.addEventListener('submit', (event) => event.preventDefault());
