import type { OfflineConversionInput } from '../../../src/index';
import { type Check, click, collect, now, textOf, thrownBy } from './check';

const header =
  'Type,Name,Client Id,Conversion Name,Conversion Time,Conversion Value,Conversion Currency Code,' +
  'Adjustment Type,Adjustment Time,Adjustment Value,Adjustment Currency Code,' +
  'External Attribution Credit,External Attribution Model,' +
  'Hashed Email Address,Hashed Phone Number,Microsoft Click Id';
const version = `Format Version,6.0${','.repeat(14)}`;

/** Also the digest that `printf test@example.com | sha256sum` gives. */
const emailHash = '973dfe463ec85785f5f95af5ba3906eedb2d931c24e69824a89ea65dba4e813b';

const records: readonly OfflineConversionInput[] = [
  {
    clientId: 'r-1',
    conversionName: 'Größe "S", 🎯',
    conversionTime: new Date('2026-11-02T09:30:00Z'),
    conversionValue: 0.1 + 0.2,
    conversionCurrencyCode: 'EUR',
    microsoftClickId: click,
  },
  {
    action: 'Restate',
    conversionName: '=Sale',
    conversionTime: '2026-11-01T01:30:00-05:00',
    adjustmentTime: '2026-11-20T23:59:59Z',
    adjustmentValue: 12,
    adjustmentCurrencyCode: 'USD',
    hashedEmailAddress: emailHash,
  },
];
const lines = [
  header,
  version,
  `Offline Conversion,,r-1,"Größe ""S"", 🎯",11/2/2026 9:30:00 AM,0.3,EUR,,,,,,,,,${click}`,
  `Offline Conversion,,,=Sale,11/1/2026 6:30:00 AM,,,Restate,11/20/2026 11:59:59 PM,12,USD,,,${emailHash},,`,
];

/** The hour that New York has twice, as the zones of each runtime know it. */
const twice = {
  conversionName: 'Lead',
  conversionTime: '2026-11-01T01:30:00',
  microsoftClickId: click,
};
/** The hour that Lord Howe has not, where clocks go on by half an hour. */
const never = { ...twice, conversionTime: '2026-10-04T02:15:00' };

const split = `Offline Conversion,,,Lead,11/2/2026 9:30:00 AM${','.repeat(11)}${click}`;
/** Bytes of a file with so many of these rows: the byte order mark, and a line end of two each. */
const sizeOf = (rows: number) =>
  3 + header.length + 2 + version.length + 2 + rows * (split.length + 2);

export const writing: readonly Check[] = [
  {
    name: 'writes a file',
    run: ({ core }) => textOf(core.writeOfflineConversions(records, { now })),
    expected: `\ufeff${lines.map((line) => `${line}\r\n`).join('')}`,
  },
  {
    name: 'refuses a record with an error',
    run: (library) =>
      thrownBy(
        () =>
          textOf(
            library.core.writeOfflineConversions(
              [...records, { conversionName: 'Lead', conversionTime: 'today' }],
              { now },
            ),
          ),
        library,
      ),
    expected: {
      name: 'InvalidRecordError',
      message:
        'Record 2, conversionTime: "today" cannot be read as a time. Write it in ISO 8601 with Z or an offset, for example 2020-04-01T18:50:54Z. (and 1 more)',
      isInstance: true,
    },
  },
  {
    name: 'leaves out a record with an error, and says so',
    run: async ({ core }) => {
      const skipped: unknown[] = [];
      const text = await textOf(
        core.writeOfflineConversions([{ ...twice, conversionTime: 'today' }], {
          now,
          onInvalid: 'skip',
          onSkip: ({ index, issues }) => skipped.push(index, ...issues.map(({ code }) => code)),
          columns: ['Conversion Name', 'Conversion Time', 'Microsoft Click Id'],
          bom: false,
          allowEmpty: true,
        }),
      );
      return { text, skipped };
    },
    expected: {
      text: 'Type,Name,Conversion Name,Conversion Time,Microsoft Click Id\r\nFormat Version,6.0,,,\r\n',
      skipped: [0, 'time-format'],
    },
  },
  {
    name: 'knows the zones of the world',
    run: async ({ core }) => {
      const issues = (record: OfflineConversionInput, timeZone: string) =>
        core.checkOfflineConversion(record, { now, timeZone }).map(({ code }) => code);
      const earlier = core.writeOfflineConversions([twice], {
        now,
        timeZone: 'America/New_York',
        ambiguousTime: 'earlier',
        columns: ['Conversion Time', 'Conversion Name', 'Microsoft Click Id'],
      });
      return [
        issues(twice, 'America/New_York'),
        issues(never, 'Australia/Lord_Howe'),
        issues(twice, 'Asia/Kolkata'),
        (await textOf(earlier)).split('\r\n')[2],
      ];
    },
    expected: [
      ['time-ambiguous'],
      ['time-nonexistent'],
      [],
      `Offline Conversion,,Lead,11/1/2026 5:30:00 AM,${click}`,
    ],
  },
  {
    name: 'splits what is too long',
    run: async ({ core }) => {
      const many = Array.from({ length: 5 }, (_, i) => ({
        ...twice,
        conversionTime: '2026-11-02T09:30:00Z',
        microsoftClickId: `c${String(i).padStart(31, '0')}`,
      }));
      const files = await collect(core.splitOfflineConversions(many, { now, maxRows: 2 }));
      return files.map(({ name, records, bytes }) => [name, records, bytes.length]);
    },
    expected: [
      ['upload-001.csv', 2, sizeOf(2)],
      ['upload-002.csv', 2, sizeOf(2)],
      ['upload-003.csv', 1, sizeOf(1)],
    ],
  },
  {
    name: 'hashes',
    run: async ({ core }) => [
      await core.hashEmail(' Te.st+news@Example.com '),
      await core.hashPhone('+1 (425) 555-0100'),
    ],
    expected: [
      emailHash,
      // printf +14255550100 | sha256sum
      '77fabe4c5826a23b52ac738a7900682eb550eb8d8eb8c43d106a331ff62b3662',
    ],
  },
  {
    name: 'writes and reads a record type of its own',
    run: async ({ core }) => {
      const { column, defineRecordType, text, amount } = core;
      const label = defineRecordType({
        type: 'Label',
        actions: ['Add'],
        columns: {
          label: column('Label', text({ maxLength: 50 })),
          bid: column('Bid', amount({ max: 100, decimals: 2 })),
        },
        matrix: { label: ['required'], bid: ['optional'] },
        actionOf: () => 'Add',
        rules: [],
      });
      const written = core.writeRecords(label, [
        { label: 'Herbst', bid: 1.25 },
        { label: 'Immer' },
      ]);
      return (await collect(core.readRecords(label, written))).map(({ record }) => record);
    },
    expected: [
      { action: 'Add', label: 'Herbst', bid: 1.25 },
      { action: 'Add', label: 'Immer' },
    ],
  },
];
