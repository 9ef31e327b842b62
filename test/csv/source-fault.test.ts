import { describe, expect, it } from 'vitest';
import { BulkFileError, readOfflineConversions } from '../../src/index';
import { header, version } from '../torture/nasty';

const row = (id: string, name: string) =>
  `Offline Conversion,,order-number-${id},${name},11/2/2026 9:30:00 AM,f894f652ea334e739002f7167ab8f8e3`;

/** A file whose first row comes in two pieces, the second with two more, before its archive breaks off. */
async function* cutOff() {
  const long = `"${'x\r\n'.repeat(2000)}"`;
  const text = [`\ufeff${header}`, version, row('a', long), row('b', 'Lead'), row('c', 'Le')];
  const whole = text.join('\r\n');
  yield whole.slice(0, whole.indexOf('x') + 5000);
  yield whole.slice(whole.indexOf('x') + 5000);
  throw new BulkFileError({ code: 'archive', facts: { reason: 'cut-off' } } as never, {
    line: 1,
    row: 0,
  });
}

describe.each([true, false])('with screen: %s', (screen) => {
  it('rows that are whole before the source fails are read, and the one that is cut off is not', async () => {
    const clientIds: (string | undefined)[] = [];
    const now = new Date('2026-11-21T12:00:00Z');
    const reading = (async () => {
      for await (const { cells } of readOfflineConversions(cutOff(), { screen, now }))
        clientIds.push(cells.get('Client Id'));
    })();
    await expect(reading).rejects.toMatchObject({ issue: { code: 'archive' } });
    expect(clientIds).toEqual(['order-number-a', 'order-number-b']);
  });
});
