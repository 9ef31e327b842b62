import { describe, expect, test } from 'vitest';
import {
  readApplyResponse,
  readGoals,
  readReport,
  type ServiceAnswerCode,
  ServiceAnswerError,
} from '../../src/services';
import { leaksOf, planted } from '../support/planted';
import { every } from './planted-rows';
import { everythingOf } from './said';

const email = planted.email;
const list = JSON.stringify(every);
const deep = `${'['.repeat(101)}${list}${']'.repeat(101)}`;
const elements = `<a b="${email}"><c>${planted['click id']}</c></a>`;

/** Answers with marked values that can not be read, by the code that says why. None may be missing. */
const unreadable: Readonly<Record<ServiceAnswerCode, readonly unknown[]>> = {
  encoding: [Uint8Array.from([...Buffer.from(`{"a":"${email}`), 0xff, 0x22, 0x7d])],
  json: [
    email,
    `{"PartialErrors":[{"Message":${email}}]}`,
    `{"PartialErrors":["${email}",]}`,
    `{"${email}":"${planted.hash}"`,
    `{"a":"${email}\n"}`,
  ],
  xml: [`<a>${email}</b>`, `<${planted['click id']}>`, `<a b="${email}>`, `${elements}${email}`],
  doctype: [`<!DOCTYPE a [<!ENTITY b "${email}">]>${elements}`],
  'too-long': [`{"a":"${email.repeat(2000)}"}`, `<a>${email.repeat(2000)}</a>`],
  'too-deep': [
    `{"a":${deep}}`,
    `<x>${'<a>'.repeat(101)}${email}${'</a>'.repeat(101)}</x>`,
    JSON.parse(`{"PartialErrors":${deep}}`),
  ],
  'too-many': [
    `<a ${every.map((_, i) => `a${i}="${planted.hash}"`).join(' ')} ${Array.from({ length: 100 }, (_, i) => `b${i}="${email}"`).join(' ')}/>`,
  ],
  member: [
    ...every.flatMap((value) => [
      { PartialErrors: value },
      { PartialErrors: [{ Code: value }] },
      { PartialErrors: [{ Index: value }] },
      { PartialErrors: [{ Index: { [value]: value } }] },
      { ConversionGoals: [], PartialErrors: [{ ErrorCode: [value] }] },
      { OfflineGoalConversionSummaries: [], PartialErrors: [{ Message: { value } }] },
      JSON.stringify({ ConversionGoals: [value], PartialErrors: [] }),
      JSON.stringify({ OfflineGoalConversionSummaries: [value], PartialErrors: [] }),
    ]),
  ],
  'not-an-answer': [
    ...every.flatMap((value) => [
      { [value]: value },
      JSON.stringify({ [value]: [value] }),
      JSON.stringify([value]),
      { ConversionGoals: [], [value]: [] },
    ]),
    elements,
    `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${elements}</s:Body></s:Envelope>`,
    Uint8Array.from([0x50, 0x4b, 3, 4, ...Buffer.from(email)]),
  ],
};

const options = { maxLength: 50_000 };
const readers: Readonly<Record<string, (body: unknown) => unknown>> = {
  readApplyResponse: (body) => readApplyResponse(textOf(body), { rows: [0, 1] }, options),
  readGoals: (body) => readGoals(body, options),
  readReport: (body) => readReport([textOf(body)], options),
};

/** The others take text or objects. */
function textOf(body: unknown): unknown {
  return body instanceof Uint8Array ? new TextDecoder().decode(body) : body;
}

describe('what is thrown of an answer that can not be read holds nothing of it', () => {
  test.each(Object.entries(unreadable))('%s', async (code, bodies) => {
    const codes = new Set<string>();
    for (const body of bodies)
      for (const [name, read] of Object.entries(readers)) {
        const cause = await (async () => read(body))().then(
          () => undefined,
          (reason: unknown) => reason,
        );
        if (cause === undefined) continue;
        expect(leaksOf(everythingOf(cause)), `${name}: ${cause}`).toEqual([]);
        if (cause instanceof ServiceAnswerError) codes.add(cause.code);
      }
    expect(codes).toContain(code);
  });
});
