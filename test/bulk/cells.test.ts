import { describe, expect, it } from 'vitest';
import { readBulkRows, readOfflineConversions } from '../../src/index';
import { uploadText } from '../support/upload-text';

async function cellsOf(header: string, row: string): Promise<ReadonlyMap<string, string>> {
  const rows = readBulkRows(uploadText(header, row), { kind: 'result' });
  const first = await rows.next();
  await rows.return();
  if (first.done) throw new Error('The file has no row.');
  return first.value.cells;
}

describe('a cell', () => {
  const header = 'Type,Microsoft Click ID,,Colour, Name,__proto__,constructor';
  const row = 'Offline Conversion,abc,unnamed,red,x,p,c';

  it.each<{ name: string; text: string | undefined }>([
    { name: 'Type', text: 'Offline Conversion' },
    { name: 'Microsoft Click ID', text: 'abc' },
    { name: 'Microsoft Click Id', text: 'abc' },
    { name: ' Name', text: 'x' },
    { name: 'Name', text: 'x' },
    { name: 'Colour', text: 'red' },
    { name: '__proto__', text: 'p' },
    { name: 'constructor', text: 'c' },
    { name: 'toString', text: undefined },
    { name: 'hasOwnProperty', text: undefined },
    { name: 'colour', text: undefined },
    { name: 'microsoft click id', text: undefined },
    { name: 'Client Id', text: undefined },
    { name: '', text: undefined },
  ])('is found by its name as written or as known: "$name" is $text', async ({ name, text }) => {
    const file = uploadText(header, 'Format Version', row);
    const { value } = await readOfflineConversions(file).next();
    expect(value?.cells.get(name)).toBe(text);
    expect(value?.cells.has(name)).toBe(text !== undefined);
  });

  it('that the row does not have is empty', async () => {
    const cells = await cellsOf('Type,Name,Client Id', 'Campaign');
    expect(cells.get('Client Id')).toBe('');
    expect(cells.has('Client Id')).toBe(true);
    expect([...cells.values()]).toEqual(['Campaign', '', '']);
  });

  it('that the header does not name is in no list', async () => {
    const cells = await cellsOf('Type,,Name', 'Campaign,unnamed,x,beyond');
    expect([...cells.values()]).toEqual(['Campaign', 'x']);
  });

  it('of two columns with one name is that of the first', async () => {
    const cells = await cellsOf('Type,Colour,Colour,Name,Name', 'Campaign,red,blue,x,y');
    expect(cells.get('Colour')).toBe('red');
    expect(cells.get('Name')).toBe('x');
    expect([...cells]).toEqual([
      ['Type', 'Campaign'],
      ['Colour', 'red'],
      ['Name', 'x'],
    ]);
    expect(cells.size).toBe(3);
  });

  it('of a name and another spelling of it is that of the exact name, wherever it stands', async () => {
    for (const header of ['Type,name,Name', 'Type,Name,name']) {
      const names = header.split(',');
      const cells = await cellsOf(header, names.join());
      expect(cells.get('Name')).toBe('Name');
      expect(cells.get('name')).toBe('name');
      expect([...cells.keys()]).toEqual(names);
    }
  });

  it('of the exact Type says what a row is, wherever it stands', async () => {
    const text = uploadText('type,Name,Type', 'Campaign,6.0,Format Version');
    const { value } = await readBulkRows(text).next();
    expect(value?.type).toBe('Format Version');
  });
});

describe('the cells of a row, as a map', () => {
  const entries = [
    ['Type', 'Campaign'],
    ['Name', ''],
    ['Colour', 'red'],
  ];
  const open = () => cellsOf('Type,Name,Colour,', 'Campaign,,red');

  it('have a size', async () => {
    expect((await open()).size).toBe(3);
  });

  it('are given in the order of the header, again and again', async () => {
    const cells = await open();
    for (let again = 0; again < 2; again++) {
      expect([...cells]).toEqual(entries);
      expect([...cells.entries()]).toEqual(entries);
      expect([...cells.keys()]).toEqual(['Type', 'Name', 'Colour']);
      expect([...cells.values()]).toEqual(['Campaign', '', 'red']);
    }
    expect(new Map(cells)).toEqual(new Map(entries as [string, string][]));
  });

  it('are visited with the map itself', async () => {
    const cells = await open();
    const visited: unknown[] = [];
    cells.forEach((text, name, map) => {
      visited.push([name, text]);
      expect(map).toBe(cells);
    });
    expect(visited).toEqual(entries);
  });

  it('stay as they were when the next row is read', async () => {
    const kept: ReadonlyMap<string, string>[] = [];
    const text = uploadText('Type,Name', 'Format Version,6.0', 'Campaign,a', 'Campaign,"b"');
    for await (const { cells } of readBulkRows(text)) kept.push(cells);
    expect(kept.map((cells) => cells.get('Name'))).toEqual(['6.0', 'a', 'b']);
  });
});
