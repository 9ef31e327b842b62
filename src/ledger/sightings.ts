import type { UploadRow } from './store';

type Seen = Pick<UploadRow, 'id' | 'state' | 'requestId'>;

/**
 * What this process has last seen of each upload. Two processes may go on with the same upload: the one
 * that finds it changed by another does not send the file.
 */
export class Sightings {
  readonly #seen = new Map<number, string>();

  see(upload: Seen): void {
    this.#seen.set(upload.id, markOf(upload));
  }

  /** Whether another process has changed an upload since it was seen here. */
  isChanged(upload: Seen): boolean {
    const seen = this.#seen.get(upload.id);
    return seen !== undefined && seen !== markOf(upload);
  }
}

function markOf({ state, requestId }: Seen): string {
  return `${state} ${requestId ?? ''}`;
}
