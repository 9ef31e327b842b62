import { escapeUnseen } from '../text/odd-characters';

/** A file in the place of a part, whose name nobody has given, and which is something else. */
export class ForeignFileError extends TypeError {
  constructor(path: string) {
    super(
      `${escapeUnseen(path)} is not a bulk file and would be overwritten. Move it, or choose another name.`,
    );
  }
}
