import { afterAll, describe, expect, it } from 'vitest';
import { leadsSomewhere, linksOf } from './links';
import { type Block, blocksOf, pages } from './pages';
import { openPlayground, type Playground } from './playground';

/*
 * Nothing that the docs show is unproven. Blocks of `ts` and `js` are run, and what an `output` block
 * after them says is what they print. Blocks of `console` are transcripts: each line that starts with
 * `$ ` is run, and the lines after it are what it prints, stdout and stderr.
 */
for (const page of pages()) {
  const blocks = blocksOf(page);
  describe(page.path, () => {
    let opened: Playground | undefined;
    const playground = () => {
      opened ??= openPlayground();
      return opened;
    };
    afterAll(() => opened?.close());

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

    it('has no output without a program, and no block of a language that nobody knows', () => {
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
