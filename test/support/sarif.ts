import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';

const path = 'node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
// It calls itself draft-04, but has nothing that draft-07, which ajv knows, reads in another way. One of
// its patterns is no regular expression of the Unicode kind.
const { $schema: _draft, id: _id, ...schema } = JSON.parse(readFileSync(path, 'utf8'));
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats(ajv);
const validate = ajv.compile(schema);

/** What the OASIS schema of SARIF 2.1.0 has against a log. */
export function faultsOf(log: unknown): unknown {
  return validate(log) ? [] : validate.errors;
}
