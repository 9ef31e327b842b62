import fc from 'fast-check';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { DateTime } from 'luxon';
import { describe, expect, it, test } from 'vitest';
import { type ReportQuery, type ReportRequestOptions, reportRequests } from '../../../src/services';
import { runs } from '../../support/runs';

const week = { from: '2026-11-02', to: '2026-11-08', goalIds: ['9007199254740993', '12'] } as const;

describe('a request', () => {
  test('in JSON', () => {
    expect(reportRequests(week)).toEqual([
      {
        operation: 'GetOfflineConversionReportByGoalIds',
        path: '/CampaignManagement/v13/OfflineConversionReport/QueryByGoalIds',
        body:
          '{"StartDateUtc":"2026-11-02T00:00:00Z","EndDateUtc":"2026-11-08T23:59:59Z",' +
          '"GoalIds":["9007199254740993","12"]}',
        from: '2026-11-02',
        to: '2026-11-08',
        goalIds: ['9007199254740993', '12'],
      },
    ]);
  });

  test('in SOAP', () => {
    const headers = { authenticationToken: 'a&b', developerToken: 'd', customerId: 7n };
    expect(reportRequests({ ...week, channels: ['BulkAPI'] }, { format: 'soap', headers })).toEqual(
      [
        {
          operation: 'GetOfflineConversionReportByGoalIds',
          path: '/Api/Advertiser/CampaignManagement/v13/CampaignManagementService.svc',
          body:
            '<s:Envelope xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">' +
            '<s:Header xmlns="https://bingads.microsoft.com/CampaignManagement/v13">' +
            '<Action mustUnderstand="1">GetOfflineConversionReportByGoalIds</Action>' +
            '<AuthenticationToken>a&amp;b</AuthenticationToken>' +
            '<CustomerAccountId>CustomerAccountIdHere</CustomerAccountId>' +
            '<CustomerId>7</CustomerId><DeveloperToken>d</DeveloperToken></s:Header>' +
            '<s:Body><GetOfflineConversionReportByGoalIdsRequest xmlns="https://bingads.microsoft.com/CampaignManagement/v13">' +
            '<StartDateUtc>2026-11-02T00:00:00Z</StartDateUtc>' +
            '<EndDateUtc>2026-11-08T23:59:59Z</EndDateUtc>' +
            '<GoalIds xmlns:a1="http://schemas.microsoft.com/2003/10/Serialization/Arrays">' +
            '<a1:long>9007199254740993</a1:long><a1:long>12</a1:long></GoalIds>' +
            '<UploadChannelFilter>BulkAPI</UploadChannelFilter>' +
            '</GetOfflineConversionReportByGoalIdsRequest></s:Body></s:Envelope>',
          from: '2026-11-02',
          to: '2026-11-08',
          goalIds: ['9007199254740993', '12'],
        },
      ],
    );
  });

  test.each<
    [channels: ReportQuery['channels'], json: string | undefined, soap: string | undefined]
  >([
    [undefined, undefined, undefined],
    [[], undefined, undefined],
    [['WebUpload'], 'WebUpload', 'WebUpload'],
    // In the order of their values, each once.
    [
      ['WebUpload', 'CampaignManagementAPI', 'WebUpload', 'BulkAPI'],
      'CampaignManagementAPI,BulkAPI,WebUpload',
      'CampaignManagementAPI BulkAPI WebUpload',
    ],
  ])('has the channels %j', (channels, json, soap) => {
    const [first] = reportRequests({ ...week, channels });
    expect(JSON.parse(first?.body ?? '').UploadChannelFilter).toBe(json);
    const [second] = reportRequests({ ...week, channels }, { format: 'soap' });
    const filter = /<UploadChannelFilter>(.*)<\/UploadChannelFilter>/.exec(second?.body ?? '');
    expect(filter?.[1]).toBe(soap);
  });

  test('has ids of every form, exactly and once', () => {
    const goalIds = ['9223372036854775807', 9007199254740993n, 9007199254740991, '12', 12, 12n];
    const [request] = reportRequests({ ...week, goalIds });
    const ids = ['9223372036854775807', '9007199254740993', '9007199254740991', '12'];
    expect(request?.goalIds).toEqual(ids);
    expect(JSON.parse(request?.body ?? '').GoalIds).toEqual(ids);
  });
});

/** What the vendor's page shows of the body, as a schema. */
const xsd = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified"
  xmlns:tns="https://bingads.microsoft.com/CampaignManagement/v13"
  xmlns:a="http://schemas.microsoft.com/2003/10/Serialization/Arrays"
  targetNamespace="https://bingads.microsoft.com/CampaignManagement/v13">
  <xs:import namespace="http://schemas.microsoft.com/2003/10/Serialization/Arrays"/>
  <xs:element name="GetOfflineConversionReportByGoalIdsRequest"><xs:complexType><xs:sequence>
    <xs:element minOccurs="0" name="StartDateUtc" type="xs:dateTime"/>
    <xs:element minOccurs="0" name="EndDateUtc" type="xs:dateTime"/>
    <xs:element minOccurs="0" name="GoalIds" nillable="true"><xs:complexType><xs:sequence>
      <xs:any minOccurs="0" maxOccurs="unbounded" processContents="skip"
        namespace="http://schemas.microsoft.com/2003/10/Serialization/Arrays"/>
    </xs:sequence></xs:complexType></xs:element>
    <xs:element minOccurs="0" name="UploadChannelFilter" nillable="true"><xs:simpleType>
      <xs:list><xs:simpleType><xs:restriction base="xs:string">
        <xs:enumeration value="CampaignManagementAPI"/><xs:enumeration value="BulkAPI"/>
        <xs:enumeration value="WebUpload"/>
      </xs:restriction></xs:simpleType></xs:list>
    </xs:simpleType></xs:element>
  </xs:sequence></xs:complexType></xs:element>
</xs:schema>`;

test('its XML is valid by the schema of the vendor', () => {
  const channels = ['BulkAPI', 'WebUpload'] as const;
  const [request] = reportRequests({ ...week, channels }, { format: 'soap' });
  const body = /<s:Body>(.*)<\/s:Body>/.exec(request?.body ?? '')?.[1] ?? '';
  const schema = XmlDocument.fromString(xsd);
  const validator = XsdValidator.fromDoc(schema);
  const document = XmlDocument.fromString(body);
  expect(() => validator.validate(document)).not.toThrow();
  const turned = body.replace(/(<Start.*<\/StartDateUtc>)(<End.*<\/EndDateUtc>)/, '$2$1');
  const wrong = XmlDocument.fromString(turned);
  expect(() => validator.validate(wrong)).toThrow();
  for (const each of [wrong, document, validator, schema]) each.dispose();
});

describe('a span', () => {
  test.each<[from: string, to: string, spans: readonly string[]]>([
    ['2026-11-02', '2026-11-02', ['2026-11-02 2026-11-02']],
    ['2026-11-02', '2026-11-08', ['2026-11-02 2026-11-08']],
    ['2026-11-02', '2026-11-09', ['2026-11-02 2026-11-08', '2026-11-08 2026-11-09']],
    ['2026-11-02', '2026-11-14', ['2026-11-02 2026-11-08', '2026-11-08 2026-11-14']],
    [
      '2026-02-20',
      '2026-03-06',
      ['2026-02-20 2026-02-26', '2026-02-26 2026-03-04', '2026-03-04 2026-03-06'],
    ],
    ['2028-02-29', '2028-02-29', ['2028-02-29 2028-02-29']],
  ])('from %s to %s', (from, to, spans) => {
    const requests = reportRequests({ from, to, goalIds: [1] });
    expect(requests.map((each) => `${each.from} ${each.to}`)).toEqual(spans);
  });

  const monday = ['2026-11-02', '2026-11-03'] as const;
  test.each<[what: string, from: ReportQuery['from'], to: ReportQuery['to']]>([
    ['dates', ...monday],
    ['a Date', new Date('2026-11-02T23:59:59.999Z'), new Date('2026-11-03T00:00:00Z')],
    ['text in UTC', '2026-11-02T12:00:00Z', '2026-11-03T23:59:59.9999999Z'],
    ['text with an offset', '2026-11-03T00:30:00+02:00', '2026-11-02T23:30:00-05:00'],
    [
      'a DateTime of another zone',
      DateTime.fromISO('2026-11-03T00:30:00', { zone: 'Europe/Berlin' }),
      DateTime.fromISO('2026-11-03', { zone: 'utc' }),
    ],
  ])('has the days of UTC of its moments: %s', (_, from, to) => {
    const [request] = reportRequests({ from, to, goalIds: [1] });
    expect([request?.from, request?.to]).toEqual(monday);
  });
});

describe('goals', () => {
  const ids = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

  test.each<[count: number, options: ReportRequestOptions, sizes: readonly number[]]>([
    [20, {}, [20]],
    [21, {}, [20, 1]],
    [45, {}, [20, 20, 5]],
    [45, { maxGoals: 100 }, [45]],
    [101, { maxGoals: 100 }, [100, 1]],
    [3, { maxGoals: 1 }, [1, 1, 1]],
  ])('%i with %j', (count, options, sizes) => {
    const requests = reportRequests({ ...week, goalIds: ids(count) }, options);
    expect(requests.map(({ goalIds }) => goalIds.length)).toEqual(sizes);
    expect(requests.flatMap(({ goalIds }) => goalIds)).toEqual(ids(count).map(String));
  });

  test('are split in each span', () => {
    const query = { from: '2026-11-02', to: '2026-11-09', goalIds: [1, 2, 3] };
    expect(
      reportRequests(query, { maxGoals: 2 }).map(({ from, goalIds }) => `${from} ${goalIds}`),
    ).toEqual(['2026-11-02 1,2', '2026-11-02 3', '2026-11-08 1,2', '2026-11-08 3']);
  });
});

it('covers each day of each goal, within the limits', () => {
  const start = Date.UTC(2024, 0, 1) / 86_400_000;
  const dayOf = (text: string) => Date.parse(text) / 86_400_000;
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1200 }),
      fc.integer({ min: 0, max: 60 }),
      fc.array(fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }), { minLength: 1, maxLength: 50 }),
      fc.integer({ min: 1, max: 100 }),
      (offset, length, goalIds, maxGoals) => {
        const [from, to] = [offset, offset + length].map(
          (day) => new Date((start + day) * 86_400_000),
        ) as [Date, Date];
        const left = new Set<string>();
        for (let day = 0; day <= length; day++)
          for (const id of goalIds) left.add(`${start + offset + day} ${id}`);
        const all = left.size;
        for (const request of reportRequests({ from, to, goalIds }, { maxGoals })) {
          const body = JSON.parse(request.body);
          expect(body.GoalIds.length).toBeLessThanOrEqual(maxGoals);
          const milliseconds = Date.parse(body.EndDateUtc) - Date.parse(body.StartDateUtc);
          expect(milliseconds).toBeLessThan(7 * 86_400_000);
          expect(milliseconds).toBeGreaterThan(0);
          expect(dayOf(request.from)).toBeGreaterThanOrEqual(start + offset);
          expect(dayOf(request.to)).toBeLessThanOrEqual(start + offset + length);
          for (let day = dayOf(request.from); day <= dayOf(request.to); day++)
            for (const id of body.GoalIds) left.delete(`${day} ${id}`);
        }
        expect([all > 0, [...left]]).toEqual([true, []]);
      },
    ),
    runs(41, 200),
  );
});

describe('wrong use', () => {
  const dayWords =
    'must be a Date, a DateTime, a date such as 2026-11-02, or an ISO 8601 time with Z or an offset; from 2000 to 2100.';
  const idWords =
    'must be a goal id: a 64-bit whole number above 0, as text, a bigint or an exact number.';

  test.each<[what: string, query: object | undefined, options: object, message: string]>([
    ['no query', undefined, {}, 'The query must be an object.'],
    ['no from', { to: week.to, goalIds: [1] }, {}, `Option "from" ${dayWords}`],
    ['no to', { from: week.from, goalIds: [1] }, {}, `Option "to" ${dayWords}`],
    ['a local time', { ...week, from: '2026-11-02T09:30:00' }, {}, `Option "from" ${dayWords}`],
    ['a day that does not exist', { ...week, to: '2026-11-31' }, {}, `Option "to" ${dayWords}`],
    [
      'a time of a bulk file',
      { ...week, to: '11/8/2026 1:00:00 AM' },
      {},
      `Option "to" ${dayWords}`,
    ],
    ['a number', { ...week, to: 1_793_000_000_000 }, {}, `Option "to" ${dayWords}`],
    ['an invalid Date', { ...week, to: new Date(Number.NaN) }, {}, `Option "to" ${dayWords}`],
    ['a day too early', { ...week, from: '1999-12-31' }, {}, `Option "from" ${dayWords}`],
    ['a Date too late', { ...week, to: new Date('2101-01-01Z') }, {}, `Option "to" ${dayWords}`],
    [
      'a to before from',
      { ...week, to: '2026-11-01' },
      {},
      'The day of "to" is before the day of "from".',
    ],
    ['no ids', { ...week, goalIds: [] }, {}, '"goalIds" must have at least one id.'],
    ['text for ids', { ...week, goalIds: '12' }, {}, 'Option "goalIds" must be of type array.'],
    ['a number beyond', { ...week, goalIds: [1, 2 ** 53] }, {}, `Option "goalIds.1" ${idWords}`],
    ['half a number', { ...week, goalIds: [0.5] }, {}, `Option "goalIds.0" ${idWords}`],
    ['zero', { ...week, goalIds: ['0'] }, {}, `Option "goalIds.0" ${idWords}`],
    ['a negative one', { ...week, goalIds: [-12n] }, {}, `Option "goalIds.0" ${idWords}`],
    ['65 bits', { ...week, goalIds: [2n ** 63n] }, {}, `Option "goalIds.0" ${idWords}`],
    ['a name', { ...week, goalIds: ['Signed contract'] }, {}, `Option "goalIds.0" ${idWords}`],
    ['nothing', { ...week, goalIds: [null] }, {}, `Option "goalIds.0" ${idWords}`],
    [
      'an unknown channel',
      { ...week, channels: ['Bulk'] },
      {},
      'Option "channels.0" must be "CampaignManagementAPI" or "BulkAPI" or "WebUpload".',
    ],
    [
      'another member',
      { ...week, goalIDs: [] },
      {},
      'Unknown option "goalIDs". Did you mean "goalIds"?',
    ],
    ['too many goals', week, { maxGoals: 101 }, 'Option "maxGoals" must be at most 100.'],
    ['too few goals', week, { maxGoals: 0 }, 'Option "maxGoals" must be at least 1.'],
    ['another format', week, { format: 'xml' }, 'Option "format" must be "json" or "soap".'],
    ['another option', week, { maxItems: 20 }, 'Unknown option (8 characters).'],
  ])('%s', (_, query, options, message) => {
    expect(() => reportRequests(query as never, options)).toThrow(new TypeError(message));
  });

  test('is reported without a token', () => {
    const authenticationToken = 'marked77\u0000token';
    let reported = '';
    try {
      reportRequests(week, { format: 'soap', headers: { authenticationToken } });
    } catch (cause) {
      reported = `${(cause as Error).name} ${(cause as Error).message} ${(cause as Error).stack}`;
    }
    expect(reported).toContain(
      'TypeError Option "headers.authenticationToken" must be text that XML can hold.',
    );
    expect(reported).not.toContain('marked77');
  });
});
