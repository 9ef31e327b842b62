import { describe, expectTypeOf, it } from 'vitest';
import type {
  Goal,
  OfflineConversion,
  OfflineConversionGoal,
  OfflineConversionOptions,
} from '../../src/index';
import {
  type ApplyError,
  type ApplyRequest,
  type ApplyRequestOptions,
  applyRequests,
  checkGoal,
  fromOfflineConversion,
  type GoalsAnswer,
  type Report,
  type ReportRequest,
  readApplyResponse,
  readReport,
  renderReport,
  reportRequests,
  toConversionGoal,
  toOfflineConversion,
} from '../../src/services';

/* What an embedder may write, and what must not compile. None of it runs. */

const compiled = (_: () => unknown) => {};
declare const answer: GoalsAnswer;
declare const request: ApplyRequest;
declare const goal: OfflineConversionGoal;
declare const conversion: OfflineConversion;
const maybe = undefined as string | undefined;

describe('what compiles', () => {
  it('the goals of an answer as an option', () => {
    expectTypeOf<GoalsAnswer['goals']>().toExtend<NonNullable<OfflineConversionOptions['goals']>>();
    expectTypeOf<Goal[]>().toExtend<NonNullable<ApplyRequestOptions['goals']>>();
    compiled(() => answer.goals.map((goal) => [checkGoal(goal, 'Update'), toConversionGoal(goal)]));
  });

  it('a request, its answer and its errors', () => {
    compiled(() => readApplyResponse('', request));
    compiled(() => readApplyResponse('', { rows: request.rows }));
    expectTypeOf<ReturnType<typeof readApplyResponse>[number]['errors']>().toEqualTypeOf<
      readonly ApplyError[]
    >();
    expectTypeOf(reportRequests).returns.toEqualTypeOf<ReportRequest[]>();
    compiled(() =>
      readReport([''], { requests: reportRequests({ from: '', to: '', goalIds: [] }) }),
    );
  });

  it('a record and the object of its action', () => {
    const time = { ConversionName: '', ConversionTime: '' };
    const retract = { ...time, AdjustmentType: 'Retract', AdjustmentTime: '' } as const;
    compiled(() => {
      expectTypeOf(fromOfflineConversion(time).action).toEqualTypeOf<'Add'>();
      expectTypeOf(fromOfflineConversion(retract).action).toEqualTypeOf<'Retract'>();
    });
    compiled(() => fromOfflineConversion(toOfflineConversion(conversion)));
  });

  it('absent options, whatever the strictness of the caller', () => {
    const options: ApplyRequestOptions = {
      ...{ format: undefined, maxItems: undefined, goals: undefined, onSkip: undefined },
      headers: { authenticationToken: maybe, customerId: maybe },
    };
    compiled(() => applyRequests([], options));
    compiled(() => readApplyResponse('', request, { maxLength: undefined }));
  });
});

describe('what does not compile', () => {
  it('requests', () => {
    // @ts-expect-error: an Add needs its time
    compiled(() => applyRequests([{ conversionName: '' }]));
    // @ts-expect-error: the format is named soap
    compiled(() => applyRequests([], { format: 'xml' }));
    // @ts-expect-error: a misspelled option
    compiled(() => applyRequests([], { maxitems: 5 }));
    // @ts-expect-error: a misspelled fact
    compiled(() => applyRequests([], { goals: [{ name: '', curencyCode: 'EUR' }] }));
    // @ts-expect-error: an unknown channel
    compiled(() => reportRequests({ from: '', to: '', goalIds: [], channels: ['Web'] }));
    // @ts-expect-error: a time is not a number
    compiled(() => reportRequests({ from: 1, to: '', goalIds: [] }));
  });

  it('answers', () => {
    // @ts-expect-error: the rows are needed
    compiled(() => readApplyResponse('', { operation: 'ApplyOfflineConversions' }));
    // @ts-expect-error: the answer to a request of reports
    compiled(() => readApplyResponse('', {} as ReportRequest));
    // @ts-expect-error: outcomes are read-only
    compiled(() => readApplyResponse('', request).push());
    // @ts-expect-error: the option is spelled colour
    compiled(() => renderReport({} as Report, { color: true }));
  });

  it('goals', () => {
    // @ts-expect-error: the service gives an Add its id
    compiled(() => checkGoal({ name: '', goalCategory: 'Other', id: '1' }, 'Add'));
    // @ts-expect-error: an Update needs the id
    compiled(() => checkGoal({ name: '' }, 'Update'));
    // @ts-expect-error: the scope cannot be changed
    compiled(() => checkGoal({ id: '1', scope: 'Account' }, 'Update'));
    // @ts-expect-error: an Add or an Update, nothing else
    compiled(() => checkGoal(goal, 'Delete'));
  });
});
