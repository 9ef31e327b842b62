import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import * as core from '../../src/index';
import * as node from '../../src/node';
import * as services from '../../src/services';
import { some } from '../support/runs';
import { useScratch } from '../support/scratch';
import { clientTakers } from './client-takers';
import { type OptionTaker, optionTakers } from './option-takers';

const scratch = useScratch();

// Without the option `now`, what is said depends on the clock.
beforeAll(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-30T12:00:00Z') });
});
afterAll(() => {
  vi.useRealTimers();
});

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join('src', name), 'utf8'));

/** Parameters that hold settings by name. */
const settingsParameter = /\b(?:options|query|change)\??:/;

/** Words of which types are made, and codecs, whose settings are code and not those of a run. */
const isOfTypes = /^(?:amount|share|integer|text|enumeration|define\w+|column\w*)$/;

test('the table has every public function that takes options', () => {
  const takers = Object.entries({ ...core, ...node, ...services })
    .filter(([name, value]) => typeof value === 'function' && !isOfTypes.test(name))
    .map(([name]) => name)
    .filter((name) => {
      const declared = new RegExp(`function\\*? ${name}\\b[^{]*?\\([\\s\\S]*?\\n?\\)(?=[:\\s])`);
      const heads = sources.flatMap((source) => declared.exec(source)?.[0] ?? []);
      return heads.some((head) => settingsParameter.test(head));
    });
  const inTable = new Set(optionTakers.map(({ name }) => name.split(',')[0]));
  expect(takers.filter((name) => !inTable.has(name))).toEqual([]);
  expect(takers.length).toBeGreaterThan(25);
});

/** The names that are read, each as often as it is. */
type Reads = string[];

/** Creates an object with these members, which nothing but a getter tells. */
function withGetters(members: object, onto: object, reads: Reads): object {
  for (const [name, value] of Object.entries(members))
    Object.defineProperty(onto, name, {
      get() {
        reads.push(name);
        return value;
      },
    });
  return onto;
}

/** Objects that hold the same members in other ways. */
const forms: Readonly<Record<string, (members: object, reads: Reads) => object>> = {
  'from a prototype': (members) => Object.create(members),
  'from a prototype of a prototype': (members) => Object.create(Object.create(members)),
  'some of its own, others from a prototype': (members) => {
    const entries = Object.entries(members);
    const own = Object.fromEntries(entries.filter((_, i) => i % 2 === 0));
    return Object.assign(Object.create(members), own);
  },
  'without a prototype': (members) => Object.assign(Object.create(null), members),
  'of another realm': (members) => Object.assign(runInNewContext('({})'), members),
  'that are not enumerable': (members) =>
    Object.defineProperties(
      {},
      Object.fromEntries(Object.entries(members).map(([name, value]) => [name, { value }])),
    ),
  'as own getters': (members, reads) => withGetters(members, {}, reads),
  'as getters of a class': (members, reads) => {
    class Settings {}
    withGetters(members, Settings.prototype, reads);
    return new Settings();
  },
  'nested, from prototypes': (members) =>
    Object.create(
      Object.fromEntries(
        Object.entries(members).map(([name, value]) => {
          const isPlain = value?.constructor === Object;
          return [name, isPlain ? Object.create(value) : value];
        }),
      ),
    ),
};

async function outcomeOf(taker: OptionTaker, options: (members: object) => object) {
  const calls: unknown[] = [];
  const members = taker.options((call) => calls.push(structuredClone(withoutFunctions(call))));
  try {
    return { value: await taker.use(options(members) as never, scratch), calls };
  } catch (error) {
    return { error, calls };
  }
}

const withoutFunctions = (call: unknown) => JSON.parse(JSON.stringify(call));

const allTakers = [...optionTakers, ...clientTakers];

describe.each(some(allTakers).map((taker) => [taker.name, taker] as const))('%s', (_, taker) => {
  test('each option has an effect', async () => {
    const all = await outcomeOf(taker, (members) => members);
    const names = Object.keys(taker.options(() => {}));
    const idle: string[] = [];
    for (const name of names) {
      const other = await outcomeOf(taker, (members) => ({ ...members, [name]: undefined }));
      if (isDeepStrictEqual(other, all)) idle.push(name);
    }
    expect(idle).toEqual([]);
  });

  test.each(Object.keys(forms))('takes options %s as its own', async (form) => {
    const reads: Reads = [];
    const own = await outcomeOf(taker, (members) => members);
    const other = await outcomeOf(taker, (members) => forms[form]?.(members, reads) ?? {});
    expect(other).toEqual(own);
    const names = Object.keys(taker.options(() => {})).sort();
    expect(reads.sort()).toEqual(form.includes('getters') ? names : []);
  });

  test.each(Object.keys(forms))('refuses an unknown option %s', async (form) => {
    const other = await outcomeOf(
      taker,
      (members) => forms[form]?.({ ...members, strickt: true }, []) ?? {},
    );
    expect(other).toEqual({
      error: expect.objectContaining({
        name: 'TypeError',
        message: expect.stringMatching(/^Unknown option\b/),
      }),
      calls: [],
    });
  });
});

test('a callback that is a method keeps its object', async () => {
  class Listener {
    readonly #codes: string[] = [];
    onIssue({ code }: core.Issue): void {
      this.#codes.push(code);
    }
    static codesOf(listener: Listener): readonly string[] {
      return listener.#codes;
    }
  }
  const listener = new Listener();
  await core.validateBulkFile('Type,Name\r\n', listener);
  expect(Listener.codesOf(listener)).toEqual(['bom-missing', 'version-missing', 'no-records']);
});

test.each([
  ['a list', [{ strict: true }]],
  ['a Map', new Map([['strict', true]])],
])('%s is not options', (_, options) => {
  expect(() => core.readOfflineConversions('', options as never)).toThrow(
    new TypeError('The options must be an object.'),
  );
});
