/**
 * What the service takes in one upload. Rows are counted without header and Format Version row, and
 * bytes uncompressed; what exactly the service counts is not documented.
 * Source: Bulk Download and Upload guide.
 */
export const uploadLimits = {
  bytes: 100_000_000,
  rows: { production: 4_000_000, sandbox: 20_000 },
} as const;

/** Where a file is uploaded to. */
export type Channel = keyof typeof uploadLimits.rows;
