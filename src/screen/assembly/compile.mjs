// Compiles the module of the screen into src/screen/module-bytes.ts. The same source gives the same bytes.
import { writeFileSync } from 'node:fs';
import asc from 'assemblyscript/asc';

export async function compileModule() {
  const options = ['-O3', '--runtime', 'stub', '--noAssert', '--enable', 'simd'];
  const args = ['src/screen/assembly/index.ts', ...options, '--outFile', 'screen.wasm'];
  let bytes;
  const { error, stderr } = await asc.main(args, {
    writeFile: (name, contents) => {
      if (name.endsWith('.wasm')) bytes = contents;
    },
  });
  if (error) throw new Error(`${error.message}\n${stderr}`);
  const text = Buffer.from(bytes).toString('base64');
  return `/** The compiled module, made by \`npm run build\` from src/screen/assembly. */\nexport const moduleBytes =\n  '${text}';\n`;
}

if (process.argv[1] === new URL(import.meta.url).pathname)
  writeFileSync('src/screen/module-bytes.ts', await compileModule());
