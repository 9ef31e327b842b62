import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { page } from './pages';

/** Targets of the links of a page that lead to other files or headings of the repository. */
export function linksOf(markdown: string): readonly string[] {
  const links = [...markdown.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] as string);
  return links.filter((link) => !/^[a-z]+:/.test(link));
}

export function leadsSomewhere(from: string, link: string): boolean {
  const [path = '', heading] = link.split('#');
  const target = path === '' ? from : normalize(join(dirname(from), path));
  if (!existsSync(target)) return false;
  return heading === undefined || headingsOf(page(target).text).map(anchorOf).includes(heading);
}

/** Headings of any level, blocks left out: a comment in a block may start with `#`. */
export function headingsOf(markdown: string): readonly string[] {
  const prose = markdown.replace(/^```[\s\S]*?^```/gm, '');
  return [...prose.matchAll(/^#+ (.+)$/gm)].map((match) => match[1] as string);
}

/** The anchor that code hosts give a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}
