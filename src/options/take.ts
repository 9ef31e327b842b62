/**
 * Reads each option once, with those that the object inherits: from the options of a program, or as a getter
 * or a method of its class. Callbacks keep the object as `this`. The result holds nothing else.
 *
 * @throws TypeError if it is not an object, or one to iterate over, such as a list
 */
export function takeOptions<T extends object>(options: T): T {
  if (!isTakable(options)) throw new TypeError('The options must be an object.');
  return Object.fromEntries(
    Array.from(memberNames(options), (name) => [name, memberOf(options, name)]),
  ) as T;
}

/** Takes an object within the options as the options themselves. Returns anything else as it is. */
export function takeNested(value: unknown): unknown {
  return isTakable(value) ? takeOptions(value) : value;
}

function isTakable(options: unknown): options is object {
  return typeof options === 'object' && options !== null && !(Symbol.iterator in options);
}

/** Names of the members of an object and of its prototypes, enumerable or not, except what every object has. */
export function memberNames(options: object): ReadonlySet<string> {
  const names = new Set<string>();
  let holder: object | null = options;
  while (holder !== null && !isObjectPrototype(holder)) {
    for (const name of Object.getOwnPropertyNames(holder))
      if (holder === options || name !== 'constructor') names.add(name);
    holder = Object.getPrototypeOf(holder);
  }
  return names;
}

/** Recognizes `Object.prototype`, also that of another window, by a method that no options have. */
function isObjectPrototype(holder: object): boolean {
  return Object.getPrototypeOf(holder) === null && Object.hasOwn(holder, 'hasOwnProperty');
}

function memberOf(options: object, name: string): unknown {
  const value: unknown = options[name as keyof object];
  return typeof value === 'function' ? value.bind(options) : value;
}
