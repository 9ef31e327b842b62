// The checks in a page. What its policy refuses is noted from its first line on.
import * as core from 'msads-bulk';
import * as services from 'msads-bulk/services';
import { outcomes } from './checks.mjs';

const all = [];
for await (const outcome of outcomes({ core, services })) all.push(outcome);
// Violations are reported a little later than they happen.
await new Promise((resolve) => setTimeout(resolve, 100));
const violations = [...globalThis.violations];

let evaluated;
try {
  evaluated = Function('return "it is"')();
} catch (cause) {
  evaluated = cause.name;
}
globalThis.noted = JSON.stringify({ outcomes: all, violations, evaluated });
