/** An account. */
export interface DoubleAccount {
  /** Digits, as text. */
  readonly id: string;
  /** Default: made from the id. */
  readonly name?: string | undefined;
  /** The customer that it belongs to. Default: `'1000001'`. */
  readonly customerId?: string | undefined;
}
