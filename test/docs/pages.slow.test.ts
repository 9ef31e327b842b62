import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leadsSomewhere, linksOf } from './links';
import { type Block, blocksOf, pages } from './pages';
import { openPlayground, type Playground } from './playground';
import { type RunningDouble, startDouble } from './running-double';

/*
 * Everything that the docs show is run. Blocks of `ts` and `js` are programs, and an `output` block after
 * one is what it prints. Blocks of `console` are transcripts: each line that starts with `$ ` is run, and
 * the lines after it are what it prints on stdout and stderr. What calls the service calls a double.
 */
const callsService = /^\$ msads-bulk (?:upload|send|accounts|.* --?fetch)\b/m;

for (const page of pages()) {
  const blocks = blocksOf(page);
  describe(page.path, () => {
    let opened: Playground | undefined;
    let double: RunningDouble | undefined;
    const playground = () => {
      opened ??= openPlayground(double?.env);
      return opened;
    };
    beforeAll(async () => {
      const transcripts = blocks.filter(({ language }) => language === 'console');
      if (transcripts.some(({ text }) => callsService.test(text))) double = await startDouble();
    });
    afterAll(() => {
      opened?.close();
      double?.close();
    });

    blocks.forEach((block, index) => {
      const after = blocks[index + 1];
      const name = `${block.language} of line ${block.line}`;
      if (isProgram(block)) {
        it(name, () => {
          const outcome = playground().program(block.text, block.language);
          const output = after?.language === 'output' ? after.text : outcome.output;
          expect(outcome).toEqual({ output, status: 0 });
        });
      } else if (block.language === 'console') {
        it(name, () => {
          expect(playground().transcript(block.text).output).toBe(block.text);
        });
      }
    });

    it('has output only after programs, and blocks only in known languages', () => {
      const languages = blocks.map(({ language }) => language);
      const known = ['ts', 'js', 'output', 'console', 'sh', 'csv', 'text'];
      expect(languages.filter((language) => !known.includes(language))).toEqual([]);
      const orphans = blocks.filter(
        ({ language }, index) =>
          language === 'output' && !isProgram(blocks[index - 1] as Block | undefined),
      );
      expect(orphans).toEqual([]);
    });

    it('links to pages and headings that exist', () => {
      const broken = linksOf(page.text).filter((link) => !leadsSomewhere(page.path, link));
      expect(broken).toEqual([]);
    });
  });
}

function isProgram(block: Block | undefined): block is Block & { language: 'ts' | 'js' } {
  return block?.language === 'ts' || block?.language === 'js';
}
