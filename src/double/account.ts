/** An account of the customer. */
export interface DoubleAccount {
  /** Digits, as text. */
  readonly id: string;
  /** Default: made from the id. */
  readonly name?: string | undefined;
}
