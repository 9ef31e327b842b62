import { type Check, click, collect, now, thrownBy } from './check';

const lead = {
  conversionName: 'Größe <S> & "M" 🎯',
  conversionTime: new Date('2026-11-02T09:30:00Z'),
  microsoftClickId: click,
} as const;
const retract = {
  ...lead,
  conversionTime: '2026-11-01T09:30:00Z',
  action: 'Retract',
  adjustmentTime: '2026-11-20T12:00:00Z',
} as const;

const xmlAnswer = (partialErrors: string) =>
  '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header>' +
  '<h:TrackingId xmlns:h="https://bingads.microsoft.com/CampaignManagement/v13">t-1</h:TrackingId>' +
  '</s:Header><s:Body><ApplyOfflineConversionsResponse xmlns="https://bingads.microsoft.com/CampaignManagement/v13">' +
  `<PartialErrors>${partialErrors}</PartialErrors></ApplyOfflineConversionsResponse></s:Body></s:Envelope>`;

export const services: readonly Check[] = [
  {
    name: 'makes requests in JSON',
    run: async ({ services }) =>
      (await collect(services.applyRequests([retract, lead], { now }))).map(
        ({ operation, path, body, rows }) => ({ operation, path, body, rows }),
      ),
    expected: [
      {
        operation: 'ApplyOfflineConversions',
        path: '/CampaignManagement/v13/OfflineConversions/Apply',
        body:
          '{"OfflineConversions":[{"ConversionName":"Größe <S> & \\"M\\" 🎯",' +
          `"ConversionTime":"2026-11-02T09:30:00Z","MicrosoftClickId":"${click}"}]}`,
        rows: [1],
      },
      {
        operation: 'ApplyOfflineConversionAdjustments',
        path: '/CampaignManagement/v13/OfflineConversionAdjustments/Apply',
        body:
          '{"OfflineConversionAdjustments":[{"AdjustmentTime":"2026-11-20T12:00:00Z",' +
          '"AdjustmentType":"Retract","ConversionName":"Größe <S> & \\"M\\" 🎯",' +
          `"ConversionTime":"2026-11-01T09:30:00Z","MicrosoftClickId":"${click}"}]}`,
        rows: [0],
      },
    ],
  },
  {
    name: 'makes requests in SOAP',
    run: async ({ services }) => {
      const [request] = await collect(
        services.applyRequests([lead], {
          now,
          format: 'soap',
          headers: { developerToken: 'a<b', customerId: 9007199254740993n },
        }),
      );
      return request?.body;
    },
    expected:
      '<s:Envelope xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">' +
      '<s:Header xmlns="https://bingads.microsoft.com/CampaignManagement/v13">' +
      '<Action mustUnderstand="1">ApplyOfflineConversions</Action>' +
      '<AuthenticationToken>AuthenticationTokenHere</AuthenticationToken>' +
      '<CustomerAccountId>CustomerAccountIdHere</CustomerAccountId>' +
      '<CustomerId>9007199254740993</CustomerId><DeveloperToken>a&lt;b</DeveloperToken></s:Header>' +
      '<s:Body><ApplyOfflineConversionsRequest xmlns="https://bingads.microsoft.com/CampaignManagement/v13">' +
      '<OfflineConversions><OfflineConversion>' +
      '<ConversionName>Größe &lt;S&gt; &amp; &quot;M&quot; 🎯</ConversionName>' +
      '<ConversionTime>2026-11-02T09:30:00Z</ConversionTime>' +
      `<MicrosoftClickId>${click}</MicrosoftClickId>` +
      '</OfflineConversion></OfflineConversions></ApplyOfflineConversionsRequest></s:Body></s:Envelope>',
  },
  {
    name: 'reads an answer in JSON',
    run: ({ services }) =>
      services
        .readApplyResponse(
          '{"PartialErrors":[{"Code":5612,"ErrorCode":"OfflineConversionsApplyFailed","Index":1}]}',
          { rows: [7, 8] },
        )
        .map(({ row, status, errors }) => [row, status, ...errors.map(({ number }) => number)]),
    expected: [
      [7, 'accepted'],
      [8, 'rejected', 5612],
    ],
  },
  {
    name: 'reads an answer in XML',
    run: ({ services }) =>
      services
        .readApplyResponse(
          xmlAnswer(
            '<BatchError><Code>5606</Code><ErrorCode>OfflineConversionNameInvalid</ErrorCode>' +
              '<Index>0</Index><Message>&#x1F3AF; &amp; Gr&#246;ße</Message></BatchError>',
          ),
          { rows: [7] },
        )
        .map(({ row, status, errors }) => [row, status, errors[0]?.code, errors[0]?.detail]),
    expected: [[7, 'rejected', 'OfflineConversionNameInvalid', '🎯 & Größe']],
  },
  {
    name: 'rejects text that is not an answer',
    run: (library) =>
      thrownBy(
        () => library.services.readApplyResponse('<html><body>502</body></html>', { rows: [1] }),
        library,
      ),
    expected: {
      name: 'ServiceAnswerError',
      message: 'The answer is a web page. It comes from a gateway, not from the service.',
      isInstance: true,
    },
  },
  {
    name: 'reads goals',
    run: ({ services }) =>
      services.readGoals(
        '{"ConversionGoals":[{"Type":"OfflineConversion","Id":"9007199254740993","Name":"Größe","Status":"Active"}],"PartialErrors":[]}',
      ),
    expected: {
      goals: [{ action: 'Update', id: '9007199254740993', name: 'Größe', status: 'Active' }],
      ...{ otherTypes: 0, errors: [], issues: [], truncated: false },
    },
  },
  {
    name: 'reads clicks',
    run: async ({ services }) => {
      const { clicks } = await services.readClicks(
        new Blob([`Microsoft Click Id,Click Time\n${click},2026-11-02T10:00:00+01:00\n`]),
      );
      return [...clicks].map(([id, at]) => [id, at.toISOString()]);
    },
    expected: [[click, '2026-11-02T09:00:00.000Z']],
  },
  {
    name: 'reads a report, and shows it',
    run: ({ services }) => {
      const report = services.readReport([
        '{"OfflineGoalConversionSummaries":[{"GoalId":"12","OverallSuccessCount":"3"}]}',
      ]);
      return [
        report.goals.map(({ id, successRate }) => [id, successRate]),
        services.renderReport(report),
      ];
    },
    expected: [
      [['12', 1]],
      'Attribution of offline conversions\n\n(no name) (12)\n' +
        '  day            rate  █ attributed ░ not    processed  attributed  not attributed\n' +
        '  without a day  100%  ████████████████████          3           3               0\n\n' +
        'Every conversion was attributed.\n\n' +
        'Results can take up to six hours to appear, so some may still be missing.\n',
    ],
  },
  {
    name: 'asks for a report',
    run: ({ services }) =>
      services
        .reportRequests({ from: '2026-11-02', to: '2026-11-08', goalIds: ['9007199254740993'] })
        .map(({ operation, from, to, goalIds }) => ({ operation, from, to, goalIds })),
    expected: [
      {
        operation: 'GetOfflineConversionReportByGoalIds',
        from: '2026-11-02',
        to: '2026-11-08',
        goalIds: ['9007199254740993'],
      },
    ],
  },
];
