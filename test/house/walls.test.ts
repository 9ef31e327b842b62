import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import {
  fileOf,
  isOutside,
  readSourceFile,
  readSourceFiles,
  type SourceFile,
} from '../support/source-files';

/**
 * Each step of the way may import those before it: files at the top of src/ by name, folders with a
 * slash at their end. Within a step the files see each other, but not those that stand apart.
 */
const steps: readonly (readonly string[])[] = [
  ['text/', 'source/', 'keys/', 'vendor/'],
  ['issues/'],
  ['messages/', 'options/', 'identifiers/'],
  ['csv/'],
  ['bulk/', 'schema/'],
  ['engine/'],
  ['records/'],
  ['screen/'],
  ['file/'],
  ['read', 'write', 'split', 'validate', 'fix', 'web-stream'],
  ['contracts/'],
  ['results/', 'profile/'],
  ['api/'],
  ['client/', 'ledger/'],
  ['report/'],
  ['index', 'services', 'client', 'ledger'],
  ['page/'],
  ['node', 'node/'],
  ['double', 'double/'],
  ['worker', 'worker/'],
  ['cli/'],
];
/** The container knows no record type. Faults are values up to the door, where they get their words. */
const apart: readonly (readonly [string, string])[] = [
  ['bulk/', 'schema/'],
  ['client/', 'ledger/'],
  ['csv/', 'messages/'],
  ['bulk/', 'messages/'],
  ['schema/', 'messages/'],
  ['engine/', 'messages/'],
];

const outsideTheCore = ['node', 'node/', 'double', 'double/', 'worker', 'worker/', 'cli/'];

/** The part of the house that a file is in: its top folder, or itself. */
function partOf(file: string): string {
  const slash = file.indexOf('/');
  return slash === -1 ? file : file.slice(0, slash + 1);
}

function stepOf(file: string): number {
  return steps.findIndex((parts) => parts.includes(partOf(file)));
}

function isCore(file: string): boolean {
  return !outsideTheCore.includes(partOf(file));
}

type Files = ReadonlyMap<string, SourceFile>;

/** Imports that no wall allows, as `from -> to`. */
function throughWalls(files: Files): string[] {
  const found: string[] = [];
  for (const { name, imports } of files.values()) {
    for (const { from } of imports) {
      const target = fileOf(name, from, files);
      if (target === undefined) continue;
      const [here, there] = [partOf(name), partOf(target)];
      const isApart = apart.some(
        (pair) => here !== there && pair.includes(here) && pair.includes(there),
      );
      if (isApart || stepOf(target) > stepOf(name) || !files.has(target))
        found.push(`${name} -> ${target}`);
    }
  }
  return found;
}

/** The rooms of `api` that its uses share. Each may import the one before it. */
const sharedRooms = ['api/wire/', 'api/answer/'];

/** The folder inside `api` that a file is in; empty for any other file. */
function roomOf(file: string): string {
  return /^api\/[^/]+\//.exec(file)?.[0] ?? '';
}

/** Imports from one room of `api` to another that its uses do not share, or that comes later. */
function throughRooms(files: Files): string[] {
  return [...files.values()].flatMap(({ name, imports }) => {
    const here = roomOf(name);
    const before = sharedRooms.includes(here)
      ? sharedRooms.slice(0, sharedRooms.indexOf(here))
      : sharedRooms;
    return imports
      .map(({ from }) => fileOf(name, from, files) ?? '')
      .filter((to) => here !== '' && ![here, '', ...before].includes(roomOf(to)))
      .map((to) => `${name} -> ${to}`);
  });
}

/** Files on a circle of imports, types included. */
function circles(files: Files): string[] {
  const left = new Map(
    [...files.values()].map(({ name, imports }) => [
      name,
      new Set(imports.flatMap(({ from }) => fileOf(name, from, files) ?? [])),
    ]),
  );
  // Takes away what imports nothing that is left, or is not imported, until nothing changes.
  for (let before = -1; before !== left.size; ) {
    before = left.size;
    for (const [name, targets] of left) {
      const imported = [...left.values()].some((others) => others.has(name));
      if (!imported || ![...targets].some((target) => left.has(target))) left.delete(name);
    }
  }
  return [...left.keys()];
}

function importersOf(files: Files, wanted: (from: string, typeOnly: boolean) => boolean): string[] {
  return [...files.values()]
    .filter(({ imports }) => imports.some(({ from, typeOnly }) => wanted(from, typeOnly)))
    .map(({ name }) => name)
    .sort();
}

const files = readSourceFiles();

describe('the house', () => {
  it('has no file outside its steps', () => {
    expect([...files.keys()].filter((name) => stepOf(name) === -1)).toEqual([]);
    expect(files.size).toBeGreaterThan(50);
  });

  it('has no folder of more than 16 files', () => {
    const sizes = new Map<string, number>();
    for (const name of files.keys()) {
      const folder = name.slice(0, name.lastIndexOf('/') + 1);
      sizes.set(folder, (sizes.get(folder) ?? 0) + 1);
    }
    expect([...sizes].filter(([, count]) => count > 16)).toEqual([]);
    expect(sizes.size).toBeGreaterThan(20);
  });

  it('is walked one way', () => {
    expect(throughWalls(files)).toEqual([]);
  });

  it('has no record type that knows another', () => {
    const folders = new Set<string>();
    const ways = [...files.values()].flatMap(({ name, imports }) => {
      const here = /^records\/[^/]+\//.exec(name)?.[0];
      if (here === undefined) return [];
      folders.add(here);
      const targets = imports.map(({ from }) => fileOf(name, from, files) ?? '');
      return targets.filter((to) => to.startsWith('records/') && !to.startsWith(here));
    });
    expect(ways).toEqual([]);
    expect(folders.size).toBeGreaterThan(1);
  });

  it('reaches out of src for the version only', () => {
    const ways = [...files.values()].flatMap(({ name, imports }) =>
      imports.filter(({ from }) => isOutside(name, from)).map(({ from }) => `${name} -> ${from}`),
    );
    expect(ways).toEqual(['cli/version -> ../../package.json']);
  });

  it('has no circles', () => {
    expect(circles(files)).toEqual([]);
  });

  it('walks api one way: wire, answer, and then each use by itself', () => {
    expect(throughRooms(files)).toEqual([]);
    expect(new Set([...files.keys()].map(roomOf)).size).toBe(6);
  });

  it('knows SOAP in its folder only, and in these files', () => {
    const soap = 'api/wire/soap/';
    const users = [...files.values()]
      .filter(({ name }) => !name.startsWith(soap))
      .flatMap(({ name, imports }) => imports.map(({ from }) => [name, fileOf(name, from, files)]))
      .filter(([, to]) => to?.startsWith(soap))
      .map(([name, to]) => `${name} -> ${to}`);
    expect(users.sort()).toEqual([
      'api/answer/answer -> api/wire/soap/answer',
      'api/wire/request -> api/wire/soap/envelope',
      'api/wire/request -> api/wire/soap/xml',
      'cli/flags/soap-tokens -> api/wire/soap/envelope',
      'cli/flags/soap-tokens -> api/wire/soap/xml',
      'services -> api/wire/soap/envelope',
    ]);
  });

  it('uses papaparse in csv only', () => {
    const users = importersOf(files, (from) => from === 'papaparse');
    expect(new Set(users.map(partOf))).toEqual(new Set(['csv/']));
  });

  it('uses luxon in one file at run time', () => {
    expect(importersOf(files, (from, typeOnly) => from === 'luxon' && !typeOnly)).toEqual([
      'options/moment',
    ]);
  });

  it('makes messages of facts in one file', () => {
    const users = importersOf(files, (from) => from.endsWith('/sentences'));
    expect(users).toEqual(['messages/issue']);
    const usersOfGroups = importersOf(files, (from) => from.endsWith('-sentences'));
    expect(usersOfGroups).toEqual(['messages/sentences']);
  });

  it('uses saxes in one file', () => {
    expect(importersOf(files, (from) => from === 'saxes')).toEqual(['api/wire/soap/parse-xml']);
  });

  it('uses oauth4webapi where tokens come from only', () => {
    const users = importersOf(files, (from) => from === 'oauth4webapi');
    expect(users.filter((name) => !name.startsWith('client/tokens/'))).toEqual([]);
    expect(users).not.toEqual([]);
  });

  it('uses Node in node, double, worker and cli only', () => {
    const users = importersOf(files, (from) => from.startsWith('node:'));
    expect(users.filter(isCore)).toEqual([]);
    expect(users).not.toEqual([]);
  });

  it('loads the numbering plans of all countries only where a phone number is hashed', () => {
    const users = importersOf(files, (from, typeOnly) => /^libphonenumber/.test(from) && !typeOnly);
    expect(users).toEqual(['identifiers/country', 'identifiers/phone']);
    for (const { name } of files.values()) {
      const text = readFileSync(`src/${name}.ts`, 'utf8');
      expect(text).not.toMatch(/^import (?!type)[^;]*identifiers\/(?:country|phone)';$/m);
      if (name.startsWith('identifiers/'))
        expect(text).not.toMatch(/^import (?!type)[^;]*'\.\/(?:country|phone)';$/m);
    }
  });

  it('needs no package in its core but these; libphonenumber-js, oauth4webapi and saxes are bundled', () => {
    const packages = new Set(
      [...files.values()]
        .filter(({ name }) => isCore(name))
        .flatMap(({ imports }) => imports.map(({ from }) => from))
        .filter((from) => !from.startsWith('.')),
    );
    expect([...packages].sort()).toEqual([
      'libphonenumber-js/max',
      ...['luxon', 'oauth4webapi', 'papaparse', 'saxes', 'zod/mini'],
    ]);
  });

  test.each([
    ...['eval', 'Function', 'Buffer', 'process', '__dirname', '__filename', 'require', 'global'],
    ...['setImmediate', 'NodeJS'],
  ])('has no %s in its core', (word) => {
    const users = [...files.values()]
      .filter(({ name, identifiers }) => isCore(name) && identifiers.has(word))
      .map(({ name }) => name);
    expect(users).toEqual([]);
  });
});

/** Files that are made up, to see that the checks find what they look for. */
function houseOf(texts: Record<string, string>): Files {
  return new Map(
    Object.entries(texts).map(([name, text]) => [name, readSourceFile(name, text)] as const),
  );
}

describe('the checks find', () => {
  test.each([
    ['csv/rows', "import { x } from '../bulk/read';", 'csv/rows -> bulk/read'],
    ['csv/rows', "import type { X } from '../read';", 'csv/rows -> read'],
    ['schema/column', "export { x } from '../bulk/read';", 'schema/column -> bulk/read'],
    ['engine/row', "import { x } from '../messages/issue';", 'engine/row -> messages/issue'],
    [
      'bulk/header',
      "import { x } from '../schema/codecs/text';",
      'bulk/header -> schema/codecs/text',
    ],
    ['engine/check', "const x = await import('../records/x');", 'engine/check -> records/x/index'],
    ['engine/check', "type X = import('../read').X;", 'engine/check -> read'],
    ['read', "import './index';", 'read -> index'],
    ['report/text', "import '../node/files';", 'report/text -> node/files'],
    ['read', "import './gone';", 'read -> gone/index'],
  ])('a way through a wall: %s with %s', (name, text, found) => {
    const others = Object.fromEntries(
      [
        'bulk/read',
        'schema/codecs/text',
        'messages/issue',
        'records/x/index',
        'read',
        'index',
        'node/files',
      ]
        .filter((other) => other !== name)
        .map((other) => [other, '']),
    );
    expect(throughWalls(houseOf({ ...others, [name]: text }))).toEqual([found]);
  });

  test.each([
    ['csv/rows', "import './scan'; import '../text/place'; import 'papaparse';"],
    [
      'engine/check',
      "import '../bulk/read'; import '../schema/codecs/text'; import '../csv/rows';",
    ],
    ['records/x/index', "import '../../schema/codecs/text'; import './columns';"],
    ['cli/main', "import '../index'; import '../node/files'; import '../csv/rows';"],
    ['cli/version', "import '../../package.json';"],
  ])('no fault in what is allowed: %s with %s', (name, text) => {
    const others = [
      'csv/scan',
      'csv/rows',
      'text/place',
      'bulk/read',
      'schema/codecs/text',
      'index',
    ];
    const more = ['records/x/columns', 'node/files'];
    const empty = Object.fromEntries([...others, ...more].map((other) => [other, '']));
    expect(throughWalls(houseOf({ ...empty, [name]: text }))).toEqual([]);
  });

  test.each([
    ['api/wire/json', '../answer/fault', ['api/wire/json -> api/answer/fault']],
    ['api/answer/fault', '../goals/read', ['api/answer/fault -> api/goals/read']],
    ['api/apply/batch', '../goals/read', ['api/apply/batch -> api/goals/read']],
    ['api/goals/read', '../answer/fault', []],
    ['api/answer/fault', '../wire/soap/xml', []],
    ['services', './api/goals/read', []],
  ])('a way through the rooms of api: %s with %s', (name, from, found) => {
    const others = { 'api/answer/fault': '', 'api/goals/read': '', 'api/wire/soap/xml': '' };
    expect(throughRooms(houseOf({ ...others, [name]: `import '${from}';` }))).toEqual(found);
  });

  it('a circle, and not what leads to it', () => {
    const house = houseOf({
      read: "import './run';",
      run: "import type { T } from './tally';",
      tally: "import './write';",
      write: "import './run'; import './message';",
      message: '',
    });
    expect(circles(house)).toEqual(['run', 'tally', 'write']);
  });

  it('a word where it is a value or a type, and not where it names a property', () => {
    const { identifiers } = readSourceFile(
      'read',
      'const x: NodeJS.Timeout = eval("1"); y.process = { Buffer: 1 }; process.exit();',
    );
    expect([...identifiers].sort()).toEqual(['NodeJS', 'eval', 'process', 'x', 'y']);
  });

  it('imports of types only', () => {
    const { imports } = readSourceFile(
      'read',
      "import type { A } from 'a'; import { type B } from 'b'; export type { C } from 'c';",
    );
    expect(imports).toEqual([
      { from: 'a', typeOnly: true },
      { from: 'b', typeOnly: false },
      { from: 'c', typeOnly: true },
    ]);
  });
});
