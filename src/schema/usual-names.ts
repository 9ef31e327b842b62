import { nearest, squeeze } from '../text/nearest';
import type { AnyRecordType } from './record-type';

type UsualNames = NonNullable<AnyRecordType['usualNames']>;

/** Returns the property that a name most likely means; undefined if none is close. */
export function propertyMeantBy(
  name: string,
  { columns, usualNames = {} }: Pick<AnyRecordType, 'columns' | 'usualNames'>,
): string | undefined {
  return propertyUsuallyNamed(name, usualNames) ?? nearest(name, Object.keys(columns));
}

/** Returns the header of the column that other systems know by this name; undefined if there is none. */
export function headerUsuallyNamed(
  name: string,
  { columns, usualNames = {} }: Pick<AnyRecordType, 'columns' | 'usualNames'>,
): string | undefined {
  const property = propertyUsuallyNamed(name, usualNames);
  // A plain identifier has no column: renaming its column would upload it without hashing.
  return property === undefined ? undefined : columns[property]?.header;
}

/** Properties by the squeezed names that other systems use. A file may have thousands of columns to look up. */
const indexes = new WeakMap<UsualNames, ReadonlyMap<string, string>>();

function propertyUsuallyNamed(name: string, usualNames: UsualNames): string | undefined {
  let index = indexes.get(usualNames);
  if (!index) {
    const pairs = Object.entries(usualNames).flatMap(([property, names]) =>
      names.map((usual) => [squeeze(usual), property] as const),
    );
    // The first property that claims a name has it.
    index = new Map(pairs.reverse());
    indexes.set(usualNames, index);
  }
  return index.get(squeeze(name));
}
