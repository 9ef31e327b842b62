// Writes the schemas to dist/schemas, at the end of a build.
import { mkdirSync, writeFileSync } from 'node:fs';
import { offlineConversion } from '../../../../dist/index.js';
import { createOutputSchemas } from './outputs.mjs';

const folder = 'dist/schemas';

mkdirSync(folder, { recursive: true });
const record = offlineConversion['~standard'].jsonSchema.input({ target: 'draft-2020-12' });
for (const [name, schema] of createOutputSchemas(record))
  writeFileSync(`${folder}/${name}.json`, `${JSON.stringify(schema, undefined, 1)}\n`);
