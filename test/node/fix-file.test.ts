import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { BulkFileError, type Change } from '../../src/index';
import { fixBulkFilePath } from '../../src/node';
import { useScratch } from '../support/scratch';
import { fullHeader, fullUpload } from '../support/upload-text';
import { onlyFileOf } from '../support/zip-file';

const files = {
  'in.csv': `${fullHeader}\n`,
  'open.csv': `${fullHeader}\n"`,
  'old.csv': 'old',
};

const scratch = useScratch();

/** Writes a file of these, and gives its path. */
const given = (name: keyof typeof files) => scratch.file(name, files[name]);

describe('fixBulkFilePath', () => {
  it('writes a file, and reports what it changes', async () => {
    const codes: string[] = [];
    const onChange = ({ code }: Change) => codes.push(code);
    await fixBulkFilePath(given('in.csv'), given('old.csv'), { onChange });
    expect(readFileSync(scratch.at('old.csv'), 'utf8')).toBe(fullUpload());
    expect(codes).toEqual(['bom-missing', 'version-missing', 'line-end']);
  });

  it('packs a ZIP archive, and unpacks one', async () => {
    const [zip, out] = [scratch.at('out.zip'), scratch.at('out.tsv')];
    await fixBulkFilePath(given('in.csv'), zip);
    const { name, content } = onlyFileOf(readFileSync(zip));
    expect({ name, text: content.toString() }).toEqual({ name: 'out.csv', text: fullUpload() });
    await fixBulkFilePath(zip, out, { delimiter: '\t' });
    expect(readFileSync(out, 'utf8')).toBe(fullUpload().replaceAll(',', '\t'));
  });

  it.each([
    ['out.csv', ','],
    ['out.tsv', '\t'],
  ])(
    'writes the delimiter that the name asks for, whatever the source has: %s',
    async (name, delimiter) => {
      const fixed = fullUpload().replaceAll(',', delimiter);
      for (const other of [',', '\t', ';']) {
        const source = scratch.file('in.csv', fullUpload().replaceAll(',', other));
        await fixBulkFilePath(source, scratch.at(name));
        expect(readFileSync(scratch.at(name), 'utf8')).toBe(fixed);
      }
    },
  );

  test.each([
    [
      'out.txt',
      {},
      'The name of "out.txt" must end in .csv, .tsv, or .zip, because the service accepts no other files.',
    ],
    [
      'out.csv',
      { delimiter: '\t' },
      'The name of "out.csv" ends in .csv, but its cells are separated by tabs.',
    ],
    [
      'out.tsv',
      { delimiter: ',' },
      'The name of "out.tsv" ends in .tsv, but its cells are separated by commas.',
    ],
  ] as const)('a name that the service would not accept: %s', async (name, options, sentence) => {
    const work = fixBulkFilePath(given('in.csv'), scratch.at(name), options);
    await expect(work).rejects.toThrow(new TypeError(sentence));
    expect(existsSync(scratch.at(name))).toBe(false);
  });

  it('keeps the old file if the source cannot be read to its end', async () => {
    const target = given('old.csv');
    await expect(fixBulkFilePath(given('open.csv'), target)).rejects.toThrow(BulkFileError);
    expect(readFileSync(target, 'utf8')).toBe('old');
  });

  test('a target that is the source, through a link too', async () => {
    const source = given('in.csv');
    symlinkSync(source, scratch.at('link.csv'));
    for (const target of [source, scratch.at('link.csv')])
      await expect(fixBulkFilePath(source, target)).rejects.toThrow(
        new TypeError('The target is the source and would be overwritten. Name another file.'),
      );
    expect(readFileSync(source, 'utf8')).toBe(files['in.csv']);
  });
});
