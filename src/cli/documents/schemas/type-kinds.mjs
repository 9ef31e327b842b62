// What kinds of values a type of the compiler stands for.
import ts from 'typescript';

const { TypeFlags } = ts;

/** Numbers that may have decimals. All others are whole. */
const fractions = new Set([
  ...['share', 'successRate', 'max', 'min', 'conversionWindowInMinutes'],
  ...['conversionValue', 'adjustmentValue', 'externalAttributionCredit'],
]);

/** Whether numbers of this name may have decimals. */
export const isFraction = (name) => fractions.has(name);

export const isText = ({ flags, types }) =>
  Boolean(flags & TypeFlags.String) ||
  Boolean(types?.some((part) => part.flags & TypeFlags.String));

/** JSON holds a moment as ISO 8601 text. */
export const isMoment = ({ symbol }) => symbol?.name === 'Date' || symbol?.name === 'DateTime';

export const isObject = ({ flags }) => Boolean(flags & (TypeFlags.Object | TypeFlags.Intersection));

/** Whether it is one of some words, which can tell kinds of objects apart. */
export const isTag = (type) =>
  type.isStringLiteral() || (type.isUnion() && type.types.every((one) => one.isStringLiteral()));
