export type { FleetConnection, FleetPool, FleetQueries } from './worker/database/pool';
export type { EngineDatabase, EngineJob, EngineResult, FleetEngine } from './worker/engine';
export { type Fleet, openFleet } from './worker/fleet';
export type { FleetEvent, FleetMetric, ReturnReason } from './worker/metric';
export type {
  FleetAccount,
  FleetFileOptions,
  FleetOptions,
  FleetUpload,
  RefusedRecord,
} from './worker/options';
export type { PlanReport } from './worker/plan/report';
export type { FleetStatus, GivenUpFile } from './worker/status';
export type { FleetWorker, WorkOptions } from './worker/work/work';
