import {
  accepted,
  add,
  type History,
  rejected,
  restate,
  retract,
  type Step,
  unknown,
} from './steps';

/** A file with an Add of `a`, accepted after a minute. */
const aAccepted: readonly Step[] = [
  { reserve: 'first', records: [add('a')] },
  { minutes: 1 },
  { settle: 'first', outcomes: [accepted(add('a'))], counts: { accepted: 1 } },
];

export const histories: readonly History[] = [
  {
    what: 'an Add is pending until it is settled',
    steps: [{ reserve: 'first', records: [add('a')] }],
    known: { a: ['pending'], b: ['new'] },
    uploads: { first: 'planned' },
  },
  {
    what: 'an Add that was accepted is accepted, at the moment of settling',
    steps: aAccepted,
    known: { a: ['accepted', 1] },
    uploads: { first: 'settled' },
  },
  {
    what: 'one refused record refuses the whole file',
    steps: [
      ...aAccepted,
      { reserve: 'second', records: [add('b'), add('a'), add('c')], refused: [1] },
    ],
    known: { a: ['accepted', 1], b: ['new'], c: ['new'] },
    uploads: { first: 'settled' },
  },
  {
    what: 'an Add is refused while it is pending, and taken again once it was rejected',
    steps: [
      { reserve: 'first', records: [add('a')] },
      { reserve: 'second', records: [add('a')], refused: [0] },
      { settle: 'first', outcomes: [rejected(add('a'), 5507)], counts: { rejected: 1 } },
      { reserve: 'third', records: [add('a')] },
    ],
    known: { a: ['pending'] },
    uploads: { first: 'settled', third: 'planned' },
  },
  {
    what: 'an Add without an outcome is unknown, and may be sent again',
    steps: [
      { reserve: 'first', records: [add('a'), add('b'), add('c')] },
      {
        settle: 'first',
        outcomes: [accepted(add('a')), unknown(add('b'))],
        counts: { accepted: 1, unknown: 1, missing: 1 },
      },
      { reserve: 'second', records: [add('b')] },
    ],
    known: { a: ['accepted', 0], b: ['pending'], c: ['unknown'] },
    uploads: { first: 'settled', second: 'planned' },
  },
  {
    what: 'an upload without any outcome is lost, and a result that turns up later settles it',
    steps: [
      { reserve: 'first', records: [add('a'), add('b')] },
      { settle: 'first', outcomes: [], counts: { missing: 2 } },
      { minutes: 3 },
      {
        settle: 'first',
        outcomes: [accepted(add('a')), rejected(add('b'))],
        counts: { accepted: 1, rejected: 1 },
      },
    ],
    known: { a: ['accepted', 3], b: ['rejected'] },
    uploads: { first: 'settled' },
  },
  {
    what: 'a late result does not change what another file has sent meanwhile',
    steps: [
      { reserve: 'first', records: [add('a')] },
      { settle: 'first', outcomes: [], counts: { missing: 1 } },
      { reserve: 'second', records: [add('a')] },
      { settle: 'first', outcomes: [accepted(add('a'))], counts: { accepted: 1 } },
    ],
    known: { a: ['pending'] },
    uploads: { first: 'settled', second: 'planned' },
  },
  {
    what: 'settling twice changes nothing',
    steps: [
      ...aAccepted,
      { minutes: 5 },
      { settle: 'first', outcomes: [rejected(add('a'))], counts: { rejected: 1 } },
      { settle: 'first', outcomes: [], counts: {} },
    ],
    known: { a: ['accepted', 1] },
    uploads: { first: 'settled' },
  },
  {
    what: 'outcomes of conversions that the ledger does not know are counted',
    steps: [
      { reserve: 'first', records: [add('a')] },
      {
        settle: 'first',
        outcomes: [accepted(add('b')), accepted(add('a')), accepted(add('b'))],
        counts: { accepted: 1, foreign: 2 },
      },
    ],
    known: { a: ['accepted', 0], b: ['new'] },
    uploads: { first: 'settled' },
  },
  {
    what: 'an adjustment needs an accepted conversion',
    steps: [
      { reserve: 'new', records: [restate('a', 20), retract('b', 20)], refused: [0, 1] },
      { reserve: 'first', records: [add('a'), add('b')] },
      { reserve: 'early', records: [restate('a', 20)], refused: [0] },
      {
        settle: 'first',
        outcomes: [accepted(add('a')), rejected(add('b'))],
        counts: { accepted: 1, rejected: 1 },
      },
      { reserve: 'rejected', records: [restate('a', 20), retract('b', 20)], refused: [1] },
      { reserve: 'second', records: [restate('a', 20)] },
    ],
    known: { a: ['accepted', 0, 20], b: ['rejected'] },
    uploads: { first: 'settled', second: 'planned' },
  },
  {
    what: 'an adjustment of a conversion that is older than the ledger is taken',
    steps: [
      { reserve: 'first', records: [restate('old', 20)] },
      { reserve: 'same time', records: [restate('old', 20)], refused: [0] },
      { settle: 'first', outcomes: [accepted(restate('old', 20))], counts: { accepted: 1 } },
      { reserve: 'add', records: [add('old')], refused: [0] },
    ],
    known: { old: ['accepted', undefined, 20] },
    uploads: { first: 'settled' },
  },
  {
    what: 'an adjustment must be later than the last one, accepted or on its way',
    steps: [
      ...aAccepted,
      { reserve: 'second', records: [restate('a', 20)] },
      { reserve: 'earlier', records: [restate('a', 19)], refused: [0] },
      { reserve: 'equal', records: [restate('a', 20)], refused: [0] },
      { settle: 'second', outcomes: [accepted(restate('a', 20))], counts: { accepted: 1 } },
      { reserve: 'still equal', records: [restate('a', 20)], refused: [0] },
      { reserve: 'later', records: [restate('a', 21)] },
    ],
    known: { a: ['accepted', 1, 21] },
    uploads: { first: 'settled', second: 'settled', later: 'planned' },
  },
  {
    what: 'a rejected adjustment leaves the conversion as it was',
    steps: [
      ...aAccepted,
      { reserve: 'second', records: [restate('a', 20)] },
      { settle: 'second', outcomes: [rejected(restate('a', 20))], counts: { rejected: 1 } },
      { reserve: 'third', records: [restate('a', 20)] },
      { settle: 'third', outcomes: [], counts: { missing: 1 } },
    ],
    known: { a: ['accepted', 1] },
    uploads: { first: 'settled', second: 'settled', third: 'lost' },
  },
  {
    what: 'a Retract counts at once, and nothing comes after it',
    steps: [
      ...aAccepted,
      { reserve: 'second', records: [retract('a', 20)] },
      { reserve: 'third', records: [restate('a', 30)], refused: [0] },
      { reserve: 'fourth', records: [retract('a', 30)], refused: [0] },
      { reserve: 'fifth', records: [add('a')], refused: [0] },
      { settle: 'second', outcomes: [accepted(retract('a', 20))], counts: { accepted: 1 } },
      { reserve: 'sixth', records: [restate('a', 30)], refused: [0] },
    ],
    known: { a: ['retracted', 1, 20] },
    uploads: { first: 'settled', second: 'settled' },
  },
  {
    what: 'a rejected or lost Retract is taken back',
    steps: [
      ...aAccepted,
      { reserve: 'second', records: [retract('a', 20)] },
      { settle: 'second', outcomes: [rejected(retract('a', 20))], counts: { rejected: 1 } },
      { reserve: 'third', records: [retract('a', 20)] },
      { settle: 'third', outcomes: [], counts: { missing: 1 } },
      { reserve: 'fourth', records: [restate('a', 20)] },
    ],
    known: { a: ['accepted', 1, 20] },
    uploads: { first: 'settled', second: 'settled', third: 'lost', fourth: 'planned' },
  },
  {
    what: 'two adjustments on their way, settled in the other order',
    steps: [
      ...aAccepted,
      { reserve: 'second', records: [restate('a', 20)] },
      { reserve: 'third', records: [retract('a', 30)] },
      { settle: 'third', outcomes: [accepted(retract('a', 30))], counts: { accepted: 1 } },
      { settle: 'second', outcomes: [accepted(restate('a', 20))], counts: { accepted: 1 } },
    ],
    known: { a: ['retracted', 1, 30] },
    uploads: { first: 'settled', second: 'settled', third: 'settled' },
  },
  {
    what: 'an Add and its adjustments may be in one file',
    steps: [
      {
        reserve: 'first',
        records: [
          add('a'),
          restate('a', 20),
          retract('a', 30),
          add('b'),
          restate('b', 20),
          add('c'),
        ],
      },
      {
        settle: 'first',
        outcomes: [
          ...[accepted(add('a')), accepted(restate('a', 20)), accepted(retract('a', 30))],
          ...[rejected(add('b')), accepted(restate('b', 20)), accepted(add('c'))],
        ],
        counts: { accepted: 5, rejected: 1 },
      },
    ],
    known: { a: ['retracted', 0, 30], b: ['rejected'], c: ['accepted', 0] },
    uploads: { first: 'settled' },
  },
  {
    what: 'an adjustment before the Add of its file is refused',
    steps: [{ reserve: 'first', records: [restate('a', 20), add('a')], refused: [0] }],
    known: { a: ['new'] },
    uploads: {},
  },
  {
    what: 'two Adds of one conversion in one file are one reservation',
    steps: [
      { reserve: 'first', records: [add('a'), add('a')] },
      {
        settle: 'first',
        outcomes: [rejected(add('a')), accepted(add('a'))],
        counts: { rejected: 1, accepted: 1 },
      },
    ],
    known: { a: ['accepted', 0] },
    uploads: { first: 'settled' },
  },
  {
    what: 'two adjustments of one file, in the wrong order: the later one counts',
    steps: [
      ...aAccepted,
      { reserve: 'second', records: [restate('a', 30), restate('a', 20)] },
      { reserve: 'third', records: [restate('a', 25)], refused: [0] },
      {
        settle: 'second',
        outcomes: [accepted(restate('a', 30)), rejected(restate('a', 20))],
        counts: { accepted: 1, rejected: 1 },
      },
    ],
    known: { a: ['accepted', 1, 30] },
    uploads: { first: 'settled', second: 'settled' },
  },
  {
    what: 'a file that was not sent is the same upload again, with what it has reserved',
    steps: [
      { reserve: 'first', records: [add('a'), add('b')] },
      { keep: 'first', step: 'url' },
      { reserve: 'first', records: [add('a'), add('b')] },
      { keep: 'first', step: 'post' },
      { reserve: 'first', records: [add('a'), add('b')], refused: [0, 1] },
    ],
    known: { a: ['pending'] },
    uploads: { first: 'posted' },
  },
  {
    what: 'adjustments of a file that was not sent are its own as well',
    steps: [
      ...aAccepted,
      {
        reserve: 'second',
        records: [restate('a', 20), retract('a', 30), add('b'), retract('b', 20)],
      },
      {
        reserve: 'second',
        records: [restate('a', 20), retract('a', 30), add('b'), retract('b', 20)],
      },
      { reserve: 'third', records: [retract('a', 40), add('b')], refused: [0, 1] },
    ],
    known: { a: ['retracted', 1, 30], b: ['pending', undefined, 20] },
    uploads: { first: 'settled', second: 'planned' },
  },
  {
    what: 'a file whose records were all rejected may be sent again',
    steps: [
      { reserve: 'first', records: [add('a')] },
      { keep: 'first', step: 'url' },
      { settle: 'first', outcomes: [rejected(add('a'), 17)], counts: { rejected: 1 } },
      {
        keep: 'first',
        step: 'ended',
        fails: 'Upload 1 is settled. Reserve its records again before you send them.',
      },
      { reserve: 'first', records: [add('a')] },
      { keep: 'first', step: 'received' },
    ],
    known: { a: ['pending'] },
    uploads: { first: 'processing' },
  },
  {
    what: 'a release leaves every conversion as it was',
    steps: [
      ...aAccepted,
      { reserve: 'second', records: [add('b'), add('c'), add('d')] },
      {
        settle: 'second',
        outcomes: [accepted(add('b')), rejected(add('c'), 3)],
        counts: { accepted: 1, rejected: 1, missing: 1 },
      },
      {
        reserve: 'third',
        records: [restate('a', 20), retract('b', 20), add('c'), add('d'), restate('old', 20)],
      },
      { release: 'third' },
      { release: 'third' },
    ],
    known: {
      a: ['accepted', 1],
      b: ['accepted', 1],
      c: ['rejected'],
      d: ['unknown'],
      old: ['new'],
    },
    uploads: { first: 'settled', second: 'settled', third: 'failed' },
  },
  {
    what: 'what was released can be reserved again, but not settled or sent',
    steps: [
      { reserve: 'first', records: [add('a')] },
      { keep: 'first', step: 'url' },
      { release: 'first' },
      {
        settle: 'first',
        outcomes: [],
        counts: {},
        fails: 'Upload 1 was released, so it has no outcome.',
      },
      {
        keep: 'first',
        step: 'post',
        fails: 'Upload 1 is failed. Reserve its records again before you send them.',
      },
      { reserve: 'second', records: [add('a')] },
      { release: 'second' },
      { reserve: 'first', records: [add('a')] },
    ],
    known: { a: ['pending'] },
    uploads: { first: 'planned', second: 'failed' },
  },
  {
    what: 'a file that may have arrived cannot be released',
    steps: [
      { reserve: 'first', records: [add('a')] },
      { keep: 'first', step: 'post' },
      {
        release: 'first',
        fails: 'Upload 1 cannot be released, because its file may have arrived. Settle it.',
      },
      { keep: 'first', step: 'ended' },
    ],
    known: { a: ['pending'] },
    uploads: { first: 'result' },
  },
  {
    what: 'uploads that do not exist',
    steps: [
      { keep: 'none', step: 'url', fails: 'The ledger of this account has no upload -1.' },
      {
        settle: 'none',
        outcomes: [],
        counts: {},
        fails: 'The ledger of this account has no upload -1.',
      },
      { release: 'none', fails: 'The ledger of this account has no upload -1.' },
    ],
    known: {},
    uploads: {},
  },
];
