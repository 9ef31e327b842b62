/**
 * The service's limits for one upload. Rows do not include the header and the Format Version row, and
 * bytes are uncompressed; the documentation does not say exactly what the service counts.
 * Source: Bulk Download and Upload guide.
 */
export const uploadLimits = {
  bytes: 100_000_000,
  rows: { production: 4_000_000, sandbox: 20_000 },
  /** Uploads of a customer that are processed at the same time. Source for the sandbox: Sandbox guide. */
  uploads: { production: 5, sandbox: 1 },
} as const;

/** The environment of the service that a file is uploaded to. */
export type Channel = keyof typeof uploadLimits.rows;
