import { fold, nearest } from '../../text/nearest';
import type { Codec } from '../codec';
import { writeText } from './text';

/** Any text, beside the ones that an editor offers. */
type Other = string & {};

/**
 * A codec of words of a list. A case or outer spaces that differ are a warning, and the word is read
 * as the list spells it. A word outside the list is kept, with a warning: the service adds some
 * without notice.
 *
 * @param options `values` may be written; `answers` are those that only answers of the service hold;
 * `synonyms` are other spellings, each with the value that it means
 * @example
 * const size = column('Size', enumeration({ values: ['Small', 'Large'], synonyms: { Big: 'Large' } }));
 */
export function enumeration<
  const Values extends readonly string[],
  const Answers extends readonly string[] = readonly [],
>(options: {
  readonly values: Values;
  readonly answers?: Answers;
  readonly synonyms?: { readonly [other: string]: Values[number] };
}): Codec<
  Values[number] | Answers[number] | Other,
  Values[number] | Answers[number] | Other,
  Values[number]
> {
  const { values, answers = [] as readonly string[], synonyms = {} } = options;
  const all = [...values, ...answers];
  const words = new Set(all);
  const readOnly = new Set(answers);
  const byFold = new Map(
    [...Object.entries(synonyms), ...all.map((value) => [value, value] as const)].map(
      ([other, value]) => [fold(other), value],
    ),
  );
  const knownAs = (text: string) => (words.has(text) ? text : byFold.get(fold(text)));
  return {
    words,
    read(cell, { fault, show, kind }) {
      const value = knownAs(cell);
      if (value === undefined) {
        fault('value-unknown', { value: show(cell), nearest: nearest(cell, values) });
        return cell;
      }
      // A synonym is what the service itself writes: in an answer it is nobody's slip.
      if (value !== cell && !(kind === 'result' && Object.hasOwn(synonyms, cell)))
        fault('value-spelling', { expected: value });
      if (kind === 'upload' && readOnly.has(value)) fault('value-not-accepted', { value });
      return value;
    },
    write(given, context) {
      const text = writeText(given, context);
      if (text === undefined) return undefined;
      const value = knownAs(text);
      if (value === undefined || value === text) return text;
      context.fault('value-spelling', { expected: value });
      return value;
    },
  };
}
