import type { UploadProgress } from '../../client/upload/options';
import { pluralize } from '../../report/terminal/ink';

/** How far an upload is, for the line of a terminal that replaces itself. */
export function progressText({
  step,
  requestStatus,
  percent,
  nextLook,
  trouble,
}: UploadProgress): string {
  switch (step) {
    case 'queued':
      return 'waiting for other uploads';
    case 'sending':
      return 'sending the file';
    case 'fetching':
      return 'fetching the result';
    case 'waiting': {
      const status = requestStatus === undefined ? '' : ` (${requestStatus}, ${percent ?? 0} %)`;
      const failed = trouble === undefined ? '' : ', the last look failed';
      const seconds = pluralize(Math.ceil((nextLook ?? 0) / 1000), 'second');
      return `waiting for the service${status}${failed}, next look in ${seconds}`;
    }
  }
}
