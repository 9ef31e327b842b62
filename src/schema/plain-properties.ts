import type { PlainProperty } from '../identifiers/hash-properties';
import type { AnyColumn, Columns } from './column';

/** Lists the properties that the option `hash` takes plain identifiers from: those that columns declare. */
export function plainPropertiesOf(columns: Columns): readonly PlainProperty[] {
  return Object.entries<AnyColumn>(columns).flatMap(([hashed, { hashOf, service }]) =>
    hashOf === undefined || hashOf in columns
      ? []
      : [{ name: hashOf, hashed, service: service?.['not-hashed'] }],
  );
}
