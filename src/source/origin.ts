/** What a source that is a file knows of itself, once its first piece has come. */
export interface Origin {
  /** Name of the file, without its folder. */
  readonly name?: string | undefined;
  readonly packing?: 'zip' | 'gzip' | undefined;
  /** Name of the file in the archive. */
  readonly entry?: string | undefined;
  /** Names of the other entries: those that an operating system adds. */
  readonly systemEntries?: readonly string[] | undefined;
}

const origin = Symbol('origin');

/** Lets a source tell its origin. */
export function withOrigin<T extends object>(source: T, tell: () => Origin): T {
  return Object.assign(source, { [origin]: tell });
}

/** The origin of a source: what it tells, or the name of a `File`. Empty for most sources. */
export function originOf(source: unknown): Origin {
  if (typeof source !== 'object' || source === null) return {};
  if (origin in source) return (source[origin] as () => Origin)();
  const isFile = typeof File !== 'undefined' && source instanceof File;
  return isFile ? { name: source.name } : {};
}
