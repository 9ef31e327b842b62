import type { State } from '../../state';

/** A part of the page that is drawn again when what it reads has changed. */
export interface Region {
  readonly host: Element;
  reads(state: State): readonly unknown[];
  draw(state: State): readonly Node[];
}

/** Draws the regions of a page, each only if it must be. */
export function createDrawing(regions: readonly Region[]): (state: State) => void {
  const drawn = new Map<Region, readonly unknown[]>();
  return (state) => {
    for (const region of regions) {
      const read = region.reads(state);
      const before = drawn.get(region);
      if (before && read.every((value, index) => Object.is(value, before[index]))) continue;
      drawn.set(region, read);
      replaceContent(region, state);
    }
  };
}

/** Keeps the focus on what has the same id. */
function replaceContent({ host, draw }: Region, state: State): void {
  const focused = document.activeElement;
  const id = focused && host.contains(focused) ? focused.id : '';
  host.replaceChildren(...draw(state));
  if (id !== '') document.getElementById(id)?.focus({ preventScroll: true });
}
