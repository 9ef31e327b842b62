// Builds src/page into one file that needs nothing else: dist/page/index.html.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Script } from 'node:vm';
import { build } from 'esbuild';

const shared = {
  bundle: true,
  write: false,
  minify: true,
  charset: 'utf8',
  legalComments: 'none',
  platform: 'browser',
  target: ['es2022', 'chrome109', 'firefox113', 'safari16.4'],
};

async function bundle(entry, format, define = {}) {
  const { outputFiles } = await build({ ...shared, entryPoints: [entry], format, define });
  return outputFiles[0].text;
}

/** How the policy names an inlined text. */
const hashOf = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** A script that held `<!--` would be read in another way. Only its texts do. */
function asInline(script) {
  const text = script.replaceAll('<!--', '\\x3c!--');
  new Script(text);
  return assertInline(text);
}

/** An element of HTML ends where its end is written, and a browser replaces carriage returns. */
function assertInline(text) {
  if (/<\/(?:script|style)|\r/i.test(text)) throw new Error('This text cannot be inlined.');
  return text;
}

export async function buildPage() {
  const worker = await bundle('src/page/worker/main.ts', 'iife');
  const workerScript = JSON.stringify(worker);
  const script = asInline(await bundle('src/page/main.ts', 'iife', { workerScript }));
  const stylesModule = await bundle('src/page/styles.ts', 'esm');
  const { styles } = await import(`data:text/javascript,${encodeURIComponent(stylesModule)}`);
  const style = assertInline(styles);
  const policy = [
    "default-src 'none'",
    // WebAssembly for the screen: without it, a large file takes more than twice the command line's time.
    `script-src ${hashOf(script)} 'wasm-unsafe-eval'`,
    'worker-src blob:',
    `style-src ${hashOf(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return readFileSync('src/page/index.html', 'utf8')
    .replace('content="policy"', () => `content="${policy}"`)
    .replace('<style>', () => `<style>${style}`)
    .replace('<script>', () => `<script>${script}`);
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  mkdirSync('dist/page', { recursive: true });
  writeFileSync('dist/page/index.html', await buildPage());
}
