import { type Check, click, collect, textOf, thrownBy, upload } from './check';

const sentHeader = 'Type,Name,Client Id,Conversion Name,Conversion Time,Microsoft Click Id';
const sentRow = (id: string, name: string) =>
  `Offline Conversion,,${id},${name},11/2/2026 9:30:00 AM,${click}`;
const sent = upload(
  sentHeader,
  'Format Version,6.0,,,,',
  sentRow('r-1', 'Lead'),
  sentRow('r-2', 'Leed'),
  sentRow('r-3', 'Größe'),
);

const resultRow = (type: string, id: string, name: string, error = ',') =>
  `${type},,${id},${name},11/2/2026 9:30:00 AM,${click},${error}`;
const result = upload(
  `${sentHeader},Error,Error Number`,
  'Format Version,6.0,,,,,,',
  resultRow('Offline Conversion', 'r-2', 'Leed'),
  resultRow('Offline Conversion Error', 'r-2', 'Leed', 'OfflineConversionNameInvalid,5606'),
  resultRow('Offline Conversion', 'r-1', 'Lead'),
  resultRow('Offline Conversion', 'r-3', 'Größe'),
  resultRow('Offline Conversion Error', 'r-3', 'Größe', 'OfflineConversionsApplyFailed,5612'),
);

const files = () => ({ upload: () => new Blob([sent]), result: new Blob([result]) });

export const results: readonly Check[] = [
  {
    name: 'reads a result',
    run: async ({ core }) =>
      (await collect(core.readResultFile(result))).map(({ line, status, clientId, errors }) => [
        ...[line, status, clientId],
        ...errors,
      ]),
    expected: [
      [
        ...[3, 'rejected', 'r-2'],
        {
          ...{ number: 5606, code: 'OfflineConversionNameInvalid', advice: 'fix' },
          meaning:
            'No goal has this Conversion Name. Write the name of an offline conversion goal exactly as it is in the account.',
          rules: ['goal-unknown'],
        },
      ],
      [5, 'accepted', 'r-1'],
      [
        ...[6, 'rejected', 'r-3'],
        {
          ...{ number: 5612, code: 'OfflineConversionsApplyFailed', advice: 'retry' },
          meaning:
            'The service could not process the conversions, but the rows are not at fault. Send them again later.',
          rules: [],
        },
      ],
    ],
  },
  {
    name: 'tells what became of each record',
    run: async ({ core }) => {
      const { outcomes, summary } = core.reconcile(files());
      const all = await collect(outcomes);
      const { records, responseMode, unmatched } = await summary;
      const found = all.map(({ row, clientId, status }) => [row, clientId, status]).sort();
      return { found, records, responseMode, unmatched };
    },
    expected: {
      found: [
        [2, 'r-1', 'accepted'],
        [3, 'r-2', 'rejected'],
        [4, 'r-3', 'rejected'],
      ],
      records: { uploaded: 3, accepted: 1, rejected: 2, unknown: 0 },
      responseMode: 'errors-and-results',
      unmatched: {
        errors: 0,
        notUploaded: 0,
        clientIdMissing: 0,
        clientIdRepeated: 0,
        matchedByCells: 0,
      },
    },
  },
  {
    name: 'writes again what may work as it is',
    run: ({ core }) => textOf(core.writeRetryFile({ ...files(), advice: 'retry' })),
    expected: upload(sentHeader, 'Format Version,6.0,,,,', sentRow('r-3', 'Größe')),
  },
  {
    name: 'refuses a result of another upload',
    run: (library) =>
      thrownBy(
        () =>
          library.core.reconcile({
            upload: sent.replaceAll(',r-', ',other-'),
            result,
          }).summary,
        library,
      ),
    expected: {
      name: 'BulkFileError',
      message:
        'Result, line 1: The files do not belong together: the result (5 rows) contains none of the records of the upload (3 records). Use the result of this upload.',
      ...{ code: 'unrelated-files', line: 1, isInstance: true },
    },
  },
];
