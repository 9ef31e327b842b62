import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { blocksOf, page } from './pages';

const architecture = page('docs/architecture.md');
const [drawing, imports] = blocksOf(architecture).map(({ text }) => text) as [string, string];

it('draws every folder of src, and no other', () => {
  const drawn: string[] = [];
  const open: string[] = [];
  for (const [, indent = '', name] of drawing.matchAll(/^( {4,})([\w-]+\/)/gm)) {
    const depth = indent.length / 2 - 2;
    open.splice(depth, open.length, name as string);
    drawn.push(open.join('').replace(/\/$/, ''));
  }
  const folders = readdirSync('src', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ parentPath, name }) => `${parentPath}/${name}`.replace('src/', ''));
  expect(drawn.sort()).toEqual(folders.sort());
});

it('has the import order that the walls hold', () => {
  const walls = readFileSync('test/house/walls.test.ts', 'utf8');
  const steps = /^const steps: .*? = \[\n(.*?)\n\];/ms.exec(walls)?.[1] ?? '';
  const held = [...steps.matchAll(/^ {2}\[(.*?)\],$/gms)].map(([, step]) =>
    [...(step as string).matchAll(/'(.*?)'/g)].map(([, part]) => part).join('  '),
  );
  expect(held.length).toBeGreaterThan(10);
  expect(imports.trimEnd().split('\n')).toEqual(held);
});

it('names files and folders that exist', () => {
  const prose = architecture.text.replace(/^```[\s\S]*?^```/gm, '');
  const named = [...prose.matchAll(/`((?:[\w-]+\/)*[\w-]+(?:\.ts|\/))`/g)].map(
    ([, name]) => name as string,
  );
  expect(named.length).toBeGreaterThan(20);
  const missing = named.filter((name) => !existsSync(`src/${name}`) && !existsSync(name));
  expect(missing).toEqual([]);
});
