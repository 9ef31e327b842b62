import { fold, nearest } from '../../text/nearest';
import type { Codec } from '../codec';
import { writeText } from './text';

/** Any text, while editors still offer the known ones. */
type Other = string & {};

/**
 * Creates a codec of words from a list. A different case and surrounding spaces are a warning, and the
 * word is read as the list spells it. An unknown word is kept, with a warning, because the service adds
 * some without notice.
 *
 * @param options `values` may be written; `answers` occur only in answers of the service; `synonyms`
 * maps other spellings to values
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
    jsonSchema: { enum: values },
    read(cell, { fault, show, kind }) {
      const value = knownAs(cell);
      if (value === undefined) {
        fault('value-unknown', { value: show(cell), nearest: nearest(cell, values) });
        return cell;
      }
      // A synonym is what the service itself writes, so in an answer it is not a mistake.
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
