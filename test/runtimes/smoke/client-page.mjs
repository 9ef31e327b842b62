// The outcome of the client in a page, which reaches the service through its own site.
import { clientOutcome } from './client-checks.mjs';

const { environment, credentials } = JSON.parse(
  document.querySelector('script[type="application/json"]').textContent,
);
const fetchThroughSite = (address, options) => {
  const { pathname, search } = new URL(address);
  return fetch(`/service${pathname}${search}`, options);
};
try {
  const outcome = await clientOutcome({ environment, credentials, fetch: fetchThroughSite });
  globalThis.noted = JSON.stringify(outcome);
} catch (cause) {
  globalThis.noted = JSON.stringify(String(cause.stack));
}
