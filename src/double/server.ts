import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { finished } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { ServiceCall } from '../vendor/hosts';
import { type Answer, textAnswer } from './answer';
import {
  type DoubleCall,
  type DoubleCallName,
  describeBody,
  type OpenCall,
  openCall,
} from './calls';
import { handleCall, type Request, type Route, routeOf } from './router';
import type { Service } from './service';
import { answerInstead, type Script, type Trouble } from './trouble';

/** The largest body: a file of 100 MB in its form. */
const maxBody = 101_000_000;

/** What a server needs to answer. */
interface Serving {
  readonly service: Service;
  readonly script: Script;
  /** Receives the record of each call as it comes. */
  readonly calls: DoubleCall[];
}

/** Starts to listen on loopback, and returns the server with its origin. */
export async function listen(
  serving: Serving,
  port: number,
): Promise<{ readonly server: Server; readonly origin: string }> {
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo;
    serve(request, response, `http://127.0.0.1:${port}`, serving).catch(() => {
      // The caller has closed the connection.
      response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** Records a call and answers it, as well as its trouble allows. */
async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  origin: string,
  { service, script, calls }: Serving,
): Promise<void> {
  const { headers } = request;
  const url = new URL(request.url ?? '/', origin);
  const route = routeOf(url);
  const trouble = isScripted(route.call) ? script.take(route.call) : {};
  const call = openCall(route.call, service.now, headers, service.tokens);
  call.requestId = route.requestId;
  calls.push(call);
  try {
    if (trouble.cut === 'before') {
      response.destroy();
      return;
    }
    const body = await readBody(request);
    const answer =
      refuse(body, request.method, route) ??
      (await answerTo(
        route,
        { origin, url, headers, body: body as Buffer },
        trouble,
        call,
        service,
      ));
    if (trouble.delay !== undefined) await wait(trouble.delay);
    call.requestId ??= answer.requestId;
    call.error = answer.error;
    if (trouble.cut === undefined) call.httpStatus = answer.status;
    await send(response, trouble.emptyBody ? { ...answer, body: '' } : answer, trouble.cut);
  } finally {
    service.settings.onCall?.(call);
  }
}

function isScripted(call: DoubleCallName): call is ServiceCall {
  return call !== 'unknown' && call !== 'Authorize';
}

async function answerTo(
  route: Route,
  request: Request,
  trouble: Trouble,
  call: OpenCall,
  service: Service,
): Promise<Answer> {
  describeBody(call, request.body, service.tokens);
  const instead = isScripted(route.call) && answerInstead(trouble, route.call, route.requestId);
  return instead || handleCall(route, request, trouble, call, service).catch(failure);
}

/** What no call may be like, whatever it asks for. */
function refuse(body: Buffer | undefined, method: string | undefined, route: Route) {
  if (body === undefined) return textAnswer(413, '');
  const isRight = route.call === 'unknown' || method === route.method;
  return isRight ? undefined : textAnswer(405, '');
}

/** The answer to a call that the double could not process: a fault of its own. */
function failure(cause: unknown): Answer {
  const text = cause instanceof Error ? cause.stack : undefined;
  return { ...textAnswer(500, text ?? String(cause)), error: 'DoubleFailed' };
}

/** The whole body; undefined if it is too long, in which case the rest is read and dropped. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length <= maxBody) pieces.push(piece);
    else pieces.length = 0;
  }
  return length > maxBody ? undefined : Buffer.concat(pieces);
}

async function send(
  response: ServerResponse,
  { status, headers, body }: Answer,
  cut: Trouble['cut'],
): Promise<void> {
  if (cut === 'after') {
    response.destroy();
    return;
  }
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, 'content-length': bytes.length });
  if (cut === undefined) {
    response.end(bytes);
    // It never finishes if the caller has left.
    await finished(response).catch(() => {});
    return;
  }
  const half = bytes.subarray(0, Math.floor(bytes.length / 2));
  await new Promise<void>((resolve) => response.write(half, () => resolve()));
  response.destroy();
}
