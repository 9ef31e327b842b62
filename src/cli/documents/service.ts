import type { ServiceAccount, ServiceUser } from '../../client/accounts';
import type { LedgerConversion, LedgerStatus } from '../../ledger/ledger';
import type { LedgerUpload } from '../../ledger/uploads';
import type { FleetEvent, FleetMetric } from '../../worker/metric';

/** The accounts that a user can upload to. */
export interface AccountList {
  readonly user: ServiceUser;
  readonly accounts: readonly ServiceAccount[];
}

/** What a ledger holds for one account. */
export interface LedgerCounts extends Pick<LedgerStatus, 'conversions' | 'uploads'> {
  /** When the ledger begins, as ISO 8601 text in UTC. */
  readonly since: string;
  /** Uploads that are not `settled`, `failed` or `lost`. */
  readonly open: readonly OpenUpload[];
}

interface OpenUpload extends Pick<LedgerUpload, 'upload' | 'state' | 'rows'> {
  /** The service's id of the upload, once there is one. */
  readonly requestId?: string;
  /** When it was reserved, as ISO 8601 text in UTC. */
  readonly made: string;
}

/** One conversion of a ledger. */
export interface KeptConversion
  extends Pick<LedgerConversion, 'key' | 'state' | 'error' | 'upload'> {
  /** ISO 8601 text in UTC. */
  readonly acceptedAt?: string;
  /** The latest Adjustment Time that was accepted or is on its way, as ISO 8601 text in UTC. */
  readonly adjustedAt?: string;
  /** The day on which the conversion may be forgotten, such as `2026-11-30`. */
  readonly expires: string;
}

/** A record that was left out of the files of its account. */
export interface RefusedRecord
  extends Pick<FleetMetric, 'at'>,
    Pick<FleetEvent, 'account' | 'customer'> {
  readonly event: 'refused';
  /** Its number among the records of its account, from 0. */
  readonly index: number;
  readonly issues: readonly {
    readonly code: string;
    /** Property name of the column at fault, if it is one. */
    readonly property?: string | undefined;
  }[];
}

/** What happens in a fleet. */
export type WorkerEvent = FleetMetric | RefusedRecord;
