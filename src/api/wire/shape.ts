import { campaignManagement } from './soap/namespaces';

/*
 * The words that an API object is written in. One declaration an object: its JSON and its XML, both
 * ways, and its TypeScript type are made of it.
 */

interface Anything<Value> {
  /** Where its XML element has another namespace than the object that it is a member of. */
  readonly elementNamespace?: string;
  /** Says what it holds; it has no value. */
  readonly value?: Value;
}

/**
 * `long` is exact decimal text, as a number loses digits beyond 2^53; `dateTime` is text as it stands.
 * `count` is a whole number from 0, whatever the schema's type, refused where a number is not exact;
 * `day` is the date of a dateTime in UTC, as `2026-11-02`.
 */
export type ScalarKind =
  | 'string'
  | 'long'
  | 'int'
  | 'double'
  | 'dateTime'
  | 'boolean'
  | 'count'
  | 'day';

export interface Scalar<Value = unknown> extends Anything<Value> {
  readonly kind: ScalarKind;
}

/** One of the names, or several. A name that is not known is kept: the service adds some without notice. */
export interface Names<Value = unknown> extends Anything<Value> {
  readonly kind: 'enum' | 'flags';
  readonly names: readonly string[];
}

export interface List<Value = unknown> extends Anything<Value> {
  readonly kind: 'list';
  readonly item: Member;
  /** Whether its places mean something: what is null stays null. Else nulls are left out. */
  readonly parallel?: boolean;
}

/** How an object says which of the types derived from its base it is. */
export interface Derived {
  /** What `i:type` names in XML. */
  readonly xml: string;
  /** What the member `Type` holds in JSON. */
  readonly json: string;
}

/** The member of `Derived`. In XML it is not sent, as `i:type` says the same. */
export const typeMember = 'Type';

export interface Shape<Value = unknown> extends Anything<Value> {
  readonly kind: 'object';
  /** Name of its XML element where it is an item of a list. */
  readonly name: string;
  /** Namespace of that element, and of its members. */
  readonly namespace: string;
  /** Where its element has the name of its base. Of an object of another type only `Type` is read. */
  readonly type?: Derived;
  /** In the order of the vendor's schema, which the service insists on. */
  readonly members: Members;
}

export type Member = Scalar | Names | List | Shape;
export type Members = { readonly [name: string]: Member };

/** What a member holds. */
export type ValueOf<M extends Anything<unknown>> = NonNullable<M['value']>;

type ObjectOf<M extends Members> = { readonly [Name in keyof M]?: ValueOf<M[Name]> };

export const string: Scalar<string> = { kind: 'string' };
export const long: Scalar<string> = { kind: 'long' };
export const int: Scalar<number> = { kind: 'int' };
export const double: Scalar<number> = { kind: 'double' };
export const dateTime: Scalar<string> = { kind: 'dateTime' };
export const boolean: Scalar<boolean> = { kind: 'boolean' };
export const count: Scalar<number> = { kind: 'count' };
export const day: Scalar<string> = { kind: 'day' };

export function enumeration<const Name extends string>(
  ...names: readonly Name[]
): Names<Name | (string & {})> {
  return { kind: 'enum', names };
}

/** A set of names: with commas in JSON, with spaces in XML. */
export function flags<const Name extends string>(
  ...names: readonly Name[]
): Names<readonly (Name | (string & {}))[]> {
  return { kind: 'flags', names };
}

export function list<M extends Member>(item: M): List<readonly ValueOf<M>[]> {
  return { kind: 'list', item };
}

/** A list whose items stand in the order of what was asked for, null where there is none. */
export function parallel<M extends Member>(item: M): List<readonly (ValueOf<M> | null)[]> {
  return { kind: 'list', item, parallel: true };
}

export function object<const M extends Members>(
  name: string,
  members: M,
  { namespace = campaignManagement, type }: { namespace?: string; type?: Derived } = {},
): Shape<ObjectOf<M>> & { readonly members: M } {
  return { kind: 'object', name, namespace, members, ...(type !== undefined && { type }) };
}

export function inNamespace<M extends Member>(elementNamespace: string, member: M): M {
  return { ...member, elementNamespace };
}
