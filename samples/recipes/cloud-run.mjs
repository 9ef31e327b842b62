// A service for Cloud Run, or any other platform that starts a web server on PORT: it takes a bulk file as the body of
// a POST, and answers with what is wrong with it. The file is checked as it arrives, and is never kept.
// Run: PORT=8080 node cloud-run.mjs, then: curl --data-binary @upload.csv http://localhost:8080/
import { createServer } from 'node:http';
import { validateBulkFile } from 'msads-bulk';

const maxBytes = Number(process.env.MAX_BYTES ?? 100_000_000);

async function* limited(request) {
  let bytes = 0;
  for await (const piece of request) {
    bytes += piece.length;
    if (bytes > maxBytes) throw new RangeError(`The file has more than ${maxBytes} bytes.`);
    yield piece;
  }
}

async function answer(request) {
  if (request.method !== 'POST') return [405, { error: 'Send the file with POST.' }];
  try {
    const { valid, records, errors, warnings, counts, issues } = await validateBulkFile(
      limited(request),
    );
    // Messages contain no identifiers, so that they can be shown and logged.
    const shown = issues.map(({ line, column, severity, code, message }) => ({
      ...{ line, column, severity, code, message },
    }));
    return [valid ? 200 : 422, { valid, records, errors, warnings, counts, issues: shown }];
  } catch (error) {
    if (error instanceof RangeError) return [413, { error: error.message }];
    throw error;
  }
}

const server = createServer(async (request, response) => {
  const [status, body] = await answer(request).catch((error) => {
    console.error(error);
    return [500, { error: 'The file was not checked.' }];
  });
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
});

server.listen(Number(process.env.PORT ?? 8080), () => {
  console.log(`Listening on ${server.address().port}`);
});
// The platform announces with SIGTERM that it stops this instance.
process.on('SIGTERM', () => server.close());
