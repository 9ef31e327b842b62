// What the client does against a double of the service, as one object: the same in every runtime.
import { offlineConversion, reconcile, writeOfflineConversions } from 'msads-bulk';
import { createClient, isServiceCallError, refreshingToken } from 'msads-bulk/client';

/** The waits of a client, a hundred times as short. */
const clock = {
  now: () => Date.now(),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds / 100)),
};

const hour = 3_600_000;
const record = (number, more) => ({
  clientId: `order-${number}`,
  conversionName: 'Signed contract',
  conversionTime: new Date(Date.now() - number * hour),
  microsoftClickId: `f894f652ea334e739002f7167ab8f8e${number}`,
  ...more,
});

/**
 * @param environment the addresses of the double
 * @param credentials what it accepts
 * @param fetch replaces the runtime's own
 * @param openFile makes a file to be streamed; undefined where there is no file system
 */
export async function clientOutcome({ environment, credentials, fetch, openFile }) {
  const { clientId, refreshToken, ...account } = credentials;
  const kept = [];
  const token = refreshingToken({
    ...{ environment, clientId, refreshToken, fetch, clock },
    onRefreshToken: (token) => kept.push(token),
  });
  const client = createClient({ environment, token, fetch, clock, ...account });

  async function upload(file) {
    const steps = [];
    const { status, result } = await client.uploadBulkFile(file, {
      journal: ({ step }) => steps.push(step),
    });
    const { summary } = reconcile({ upload: () => bytes, result });
    return { status, steps, records: (await summary).records };
  }

  const pieces = [];
  for await (const piece of writeOfflineConversions([record(1), record(2)])) pieces.push(piece);
  const bytes = new Uint8Array(await new Blob(pieces).arrayBuffer());
  const uploaded = [await upload(bytes), await upload(new Blob([bytes]))];
  if (openFile) uploaded.push(await upload(await openFile(bytes)));

  const sending = client.sendOfflineConversions([
    record(3),
    record(3, { clientId: 'refund', action: 'Retract', adjustmentTime: new Date() }),
    record(4, { conversionName: 'Nobody knows this goal' }),
  ]);
  const sent = [];
  for await (const { index, status, errors } of sending)
    sent.push([index, status, ...errors.map(({ number }) => number)]);
  const applied = [];
  for await (const { row, status } of client.applyOfflineConversions([record(5)]))
    applied.push([row, status]);

  const day = new Date().toISOString().slice(0, 10);
  const stranger = createClient({ environment, token: 'x', fetch, clock, ...account });
  const refused = await stranger.getAccounts().catch((cause) => cause);
  return {
    uploaded,
    sent,
    summary: sending.summary.records,
    applied,
    goals: (await client.getOfflineConversionGoals()).goals.map(({ name }) => name),
    reported: (await client.getOfflineConversionReport({ from: day, to: day })).goals.length,
    user: (await client.whoAmI()).userName,
    accounts: (await client.getAccounts()).length,
    refused: [isServiceCallError(refused), refused.advice, refused.errors[0].number],
    renewals: kept.length,
    type: offlineConversion.type,
  };
}
