/**
 * What a message may say about a name that does not exist. The name may be data in the wrong place, such as a
 * token, so it is shown only if it is probably a misspelling of a known one.
 *
 * @param meant the known name that was probably meant
 */
export function describeUnknown(name: string, meant: string | undefined) {
  if (meant !== undefined && /^[\w .-]{1,64}$/.test(name))
    return { shown: `"${name}"`, offer: ` Did you mean "${meant}"?` };
  const { length } = Array.from(name);
  return { shown: `(${length} character${length === 1 ? '' : 's'})`, offer: '' };
}
