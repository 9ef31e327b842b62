import { linkSync, lstatSync, renameSync, rmSync } from 'node:fs';
import { asFileError } from './file-error';
import { temporaryFiles, temporaryNameFor } from './temporary-files';

/** A change of one name in a folder, which can be undone until it is final. */
export interface Placement {
  /** What the caller calls the file. */
  readonly name: string;
  /** Makes the change. The old file is lost at once unless it is kept for `undo`. */
  apply(keepsOld: boolean): void;
  /** Puts the old file back. */
  undo(): void;
  /** Removes the old file for good. */
  settle(): void;
}

/** Puts a complete file where the target is. */
export function replacing(name: string, target: string, complete: string): Placement {
  const change = () => {
    renameSync(complete, target);
    temporaryFiles.delete(complete);
  };
  return placement(name, target, change, linkOrMove);
}

/** Removes the target. */
export function removing(name: string, target: string): Placement {
  // A folder is not moved aside, and fails here.
  return placement(name, target, () => rmSync(target, { force: true }), moveAside);
}

type KeepOld = (target: string, aside: string) => void;

function placement(name: string, target: string, change: () => void, keep: KeepOld): Placement {
  const aside = temporaryNameFor(target);
  let isKept = false;
  function putBack(): void {
    renameSync(aside, target);
    // Nothing is renamed if both are names of the old file.
    rmSync(aside, { force: true });
  }
  return {
    name,
    apply(keepsOld) {
      const old = keepsOld ? lstatSync(target, { throwIfNoEntry: false }) : undefined;
      // A folder is not moved: the change fails and says why.
      if (old && !old.isDirectory()) {
        keep(target, aside);
        isKept = true;
      }
      try {
        change();
      } catch (cause) {
        if (isKept) putBack();
        throw cause;
      }
    },
    undo() {
      if (isKept) putBack();
      else rmSync(target, { force: true });
    },
    settle: () => temporaryFiles.remove(aside),
  };
}

function moveAside(target: string, aside: string): void {
  renameSync(target, aside);
}

/**
 * Gives the old file a second name, so that the target is never missing. Only for a file of one's own: in a
 * folder such as /tmp, nobody could remove the second name of somebody else's. Where the system has no links,
 * the file is moved.
 */
function linkOrMove(target: string, aside: string): void {
  try {
    if (lstatSync(target).uid === process.getuid?.()) {
      linkSync(target, aside);
      return;
    }
  } catch {
    // Moving it fails too, or succeeds.
  }
  moveAside(target, aside);
}

/**
 * Makes all changes or none. Nothing here waits, so that no signal and no other work of this process comes in
 * between.
 * @throws the error of the change that failed, with the name of its file, after the others were undone
 */
export function placeAll(placements: readonly Placement[]): void {
  const done: Placement[] = [];
  for (const [index, each] of placements.entries()) {
    try {
      each.apply(index < placements.length - 1);
      done.push(each);
    } catch (cause) {
      for (const other of done.reverse()) tryUndo(other);
      throw asFileError(each.name, cause);
    }
  }
  for (const each of done) each.settle();
}

/** An old file that the system does not let back stays beside its place, and does not keep the others away. */
function tryUndo(placement: Placement): void {
  try {
    placement.undo();
  } catch {}
}
