import { afterEach, expect, it } from 'vitest';
import { type Account, Crew, type Task } from './crew';

/*
 * The proof of the fleet: processes die at every step, and what the service has counted is in the end what
 * the ledger says.
 */

/** With MSADS_BULK_FLEET=large: the numbers of customers and files of an agency, which takes minutes more. */
const isLarge = process.env.MSADS_BULK_FLEET === 'large';

let crew: Crew | undefined;
afterEach(async () => {
  await crew?.close();
  crew = undefined;
});

/** Every step of a file, from its plan to its settlement. */
const points = [
  ...['before-queue', 'after-queue', 'claimed', 'url-answered', 'url', 'post', 'post-answered'],
  ...['received', 'status-answered', 'ended', 'result', 'before-settle', 'after-settle', 'settled'],
];

/** One customer with many files, and others with few. */
function town(customers: number, big: number, small: number, maxRows: number) {
  const accounts = Array.from(
    { length: customers },
    (_, at): Account => ({
      account: `${2_000_001 + at}`,
      customer: `${1_000_001 + at}`,
      records: (at === 0 ? big : small) * maxRows,
    }),
  );
  return { accounts, maxRows, files: big + (customers - 1) * small };
}

const states = ['pending', 'accepted', 'rejected', 'unknown', 'retracted'];

/** Plans and works until nothing is left, and checks what the service and the ledger have. */
async function prove(task: Task, files: number): Promise<Crew> {
  crew = await Crew.open(task);
  const { double } = crew;
  // Makes the tables. A worker may not live to report what it has settled, so the database counts.
  expect(await crew.status()).toMatchObject({ files: 0, givenUp: [] });
  await crew.query(`create table settlement (upload bigint);
    create function count_settlement() returns trigger language plpgsql as
      'begin insert into settlement values (old.upload); return old; end';
    create trigger settled after delete on msads_bulk.fleet_file
      for each row execute function count_settlement()`);
  const began = Date.now();
  for (let worker = 0; worker < 3; worker++) crew.work();
  await crew.plan();
  await crew.until(async () => (await crew?.status())?.files === 0, 900);
  const seconds = (Date.now() - began) / 1000;

  const sentTwice = double.files.length - files;
  const { kills } = crew;
  const { maxInFlight } = double;
  console.log({ customers: task.accounts.length, files, kills, sentTwice, maxInFlight, seconds });
  expect(maxInFlight).toBeLessThanOrEqual(5);
  expect(sentTwice).toBeLessThanOrEqual(kills);
  expect(
    await crew.query(
      'select count(*)::int, count(distinct upload)::int as uploads from settlement',
    ),
  ).toEqual([{ count: files, uploads: files }]);
  const found = await crew.query<{ state: number; count: number }>(
    'select state, count(*)::int from msads_bulk.conversion group by state',
  );
  const records = files * task.maxRows;
  const rejected = records / 100;
  expect(Object.fromEntries(found.map(({ state, count }) => [states[state], count]))).toEqual({
    accepted: records - rejected,
    rejected,
  });
  expect(double.counted.size).toBe(records - rejected);
  return crew;
}

it('loses nothing and sends nothing twice, whatever step its workers die at', async () => {
  const { files, ...work } = town(10, 30, 3, 100);
  const done = await prove({ ...work, speed: 30, processingTime: 20_000, killedAt: points }, files);
  expect(done.diedAt).toEqual([...points].sort());
  expect(done.kills).toBe(points.length);
  expect(await done.stop()).toEqual([0, 0, 0]);
});

it('is done with small customers while a big one is queued', async () => {
  const { files, ...work } = isLarge ? town(300, 505, 5, 100) : town(30, 40, 2, 100);
  const killedAt = isLarge ? points : [];
  const done = await prove({ ...work, speed: 30, processingTime: 60_000, killedAt }, files);
  expect(done.double.maxInFlight).toBe(5);
  const settled = done.metrics.filter(({ event }) => event === 'settled');
  const isBig = ({ customer }: (typeof settled)[number]) => customer === '1000001';
  const last = settled.map(isBig).lastIndexOf(false);
  expect(settled.slice(last).filter(isBig).length).toBeGreaterThan(5);
});
