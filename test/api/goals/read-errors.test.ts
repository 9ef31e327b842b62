import { describe, expect, it, test } from 'vitest';
import { readGoals } from '../../../src/services';
import {
  campaignManagement,
  csv,
  envelope,
  full,
  fullGoal,
  fullXml,
  id,
  json,
  quiet,
  xml,
} from '../../support/goal-answers';
import { withoutMessage } from '../../support/without-message';

async function readWithoutMessages(body: unknown): Promise<object> {
  const answer = await readGoals(body);
  return { ...answer, issues: withoutMessage(answer.issues) };
}

describe('an issue of a goal', () => {
  const issue = (row: number, facts: object) => ({ line: 0, row, action: 'Update', ...facts });

  test.each<[what: string, members: object, kept: object | undefined, ...issues: object[]]>([
    [
      'an unknown value is kept',
      { CountType: 'Most', Name: 'Lead' },
      { countType: 'Most', name: 'Lead' },
      { code: 'value-unknown', severity: 'warning', column: 'Count Type' },
    ],
    [
      'a currency that is not listed',
      { Revenue: { CurrencyCode: 'XTS' } },
      { currencyCode: 'XTS' },
      {
        code: 'currency-unlisted',
        severity: 'warning',
        column: 'Currency Code',
        serviceError: { number: 5351, code: 'InvalidGoalCurrencyCode' },
      },
    ],
    [
      'a window out of bounds',
      { ConversionWindowInMinutes: 0 },
      undefined,
      {
        code: 'integer-format',
        severity: 'error',
        column: 'Conversion Window In Minutes',
        serviceError: { number: 5337, code: 'InvalidConversionGoalConversionWindow' },
      },
    ],
    [
      'what an answer says is so',
      { Revenue: { Type: 'NoValue', Value: 5 } },
      { revenueType: 'NoValue', revenueValue: 5 },
    ],
  ])('%s', async (_, members, kept, ...issues) => {
    const body = { ConversionGoals: [null, { Type: 'Url' }, { Id: id, ...members }] };
    expect(await readWithoutMessages(body)).toEqual({
      ...quiet,
      otherTypes: 1,
      goals: kept ? [{ action: 'Update', id, ...kept }] : [],
      issues: issues.map((facts) => issue(2, facts)),
    });
  });

  it('has the line of a bulk file', async () => {
    const body = csv(
      `OfflineConversion Goal,Active,${id},Lead,0`,
      `OfflineConversion Goal,Retired,12,Sale,60`,
    );
    const { goals, issues } = await readGoals(body);
    expect(goals).toEqual([
      {
        action: 'Update',
        id: '12',
        name: 'Sale',
        status: 'Retired',
        conversionWindowInMinutes: 60,
      },
    ]);
    expect(issues.map(({ line, row, severity, code }) => [line, row, severity, code])).toEqual([
      [3, 2, 'error', 'integer-format'],
      [4, 3, 'warning', 'value-unknown'],
    ]);
  });

  it('is passed to onIssue even if it is not kept', async () => {
    const ConversionGoals = Array.from({ length: 150 }, () => ({ Id: id, CountType: 'Most' }));
    const rows: number[] = [];
    const answer = await readGoals({ ConversionGoals }, { onIssue: ({ row }) => rows.push(row) });
    expect(answer.goals).toHaveLength(150);
    expect(answer.issues).toHaveLength(100);
    expect(answer.truncated).toBe(true);
    expect(rows).toEqual(ConversionGoals.map((_, index) => index));
  });
});

describe('partial errors', () => {
  const known = {
    index: 1,
    number: 5314,
    code: 'InvalidConversionGoalId',
    fieldPath: 'ConversionGoalIds',
    detail: 'The id is not valid.',
    advice: 'fix',
    meaning:
      'Id is not the id of a goal. Write all of its digits, exactly as the service returned them.',
    rules: ['id-format'],
  };
  const batchError = {
    Code: 5314,
    Details: null,
    ErrorCode: 'InvalidConversionGoalId',
    FieldPath: 'ConversionGoalIds',
    ForwardCompatibilityMap: null,
    Index: 1,
    Message: 'The id is not valid.',
    Type: 'BatchError',
  };
  const inXml =
    '<BatchError><Code>5314</Code><Details i:nil="true"/><ErrorCode>InvalidConversionGoalId</ErrorCode>' +
    '<FieldPath>ConversionGoalIds</FieldPath><Index>1</Index><Message>The id is not valid.</Message><Type>BatchError</Type></BatchError>';

  test.each<[what: string, body: unknown]>([
    ['JSON', json([full, null], [batchError])],
    ['JSON with the error twice', json([full, null], [null, batchError, batchError])],
    ['XML', xml(`${fullXml}<ConversionGoal i:nil="true"/>`, inXml)],
  ])('have the index of the requested id: %s', async (_, body) => {
    expect(await readGoals(body)).toEqual({ ...quiet, goals: [fullGoal], errors: [known] });
  });

  it('may share an index, come in any order, and lack an index', async () => {
    const errors = [{ Index: 7, Code: 0 }, { Index: 1, Code: 5314 }, { Index: 1, Code: 117 }, {}];
    const answer = await readGoals(json([null, null], errors));
    expect(answer.errors.map(({ index, code }) => [index, code])).toEqual([
      [7, 'InternalError'],
      [1, 'InvalidConversionGoalId'],
      [1, 'CallRateExceeded'],
      [undefined, 'Unknown'],
    ]);
    expect(Object.keys(answer.errors[3] ?? {})).not.toContain('index');
  });

  it('hold the result of an editorial review', async () => {
    const errors = [{ Index: 0, Code: 1, Type: 'EditorialError', ReasonCode: 4, Appealable: true }];
    const answer = await readGoals(json([null], errors));
    expect(answer.errors[0]?.editorial).toEqual({ reasonCode: 4, appealable: true });
  });
});

describe('a fault results in errors and no goals', () => {
  const trackingId = '6c1f2d30-5a77-4f0e-9b1c-0d2e3f405162';
  const expired = {
    number: 109,
    code: 'AuthenticationTokenExpired',
    detail: 'Authentication token expired.',
    advice: 'account',
    meaning: 'The access token has expired. Renew it, then send the request again.',
    rules: [],
  };
  const adApi = {
    TrackingId: trackingId,
    Type: 'AdApiFaultDetail',
    Errors: [
      {
        Code: 109,
        Detail: null,
        ErrorCode: 'AuthenticationTokenExpired',
        Message: 'Authentication token expired.',
      },
    ],
  };

  test.each<[what: string, body: unknown]>([
    ['REST', adApi],
    ['REST in text', JSON.stringify(adApi)],
    ['REST, wrapped', { ApplicationFault: adApi }],
    [
      'SOAP',
      envelope(
        '<s:Fault><faultcode>s:Server</faultcode><faultstring>Invalid client data.</faultstring><detail>' +
          `<AdApiFaultDetail xmlns="https://adapi.microsoft.com"><TrackingId>${trackingId}</TrackingId><Errors><AdApiError>` +
          '<Code>109</Code><ErrorCode>AuthenticationTokenExpired</ErrorCode><Message>Authentication token expired.</Message>' +
          '</AdApiError></Errors></AdApiFaultDetail></detail></s:Fault>',
      ),
    ],
  ])('%s', async (_, body) => {
    expect(await readGoals(body)).toEqual({ ...quiet, goals: [], errors: [expired], trackingId });
  });

  // Without one, it would look like an account without goals.
  test.each<[what: string, body: unknown]>([
    ['REST', { ...adApi, Errors: null }],
    ['REST, of the other kind', { TrackingId: trackingId, Type: 'ApiFaultDetail' }],
    [
      'SOAP',
      envelope(
        `<s:Fault><detail><ApiFaultDetail xmlns="${campaignManagement}"><TrackingId xmlns="https://adapi.microsoft.com">${trackingId}</TrackingId></ApiFaultDetail></detail></s:Fault>`,
      ),
    ],
  ])('at least one, even if the service names none: %s', async (_, body) => {
    const untold = { code: 'Fault', meaning: 'Fault', advice: 'fix', rules: [] };
    expect(await readGoals(body)).toEqual({ ...quiet, goals: [], errors: [untold], trackingId });
  });

  it('including those of single ids', async () => {
    const fault = {
      Type: 'ApiFaultDetail',
      BatchErrors: [{ Index: 3, Code: 5314 }],
      OperationErrors: [{ Code: 106 }],
    };
    const { goals, errors } = await readGoals(fault);
    expect(goals).toEqual([]);
    expect(errors.map(({ index, number }) => [index, number])).toEqual([
      [undefined, 106],
      [3, 5314],
    ]);
  });

  it('an answer has the tracking id of the envelope header', async () => {
    const body = envelope(
      xml(fullXml),
      `<h:TrackingId xmlns:h="${campaignManagement}">${trackingId}</h:TrackingId>`,
    );
    expect(await readGoals(body)).toEqual({ ...quiet, goals: [fullGoal], trackingId });
  });
});
