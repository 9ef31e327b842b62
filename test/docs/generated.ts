import { readFileSync, writeFileSync } from 'node:fs';

/** The text between the markers `<!-- generated:NAME -->` and `<!-- end -->`. */
const between = (name: string) =>
  new RegExp(`(?<=<!-- generated:${name} -->\n\n)[\\s\\S]*?(?=\n\n<!-- end -->)`);

/** A part of a page that is generated from the code; undefined if the page has no such part. */
export function generatedPart(page: string, name: string): string | undefined {
  return between(name).exec(readFileSync(page, 'utf8'))?.[0];
}

/** Replaces these parts of a page, but only in `UPDATE_DOCS=1 npx vitest run test/docs`. */
export function updateParts(page: string, parts: Readonly<Record<string, string>>): void {
  if (!process.env.UPDATE_DOCS) return;
  let text = readFileSync(page, 'utf8');
  for (const [name, part] of Object.entries(parts)) text = text.replace(between(name), () => part);
  writeFileSync(page, text);
}
