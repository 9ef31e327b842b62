import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it, test } from 'vitest';

/* Bundled code of others is distributed with its license. The built files show what is bundled. */

const page = 'THIRD-PARTY-LICENSES.md';
const flat = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Packages whose code a file of `dist` holds: the bundler names each module in a comment above it. */
function packagesIn(file: string): readonly string[] {
  const text = readFileSync(join('dist', file), 'utf8');
  const comments = text.matchAll(/^\s*\/\/ node_modules\/((?:@[^/\s]+\/)?[^/\s]+)\//gm);
  return [...comments].map(([, name]) => name as string);
}

/** A package and all its dependencies. */
function needed(name: string): readonly string[] {
  const manifest = readFileSync(join('node_modules', name, 'package.json'), 'utf8');
  const { dependencies = {} } = JSON.parse(manifest) as { dependencies?: object };
  return [name, ...Object.keys(dependencies).flatMap(needed)];
}

/** Packages that `src` imports and that are not installed with this one, and their dependencies. */
function toBeBundled(): readonly string[] {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join('src', name), 'utf8'));
  const names = sources
    .flatMap((text) => [...text.matchAll(/from '((?:@[\w-]+\/)?[\w-]+)(?:\/[^']*)?';/g)])
    .map(([, name]) => name as string)
    .filter((name) => !(name in dependencies));
  return [...new Set(names.flatMap(needed))].sort();
}

const atOnce =
  /^(?:import|export)\b[^;]*?["']\.\/([\w.-]+)["']|^(?:const|var|let)\b[^;\n]*require\(["']\.\/([\w.-]+)["']\)/gm;
const everything = /(?:from|import|import\(|require\()\s*["']\.\/([\w.-]+)["']/g;

/** The file and all files of `dist` that it imports or loads later, itself or through others. */
function reached(
  file: string,
  pattern = everything,
  found = new Set<string>(),
): ReadonlySet<string> {
  if (found.has(file)) return found;
  found.add(file);
  const text = readFileSync(join('dist', file), 'utf8');
  for (const [, next, other] of text.matchAll(pattern))
    reached((next ?? other) as string, pattern, found);
  return found;
}

const bundled = new Set(
  readdirSync('dist')
    .filter((name) => /\.c?js$/.test(name))
    .flatMap(packagesIn),
);

function licenseOf(name: string): string {
  const folder = join('node_modules', name);
  const file = readdirSync(folder).find((each) => /^licen[cs]e(?:\.|$)/i.test(each));
  return file === undefined ? '' : flat(readFileSync(join(folder, file), 'utf8'));
}

const archives = ['buffer-crc32', 'pend', 'yauzl', 'yazl'];
const xml = ['saxes', 'xmlchars'];
const phones = ['libphonenumber-js'];
const oauth = ['oauth4webapi'];

describe('code of others', () => {
  it('is that of the packages for ZIP archives, XML, phones and OAuth, and of those that they need', () => {
    expect([...bundled].sort()).toEqual([...archives, ...xml, ...phones, ...oauth].sort());
    expect([...bundled].sort()).toEqual(toBeBundled());
  });

  it('goes out with its license where its package has no text of it: saxes', () => {
    const section =
      /^## saxes$.*?^```text$(.*?)^```$/ms.exec(readFileSync(page, 'utf8'))?.[1] ?? '';
    expect(flat(section)).toMatch(/^The ISC License .* IN CONNECTION WITH THE USE OR PERFORMANCE /);
    expect(licenseOf('saxes')).toBe('');
    expect(readFileSync('node_modules/saxes/package.json', 'utf8')).toContain('"license": "ISC"');
  });

  const withText = [...bundled].filter((name) => name !== 'saxes');
  test.each(withText)('goes out with its license: %s', (name) => {
    const license = licenseOf(name);
    expect(license).toMatch(/Permission is hereby granted, .* WITHOUT WARRANTY OF ANY KIND, /);
    const text = readFileSync(page, 'utf8');
    expect(text).toMatch(new RegExp(`^## ${name}$`, 'm'));
    expect(flat(text)).toContain(license);
  });

  it.each(['index.js', 'index.cjs'])('is not in what the core loads at once: %s', (entry) => {
    const files = [...reached(entry, atOnce)];
    expect(files.length).toBeGreaterThan(1);
    expect(files.flatMap(packagesIn)).toEqual([]);
  });

  it('goes out with its license in the page, which is one file', async () => {
    const { metafile } = await build({
      entryPoints: ['src/page/main.ts', 'src/page/worker/main.ts'],
      ...{ bundle: true, write: false, metafile: true, outdir: 'page' },
    });
    const inputs = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs));
    const names = inputs
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .flatMap(([path]) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []);
    const text = readFileSync(page, 'utf8');
    const found = [...new Set(names)].sort();
    expect(found).toEqual(['luxon', 'papaparse', 'saxes', 'xmlchars', 'zod']);
    for (const name of found) {
      expect(text).toMatch(new RegExp(`^## ${name}$`, 'm'));
      expect(flat(text)).toContain(licenseOf(name));
    }
  });

  it('goes out with the license of the numbering plans, which are those of libphonenumber', () => {
    const license = readFileSync('node_modules/libphonenumber-js/LICENSE.Apache', 'utf8');
    expect(license).toContain('Apache License');
    const text = readFileSync(page, 'utf8');
    expect(text).toMatch(/^## libphonenumber$/m);
    expect(flat(text)).toContain(flat(license));
  });

  it.each([
    ['index.js', phones],
    ['index.cjs', phones],
    ['node.js', [...archives, ...phones].sort()],
    ['node.cjs', [...archives, ...phones].sort()],
    ['cli.js', [...archives, ...phones, ...oauth, ...xml].sort()],
    ['services.js', [...phones, ...xml]],
    ['services.cjs', [...phones, ...xml]],
    ['client.js', [...phones, ...oauth, ...xml]],
    ['client.cjs', [...phones, ...oauth, ...xml]],
    ['double.js', [...archives, ...xml].sort()],
    ['double.cjs', [...archives, ...xml].sort()],
    ['worker.js', [...phones, ...oauth, ...xml]],
    ['worker.cjs', [...phones, ...oauth, ...xml]],
  ])('is in the rest: %s', (entry, expected) => {
    const packages = [...reached(entry)].flatMap((file) => packagesIn(file));
    expect([...new Set(packages)].sort()).toEqual(expected);
  });
});
