import { offlineConversion } from '../../records/offline-conversion';
import { usualNames } from '../../records/offline-conversion/usual-names';
import { plainPropertiesOf } from '../../schema/plain-properties';
import { propertyMeantBy } from '../../schema/usual-names';
import { isEmpty } from '../../text/empty';
import { squeeze } from '../../text/nearest';
import { describeUnknown } from '../../text/shown/unknown-name';
import { UsageError } from '../wrong-use';
import type { InputItem } from './item';

export type PropertyNames = ReturnType<typeof readPropertyNames>;

const known = new Map(
  Object.entries(offlineConversion.columns).flatMap(([property, { header }]) => [
    [squeeze(property), property],
    [squeeze(header), property],
  ]),
);
for (const { name } of plainPropertiesOf(offlineConversion.columns)) known.set(name, name);
const usual = new Set(Object.values(usualNames).flatMap((names) => names.map(squeeze)));

/** The names of an input: those of properties and bulk columns, and others by pairs such as `msclkid=microsoftClickId`. */
export function readPropertyNames(pairs: readonly string[] = []) {
  const mapped = new Map<string, string>();
  for (const pair of pairs) {
    const at = pair.lastIndexOf('=');
    const [name, target] = [pair.slice(0, at).trim(), pair.slice(at + 1)];
    if (at === -1 || name === '')
      throw new UsageError('--map must be NAME=PROPERTY, for example msclkid=microsoftClickId.');
    const property = known.get(squeeze(target));
    if (property === undefined) {
      const { shown, offer } = describeUnknown(target, propertyMeantBy(target, offlineConversion));
      throw new UsageError(`--map has an unknown property ${shown}.${offer}`);
    }
    if (mapped.has(name)) throw new UsageError('--map has the same NAME twice.');
    mapped.set(name, property);
  }
  const mappedColumns = new Map([...mapped].map(([name, property]) => [squeeze(name), property]));

  const names = {
    /** The names that the pairs map. */
    mapped: [...mapped.keys()],
    /** The property of a column, whatever the case and separators of its name; undefined if unknown. */
    ofColumn: (name: string) => mappedColumns.get(squeeze(name)) ?? known.get(squeeze(name)),
    /** Whether a column has such a name, or one that other systems use for a property. */
    isLikely: (name: string) => names.ofColumn(name) !== undefined || usual.has(squeeze(name)),
    /** The item with its properties under their names. An item with two values for one has a fault. */
    rename(item: InputItem): InputItem {
      const { object } = item;
      if (!object || mapped.size === 0) return item;
      const renamed: Record<string, unknown> = {};
      for (const [name, value] of Object.entries(object)) {
        const property = mapped.get(name) ?? name;
        if (isEmpty(renamed[property])) renamed[property] = value;
        else if (!isEmpty(value)) {
          const facts = { name: property, reason: 'given-twice' } as const;
          return { ...item, fault: { code: 'property-unknown', severity: 'error', facts } };
        }
      }
      return { ...item, object: renamed };
    },
  };
  return names;
}
