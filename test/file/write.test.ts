import { DateTime } from 'luxon';
import { describe, expect, it, test } from 'vitest';
import { fullHeader, fullVersion, uploadText } from '../support/upload-text';
import { add, click, few, type Options, write } from '../support/written';

const email = 'ec81f3ac7b2b19675bab9d54cf416f9f18cff87c97da5cca82c0f0891bc40602';
const phone = 'c59475d96e9f01d7d18d06cfad84dd02333207f02c0c2c5663ef2782cda0390e';

const fewHeader = `Type,Name,${few.join()}`;
const fewVersion = 'Format Version,6.0,,,,';

describe('the file in full', () => {
  test.each([
    {
      what: 'all columns that any action may fill',
      records: [
        {
          action: 'Add',
          ...add,
          conversionValue: 125.5,
          conversionCurrencyCode: 'EUR',
          externalAttributionCredit: 0.25,
          externalAttributionModel: 'Last click',
          hashedEmailAddress: email,
          hashedPhoneNumber: phone,
        },
        {
          action: 'Restate',
          clientId: 'b',
          conversionName: 'Lead',
          conversionTime: '2026-11-03T00:00:00Z',
          adjustmentTime: '2026-11-04T23:59:59Z',
          adjustmentValue: 0,
          adjustmentCurrencyCode: 'USD',
          hashedEmailAddress: email,
        },
        {
          action: 'Retract',
          clientId: 'c',
          conversionName: 'Lead',
          conversionTime: '2026-11-05T12:00:00Z',
          adjustmentTime: '2026-11-06T01:02:03Z',
          hashedPhoneNumber: phone,
        },
      ],
      text: uploadText(
        fullHeader,
        fullVersion,
        `Offline Conversion,,a,Lead,11/2/2026 9:30:00 AM,125.5,EUR,,,,,0.25,Last click,${email},${phone},${click}`,
        `Offline Conversion,,b,Lead,11/3/2026 12:00:00 AM,,,Restate,11/4/2026 11:59:59 PM,0,USD,,,${email},,`,
        `Offline Conversion,,c,Lead,11/5/2026 12:00:00 PM,,,Retract,11/6/2026 1:02:03 AM,,,,,,${phone},`,
      ),
    },
    {
      what: 'no record at all, with allowEmpty',
      records: [],
      options: { allowEmpty: true },
      text: uploadText(fullHeader, fullVersion),
    },
    {
      what: 'no record at all, if that is a warning',
      records: [],
      options: { severity: { 'no-records': 'warning' } },
      text: uploadText(fullHeader, fullVersion),
      issues: [{ code: 'no-records', severity: 'warning', line: 2, row: 1 }],
    },
    {
      what: 'tabs',
      records: [{ ...add, conversionName: 'Lead, warm' }],
      options: { columns: few, delimiter: '\t' },
      text: uploadText(
        fewHeader.replaceAll(',', '\t'),
        fewVersion.replaceAll(',', '\t'),
        `Offline Conversion\t\ta\tLead, warm\t11/2/2026 9:30:00 AM\t${click}`,
      ),
    },
    {
      what: 'tabs in a cell',
      records: [{ ...add, clientId: 'a\tb' }],
      options: { columns: few, delimiter: '\t' },
      text: uploadText(
        fewHeader.replaceAll(',', '\t'),
        fewVersion.replaceAll(',', '\t'),
        `Offline Conversion\t\t"a\tb"\tLead\t11/2/2026 9:30:00 AM\t${click}`,
      ),
    },
    {
      what: 'without the byte order mark',
      records: [add],
      options: { columns: few, bom: false },
      text: `${fewHeader}\r\n${fewVersion}\r\nOffline Conversion,,a,Lead,11/2/2026 9:30:00 AM,${click}\r\n`,
    },
    {
      what: 'the columns asked for, in the order of the record type, each once',
      records: [add],
      options: {
        columns: [
          'Microsoft Click Id',
          'Name',
          'Conversion Time',
          'Conversion Name',
          'Client Id',
          'Type',
          'Client Id',
        ],
      },
      text: uploadText(
        fewHeader,
        fewVersion,
        `Offline Conversion,,a,Lead,11/2/2026 9:30:00 AM,${click}`,
      ),
    },
    {
      what: 'an Add needs no column Adjustment Type',
      records: [{ action: 'Add', ...add }],
      options: { columns: few },
      text: uploadText(
        fewHeader,
        fewVersion,
        `Offline Conversion,,a,Lead,11/2/2026 9:30:00 AM,${click}`,
      ),
    },
    ...[
      ['the delimiter', 'a,b', '"a,b"'],
      ['a quote', 'say "yes"', '"say ""yes"""'],
      ['a line feed', 'a\nb', '"a\nb"', 'unseen'],
      ['a carriage return', 'a\rb', '"a\rb"', 'unseen'],
      ['a CRLF', 'a\r\nb', '"a\r\nb"', 'unseen'],
      ['outer spaces', ' a ', ' a ', 'unseen'],
      ['a tab', 'a\tb', 'a\tb', 'unseen'],
      ['a semicolon', 'a;b', 'a;b'],
      ['what looks like a formula', '=1+1', '=1+1'],
      ['what looks like a number', '-5', '-5'],
      ['other letters', 'Grüße 日本 👍🏽', 'Grüße 日本 👍🏽'],
      ['a narrow blank', 'a\u202f', 'a\u202f', 'unseen'],
      ['a byte order mark of its own', '\ufeffa', '\ufeffa', 'unseen'],
    ].map(([what, conversionName, cell, unseen]) => ({
      what: `a name with ${what}`,
      records: [{ ...add, conversionName }],
      options: { columns: few },
      text: uploadText(
        fewHeader,
        fewVersion,
        `Offline Conversion,,a,${cell},11/2/2026 9:30:00 AM,${click}`,
      ),
      issues: unseen
        ? [
            {
              ...{ code: 'name-characters', severity: 'warning', line: 3, row: 2 },
              ...{ action: 'Add', clientId: 'a', column: 'Conversion Name' },
            },
          ]
        : [],
    })),
    {
      what: 'null, an empty text and an absent property are the same',
      records: [
        add,
        { ...add, clientId: 'b', conversionValue: null, hashedEmailAddress: '' },
        {
          ...{ ...add, action: null, clientId: 'c', conversionCurrencyCode: undefined },
          ...{ adjustmentValue: '', adjustmentTime: null },
        },
      ].map((record, i) => ({ ...record, conversionTime: `2026-11-02T09:30:0${i}Z` })),
      text: uploadText(
        fullHeader,
        fullVersion,
        `Offline Conversion,,a,Lead,11/2/2026 9:30:00 AM,,,,,,,,,,,${click}`,
        `Offline Conversion,,b,Lead,11/2/2026 9:30:01 AM,,,,,,,,,,,${click}`,
        `Offline Conversion,,c,Lead,11/2/2026 9:30:02 AM,,,,,,,,,,,${click}`,
      ),
    },
    {
      what: 'numbers as numbers or as text, without exponent or tail',
      records: [...['12.50', 12.5, 0.1 + 0.2, 1e-7, 999_999_999_999, '007', 1.0005]].map(
        (conversionValue, i) => ({
          ...{ ...add, clientId: `n${i}`, conversionValue },
          conversionTime: `2026-11-02T09:30:0${i}Z`,
        }),
      ),
      options: { columns: [...few, 'Conversion Value'] },
      text: uploadText(
        'Type,Name,Client Id,Conversion Name,Conversion Time,Conversion Value,Microsoft Click Id',
        'Format Version,6.0,,,,,',
        `Offline Conversion,,n0,Lead,11/2/2026 9:30:00 AM,12.5,${click}`,
        `Offline Conversion,,n1,Lead,11/2/2026 9:30:01 AM,12.5,${click}`,
        `Offline Conversion,,n2,Lead,11/2/2026 9:30:02 AM,0.3,${click}`,
        `Offline Conversion,,n3,Lead,11/2/2026 9:30:03 AM,0,${click}`,
        `Offline Conversion,,n4,Lead,11/2/2026 9:30:04 AM,999999999999,${click}`,
        `Offline Conversion,,n5,Lead,11/2/2026 9:30:05 AM,7,${click}`,
        `Offline Conversion,,n6,Lead,11/2/2026 9:30:06 AM,1.001,${click}`,
      ),
      issues: [
        { row: 5, line: 6, clientId: 'n3' },
        { row: 8, line: 9, clientId: 'n6' },
      ].map((place) => ({
        ...{ code: 'number-precision', severity: 'warning', ...place },
        ...{ action: 'Add', column: 'Conversion Value' },
      })),
    },
    {
      what: 'times as text, Date or DateTime, in UTC and cut to the second',
      records: [
        '2026-11-02T00:00:00Z',
        '2026-11-02T01:30:00+01:00',
        new Date('2026-11-02T12:00:01.999Z'),
        DateTime.fromISO('2026-11-02T23:00:00', { zone: 'Asia/Kolkata', locale: 'ar-EG' }),
      ].map((conversionTime, i) => ({ ...add, clientId: `t${i}`, conversionTime })),
      options: { columns: few },
      text: uploadText(
        fewHeader,
        fewVersion,
        `Offline Conversion,,t0,Lead,11/2/2026 12:00:00 AM,${click}`,
        `Offline Conversion,,t1,Lead,11/2/2026 12:30:00 AM,${click}`,
        `Offline Conversion,,t2,Lead,11/2/2026 12:00:01 PM,${click}`,
        `Offline Conversion,,t3,Lead,11/2/2026 5:30:00 PM,${click}`,
      ),
    },
    {
      what: 'a local time in the zone that is named',
      records: [{ ...add, conversionTime: '2026-11-02T09:30:00' }],
      options: { columns: few, timeZone: 'America/New_York' },
      text: uploadText(
        fewHeader,
        fewVersion,
        `Offline Conversion,,a,Lead,11/2/2026 2:30:00 PM,${click}`,
      ),
    },
  ])('$what', async ({ records, text, ...given }) => {
    const { options, issues = [] } = given as { options?: Options; issues?: readonly object[] };
    expect(await write(records, options)).toEqual({ text, issues });
  });
});

it('gives warnings with their places in the written file', async () => {
  const { text, issues } = await write(
    [
      { ...add, clientId: 'one\r\ntwo\nthree' },
      { ...add, clientId: '', conversionTime: '2026-11-03T09:30:00Z', conversionValue: 1.23456 },
      { ...add, clientId: 'd' },
    ],
    { columns: [...few, 'Conversion Value'] },
  );
  expect(text.split('\n')).toHaveLength(8);
  expect(issues).toEqual([
    {
      ...{ code: 'number-precision', severity: 'warning', line: 6, row: 3 },
      ...{ column: 'Conversion Value', action: 'Add' },
    },
    { code: 'duplicate', severity: 'warning', line: 7, row: 4, action: 'Add', clientId: 'd' },
    { code: 'no-client-id', severity: 'warning', line: 7, row: 4 },
  ]);
});
