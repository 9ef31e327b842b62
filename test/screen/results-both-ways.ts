import {
  type Issue,
  isBulkFileError,
  type Outcome,
  type ResponseMode,
  readResultFile,
  reconcile,
  type Source,
  writeRejectsFile,
  writeRetryFile,
} from '../../src/index';

type Tell = (thing: unknown) => void;

/**
 * What is told until the end, or until a file cannot be read any further. Which outcomes have been read when an
 * issue is found depends on the pieces of the source.
 */
async function told(read: (tell: Tell, onIssue: (issue: Issue) => void) => Promise<void>) {
  const [things, issues]: [unknown[], Issue[]] = [[], []];
  try {
    await read(
      (thing) => things.push(thing),
      (issue) => issues.push(issue),
    );
  } catch (error) {
    if (!isBulkFileError(error)) throw error;
    issues.push(error.issue);
  }
  return { things, issues };
}

async function tellOutcomes(outcomes: AsyncIterable<Outcome>, tell: Tell): Promise<void> {
  for await (const outcome of outcomes) tell({ ...outcome, cells: [...outcome.cells] });
}

/** The outcomes and issues of a result, with the screen and without it. */
export async function resultBothWays(result: Source, responseMode?: ResponseMode) {
  const read = (screen: boolean) =>
    told((tell, onIssue) =>
      tellOutcomes(readResultFile(result, { responseMode, screen, onIssue }), tell),
    );
  return { screened: await read(true), judged: await read(false) };
}

/** All that is made of an upload and its result, with the screen and without it. */
export async function pairBothWays(
  upload: () => Source,
  result: () => Source,
  responseMode?: ResponseMode,
) {
  const read = async (screen: boolean) => {
    const files = () => ({ upload, result: result(), responseMode, screen });
    const textOf = async (write: typeof writeRetryFile) => {
      const { things, issues } = await told(async (tell, onIssue) => {
        for await (const bytes of write({ ...files(), onIssue }))
          tell(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
      });
      return { text: things.join(''), issues };
    };
    return {
      outcomes: await told(async (tell, onIssue) => {
        const { outcomes, summary } = reconcile({ ...files(), onIssue });
        await tellOutcomes(outcomes, tell);
        tell(await summary);
      }),
      retry: await textOf(writeRetryFile),
      rejects: await textOf(writeRejectsFile),
    };
  };
  return { screened: await read(true), judged: await read(false) };
}
