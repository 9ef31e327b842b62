import { UsageError } from '../wrong-use';

export type MaxRejected = NonNullable<ReturnType<typeof readMaxRejected>>;

/** Thousandths of a per cent in the whole, so that shares are compared as whole numbers. */
const whole = 100_000;

/** Reads how many records may be rejected: a number, or a share of all records; undefined if absent. */
export function readMaxRejected(text: string | undefined) {
  if (text === undefined) return undefined;
  const [, number = '', thousandths = '', sign] =
    /^(\d{1,9})(?:\.(\d{1,3}))?(%)?$/.exec(text) ?? [];
  const share = Number(number) * 1000 + Number(thousandths.padEnd(3, '0'));
  const isValid = sign === undefined ? number !== '' && thousandths === '' : share <= whole;
  if (!isValid)
    throw new UsageError(
      '--max-rejected must be a whole number or a percentage, for example 10 or 0.5%.',
    );
  return {
    text,
    isExceeded: (rejected: number, all: number) =>
      sign === undefined ? rejected > Number(number) : rejected * whole > share * all,
  };
}
