import { ClaimLost, claimFile, type FleetFile } from '../database/fleet-file';
import type { EngineResult } from '../engine';
import type { FleetSettings } from '../options';
import { tellOf } from '../tell';
import { consequenceOf, describeFailure } from './failure';
import { type AccountAtWork, FileRun, type RunEnd } from './file-run';
import { giveBack } from './give-back';
import { StepGate, StoppedBetweenSteps } from './step-gate';
import type { UploadJob } from './upload-job';

/** Seconds until a file is tried again that the service has refused for as long as a job may take. */
const waitForService = 60;

/** What a worker needs for its jobs. */
export interface Working {
  readonly settings: FleetSettings;
  /** The accounts of the fleet, by their id. */
  readonly accounts: ReadonlyMap<string, AccountAtWork>;
  /** The gates of the jobs that run now. */
  readonly gates: Set<StepGate>;
  isStopping: boolean;
}

/** Takes the file of a job as far as it goes, and says what becomes of the job. */
export async function handleJob(working: Working, job: UploadJob): Promise<EngineResult> {
  const { settings } = working;
  const { id } = job;
  const file = await claimFile(settings.postgres, job.data.upload);
  // Another job has settled it.
  if (!file) return { id, status: 'completed' };
  tellOf(settings, file, { event: 'claimed', attempt: job.retryCount + 1 });
  const end = await runFile(working, job, file);
  if (end.end === 'settled' || end.end === 'lost') return { id, status: 'completed' };
  if (end.end === 'returned') {
    const { reason, seconds } = end;
    await giveBack(settings, job, seconds);
    tellOf(settings, file, { event: 'returned', reason, seconds });
    return { id, status: 'completed' };
  }
  const { reason } = end;
  const isGivenUp = end.end === 'given-up' || job.retryCount >= job.retryLimit;
  tellOf(settings, file, { event: 'failed', reason, isGivenUp });
  return { id, status: isGivenUp ? 'deadletter' : 'failed', output: { reason } };
}

/** How a run ends: by itself, with an error, or because another worker has taken the file over. */
type End = RunEnd | { readonly end: 'failed'; readonly reason: string } | { readonly end: 'lost' };

async function runFile(working: Working, job: UploadJob, file: FleetFile): Promise<End> {
  const { settings, accounts, gates } = working;
  const at = accounts.get(file.account);
  if (!at) return { end: 'given-up', reason: 'the fleet has no such account' };
  let gate: StepGate | undefined;
  const lose = () => gate?.abandon(new ClaimLost());
  job.signal.addEventListener('abort', lose);
  try {
    const run = new FileRun(settings, at, file, job);
    const entry = await run.entry();
    gate = new StepGate(entry !== undefined);
    gates.add(gate);
    if (working.isStopping) gate.close();
    return await run.go(entry, gate);
  } catch (cause) {
    return endAfter(cause);
  } finally {
    if (gate) gates.delete(gate);
    job.signal.removeEventListener('abort', lose);
  }
}

function endAfter(cause: unknown): End {
  if (cause instanceof ClaimLost) return { end: 'lost' };
  if (cause instanceof StoppedBetweenSteps)
    return { end: 'returned', reason: 'stopped', seconds: 0 };
  const consequence = consequenceOf(cause);
  if (consequence === 'give-back')
    return { end: 'returned', reason: 'throttled', seconds: waitForService };
  const reason = describeFailure(cause);
  return { end: consequence === 'give-up' ? 'given-up' : 'failed', reason };
}
