import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

/* The bundled reader of XML is CommonJS: it must work in both forms of the package. */

const body = `<ApplyOfflineConversionsResponse xmlns="https://bingads.microsoft.com/CampaignManagement/v13"/>`;

test.each([
  ['an ES module', 'module', `import { readApplyResponse } from 'PATH/services.js';`],
  ['CommonJS', 'commonjs', `const { readApplyResponse } = require('PATH/services.cjs');`],
])('the built package reads XML as %s', (_, type, imports) => {
  const script = `
    ${imports.replace('PATH', resolve('dist'))}
    console.log(readApplyResponse(${JSON.stringify(body)}, { rows: [7] })[0].status);
  `;
  const args = [`--input-type=${type}`, '-e', script];
  expect(execFileSync(process.execPath, args).toString()).toBe('accepted\n');
});
