// What the policy of the page refuses, as it happens.
globalThis.violations = [];
addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) => {
  globalThis.violations.push({ effectiveDirective, blockedURI, sourceFile });
});
