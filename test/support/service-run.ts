import { openService, type Service, type ServiceSettings } from '../client/service';
import { type Outcome, run, type Settings } from './run';

/** A double of the service, and commands that talk to it. Their waits take no time. */
export interface ServiceRun extends Service {
  /** What leads to the double. */
  readonly env: Readonly<Record<string, string>>;
  /** Runs a command as another process would: what it knows is in its folder. */
  run(args: readonly string[], settings?: Settings): Promise<Outcome>;
}

export async function openServiceRun(settings: ServiceSettings = {}): Promise<ServiceRun> {
  const service = await openService(settings);
  const { double, clock } = service;
  const { developerToken, customerId, accountId, clientId, refreshToken } = double.credentials;
  const env = {
    MSADS_ENVIRONMENT: double.origin,
    MSADS_DEVELOPER_TOKEN: developerToken,
    MSADS_CUSTOMER_ID: customerId,
    MSADS_ACCOUNT_ID: accountId,
    MSADS_CLIENT_ID: clientId,
    MSADS_REFRESH_TOKEN: refreshToken,
  };
  return {
    ...service,
    env,
    run: (args, own = {}) => run(args, { clock, ...own, env: { ...env, ...own.env } }),
  };
}
