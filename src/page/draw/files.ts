import type { Actions } from '../actions';
import type { Slot, State } from '../state';
import { size } from '../words/numbers';
import { button, element, listening } from './parts/element';

/** What a person may choose, in the words of the page. */
interface SlotWords {
  readonly slot: Slot;
  readonly title: string;
  readonly choose: string;
  readonly hint: string;
  readonly accept: string;
}

const upload: SlotWords = {
  slot: 'upload',
  title: 'Upload',
  choose: 'Choose an upload file',
  hint: 'or drop it here. CSV or TSV, also as ZIP or GZ.',
  accept: '.csv,.tsv,.txt,.zip,.gz',
};
const result: SlotWords = {
  slot: 'result',
  title: 'Result',
  choose: 'Add its result file',
  hint: 'What Microsoft Advertising returned for this upload. It shows which records were rejected.',
  accept: '.csv,.tsv,.txt,.zip,.gz',
};
const goals: SlotWords = {
  slot: 'goals',
  title: 'Goals',
  choose: 'Add your goals',
  hint: 'Conversion names are compared with them. A bulk file, JSON or XML.',
  accept: '.csv,.tsv,.json,.xml,.zip,.gz',
};
const clicks: SlotWords = {
  slot: 'clicks',
  title: 'Clicks',
  choose: 'Add your clicks',
  hint: 'Click ids and times are compared with them. A CSV of Microsoft Click Id and Click Time.',
  accept: '.csv,.tsv,.txt,.zip,.gz',
};

/** The files that the page is for. */
export function drawFiles({ files }: State, actions: Actions): readonly Node[] {
  return [upload, result].map((words) => drawSlot(words, files[words.slot], actions));
}

/** The files that an upload may be compared with. */
export function drawMoreFiles({ files }: State, actions: Actions): readonly Node[] {
  return [goals, clicks].map((words) => drawSlot(words, files[words.slot], actions));
}

function drawSlot(words: SlotWords, file: File | undefined, actions: Actions): HTMLElement {
  const { slot, title, choose, hint, accept } = words;
  const id = `file-${slot}`;
  const input = listening(
    element('input', { type: 'file', id, accept, 'aria-describedby': `${id}-about` }),
    {
      change: ({ target }) => {
        const chosen = (target as HTMLInputElement).files?.[0];
        if (chosen) actions.choose(slot, chosen);
      },
    },
  );
  const about = file
    ? element(
        'p',
        { class: 'chosen', id: `${id}-about` },
        element('strong', {}, file.name),
        element('span', { class: 'soft' }, size(file.size)),
      )
    : element('p', { class: 'hint', id: `${id}-about` }, hint);
  const remove = button(
    'Remove',
    { class: 'plain', id: `${id}-remove`, 'aria-label': `Remove the file: ${title}` },
    () => actions.choose(slot, undefined),
  );
  const box = element(
    'div',
    { class: `slot ${slot}${file ? ' full' : ''}` },
    element('h2', {}, title),
    file && about,
    element(
      'div',
      { class: 'choice' },
      input,
      element('label', { for: id }, file ? 'Choose another' : choose),
      file && remove,
    ),
    !file && about,
  );
  return listening(
    box,
    dropListeners(box, (dropped) => actions.choose(slot, dropped)),
  );
}

/** Lets a file be dropped on an element, besides being chosen. */
export function dropListeners(box: Element, onFile: (file: File) => void) {
  const mark = (isOver: boolean) => box.classList.toggle('over', isOver);
  return {
    dragover: (event: DragEvent) => {
      event.preventDefault();
      event.stopPropagation();
      mark(true);
    },
    dragleave: () => mark(false),
    drop: (event: DragEvent) => {
      event.preventDefault();
      event.stopPropagation();
      mark(false);
      const file = event.dataTransfer?.files[0];
      if (file) onFile(file);
    },
  };
}
