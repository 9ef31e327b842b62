/** Whether a property of an object holds nothing: it is absent, null, or an empty text. */
export function isEmpty(value: unknown): value is undefined | null | '' {
  return value === undefined || value === null || value === '';
}
