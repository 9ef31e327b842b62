// Writes the schemas to dist/schemas, at the end of a build.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createOutputSchemas } from './outputs.mjs';

const folder = 'dist/schemas';

mkdirSync(folder, { recursive: true });
for (const [name, schema] of createOutputSchemas())
  writeFileSync(`${folder}/${name}.json`, `${JSON.stringify(schema, undefined, 1)}\n`);
