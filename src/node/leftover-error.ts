import { escapeUnseen } from '../text/odd-characters';

/** A file of an earlier run that would be taken for a file of this one. */
export class LeftoverFileError extends TypeError {
  constructor(path: string) {
    super(
      `${escapeUnseen(path)} is left over from an earlier run and would be sent with this one. Remove it.`,
    );
  }
}
