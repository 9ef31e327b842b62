// A config with a rule of your own.
// Run: npx msads-bulk validate samples/upload.csv --config samples/config/msads-bulk.config.mjs
import { offlineConversion, rule } from 'msads-bulk';

/** @type {import('msads-bulk').CommandLineConfig} */
export default {
  rules: [
    rule(offlineConversion, {
      code: 'acme-over-limit',
      severity: 'warning',
      column: 'conversionValue',
      message: ({ value }) => `The value ${value} is over 1000; ask finance first.`,
      check({ value: { conversionValue } }, report) {
        if (conversionValue > 1000) report({ value: conversionValue });
      },
    }),
  ],
};
