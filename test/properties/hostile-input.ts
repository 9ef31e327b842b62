import fc, { type Arbitrary } from 'fast-check';
import { editedFiles } from './edited-file';

const utf8 = new TextEncoder();

/** Text in which what readers look at is frequent. */
const noise = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...'",\t;|\r\n{}[]<>&:/#',
        '""',
        '\r\n',
        '\ufeff',
        '\0',
        '<![CDATA[',
        ']]>',
        '&#x1F;',
      ),
      fc.constantFrom(
        'Type',
        'Format Version',
        'Offline Conversion',
        '6.0',
        'Error',
        'Error Number',
      ),
      fc.constantFrom(
        'Microsoft Click Id',
        'Click Time',
        'Google Click ID',
        'Parameters:TimeZone=UTC',
      ),
      fc.constantFrom(
        'PartialErrors',
        'ConversionGoals',
        '"Index":',
        '__proto__',
        'null',
        '1e999',
        '-0',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

const signature = fc.constantFrom<readonly number[]>(
  [],
  [0xef, 0xbb, 0xbf],
  [0xff, 0xfe],
  [0xfe, 0xff],
  [0x50, 0x4b, 3, 4],
  [0x50, 0x4b, 5, 6],
  [0x1f, 0x8b, 8, 0],
);

const randomBytes = fc
  .tuple(signature, fc.uint8Array({ maxLength: 300 }))
  .map(([start, rest]) => Uint8Array.from([...start, ...rest]));

/** Random bytes, random text, and valid files to which something has happened. */
export const hostileBytes: Arbitrary<Uint8Array<ArrayBuffer>> = fc.oneof(
  randomBytes,
  noise.map((text) => utf8.encode(text)),
  editedFiles.map((bytes) => Uint8Array.from(bytes)),
);

/** A text with pieces taken out, put in, doubled and swapped, at places that mean something or none. */
function damaged(text: string): Arbitrary<string> {
  const place = fc.nat(text.length);
  const cut = fc.tuple(place, fc.nat(40), fc.oneof(fc.constant(''), noise, fc.constant(text)));
  return fc
    .array(cut, { maxLength: 3 })
    .map((cuts) =>
      cuts.reduce(
        (now, [at, length, put]) => now.slice(0, at) + put + now.slice(at + length),
        text,
      ),
    );
}

/** A value of JSON with any of its parts replaced by anything, and members of other answers. */
function replaced(value: unknown): Arbitrary<unknown> {
  const anything = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom(null, '', '1', 'true', -1, 1.5, 1e308, [], {}, [null], [[]]),
    fc.constantFrom('9007199254740993', '99999999999999999999', 'NaN', 'Infinity', '2026-13-45'),
  );
  const keep = { weight: 12, arbitrary: fc.constant(value) };
  if (Array.isArray(value)) {
    const parts = fc.tuple(...value.map(replaced)).map((all) => [...all]);
    const doubled = parts.map((all) => [...all, ...all]);
    return fc.oneof({ weight: 12, arbitrary: parts }, doubled, anything);
  }
  if (typeof value !== 'object' || value === null) return fc.oneof(keep, anything);
  const members = Object.entries(value).map(([name, member]) =>
    fc.tuple(
      fc.oneof(keepName(name), fc.constantFrom('__proto__', 'constructor', '')),
      replaced(member),
    ),
  );
  const object = fc.tuple(...members).map((all) => Object.fromEntries(all) as unknown);
  return fc.oneof({ weight: 12, arbitrary: object }, anything);
}

function keepName(name: string) {
  return { weight: 30, arbitrary: fc.constant(name) };
}

/** What may come instead of an answer: its text damaged, its parts replaced, or something else. */
export function hostileAnswer(json: unknown, xml: string): Arbitrary<unknown> {
  return fc.oneof(
    damaged(JSON.stringify(json)),
    damaged(xml),
    replaced(json),
    replaced(json).map((value) => JSON.stringify(value)),
    noise,
    fc.jsonValue(),
    fc.anything({
      withNullPrototype: true,
      withBigInt: true,
      withDate: true,
      withSparseArray: true,
    }),
  );
}
