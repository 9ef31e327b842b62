import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** A fenced block of a page. */
export interface Block {
  readonly language: string;
  /** Line of its opening fence. */
  readonly line: number;
  readonly text: string;
}

export interface Page {
  readonly path: string;
  readonly text: string;
}

export function page(path: string): Page {
  return { path, text: readFileSync(path, 'utf8') };
}

/** The pages whose blocks must hold: everything under docs/, and the README. */
export function pages(): readonly Page[] {
  const docs = readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .sort()
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`);
  return [...docs, 'README.md'].filter((path) => existsSync(path)).map(page);
}

export function blocksOf({ path, text }: Page): readonly Block[] {
  const blocks: Block[] = [];
  let open: { language: string; line: number; lines: string[] } | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    const fence = /^```(\S*)\s*$/.exec(line);
    if (!fence) open?.lines.push(line);
    else if (open) {
      blocks.push({ ...open, text: open.lines.map((each) => `${each}\n`).join('') });
      open = undefined;
    } else open = { language: fence[1] as string, line: index + 1, lines: [] };
  }
  if (open) throw new Error(`${path}: the block of line ${open.line} is never closed`);
  return blocks;
}
