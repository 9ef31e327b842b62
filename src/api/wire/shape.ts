import type { ScalarKind } from './scalars';

/*
 * The words in which the objects of the API are declared. Each object is declared once: the readers and
 * writers of both formats and its TypeScript type are derived from that declaration.
 */

/** Carries the type of a member's value. No declaration has a value at run time. */
interface Typed<Value> {
  readonly value?: Value;
}

export interface Scalar<Value = unknown> extends Typed<Value> {
  readonly kind: ScalarKind;
}

export interface List<Value = unknown> extends Typed<Value> {
  readonly kind: 'list';
  readonly item: Member;
  /** Whether an item's index has a meaning: nulls are then kept. Otherwise they are left out. */
  readonly parallel?: boolean;
}

export interface Shape<Value = unknown> extends Typed<Value> {
  readonly kind: 'object';
  readonly name: string;
  /**
   * Value of the member `Type`, if the object derives from a base object of the vendor. An object of
   * another type is read as its `Type` alone.
   */
  readonly type?: string;
  /** In the order of the vendor's schema, which the service insists on. */
  readonly members: Members;
}

/** The member by which an object states the type derived from its base. */
export const typeMember = 'Type';

export type Member = Scalar | List | Shape;
export type Members = { readonly [name: string]: Member };

/** The value of a member. */
export type ValueOf<M extends Typed<unknown>> = NonNullable<M['value']>;

type ObjectOf<M extends Members> = { readonly [Name in keyof M]?: ValueOf<M[Name]> };

/** An operation of the API. */
export interface Operation {
  readonly name: string;
  /** Path of the REST operation, after the version. */
  readonly restPath: string;
  /** The object that a request holds. */
  readonly request: Shape;
}

export const string: Scalar<string> = { kind: 'string' };
export const flags: Scalar<string> = { kind: 'flags' };
export const long: Scalar<string> = { kind: 'long' };
export const int: Scalar<number> = { kind: 'int' };
export const double: Scalar<number> = { kind: 'double' };
export const dateTime: Scalar<string> = { kind: 'dateTime' };
export const boolean: Scalar<boolean> = { kind: 'boolean' };
export const count: Scalar<number> = { kind: 'count' };
export const day: Scalar<string> = { kind: 'day' };

export function enumeration<Name extends string>(): Scalar<Name | (string & {})> {
  return { kind: 'enum' };
}

export function list<M extends Member>(item: M): List<readonly ValueOf<M>[]> {
  return { kind: 'list', item };
}

/** A list in the order of the request, with null for an item that the service does not have. */
export function parallel<M extends Member>(item: M): List<readonly (ValueOf<M> | null)[]> {
  return { kind: 'list', item, parallel: true };
}

export function object<const M extends Members>(
  name: string,
  members: M,
  type?: string,
): Shape<ObjectOf<M>> & { readonly members: M } {
  return { kind: 'object', name, members, ...(type !== undefined && { type }) };
}
