export function inMemory(): { readonly TMPDIR?: string };
