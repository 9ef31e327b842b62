import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { type Answer, jsonAnswer } from '../answer';
import { type AcceptedConversion, summarizeConversion } from '../campaign/conversions';
import { accountError, accountIdOf, textOf, tokenError } from '../credentials';
import { uploadFaultAnswer } from '../fault';
import type { Service } from '../service';
import type { Trouble } from '../trouble';
import { readMultipart } from './multipart';
import { packResult } from './pack-result';
import { type ProcessedFile, type Processing, processFile } from './process-file';
import { countRows, unpackUpload } from './unpack';
import type { Receipt, Upload } from './upload';

/** A file as it was posted. */
export interface PostedFile {
  readonly requestId: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** How a script lets its processing end. */
  readonly end: Receipt['end'];
}

/**
 * Receives a file at its upload URL, and processes it.
 *
 * Sources: Bulk Download and Upload guide; what the vendor's SDKs send. A token in `Authorization` does
 * not count.
 */
export async function receiveFile(posted: PostedFile, service: Service): Promise<Answer> {
  const { requestId, headers, body, end } = posted;
  const { settings, uploads, files, now } = service;
  const refuse = (code: number, httpStatus?: number) =>
    uploadFaultAnswer(requestId, code, { httpStatus });
  const upload = uploads.find(requestId);
  if (!upload) return refuse(3220);
  const wrong = credentialsError(headers, upload, service);
  if (wrong !== undefined) return refuse(wrong, 401);
  if (upload.receipt) return refuse(3224);
  if (upload.urlExpiresAt <= now) return refuse(3226);
  // What the service does with a body of unknown length is not documented.
  if (headers['content-length'] === undefined)
    return { ...refuse(3221, 411), error: 'LengthRequired' };
  const parts = readMultipart(body, headers['content-type']) ?? [];
  const [part, ...others] = parts.filter(({ fileName }) => fileName !== undefined);
  if (!part) return refuse(3221);
  if (others.length > 0) return refuse(3222);
  const name = part.fileName as string;
  const content = await unpackUpload(name, part.content);
  if (!content) return refuse(3223);
  const records = countRows(content);
  if (records > settings.maxRows) return refuse(3225);
  // A second file may have come while this one was unpacked.
  if (upload.receipt) return refuse(3224);
  const { accountId } = upload;
  const { name: partName, contentType } = part;
  const bytes = part.content.length;
  files.push({ requestId, accountId, name, partName, contentType, bytes, records });
  // A caller that has its answer can rely on what is counted. The clock decides when it shows.
  await receive(upload, content, name, end, service);
  const TrackingId = randomUUID();
  return jsonAnswer(200, { TrackingId, RequestId: requestId }, TrackingId);
}

function credentialsError(
  headers: IncomingHttpHeaders,
  { accountId }: Upload,
  { settings, tokens }: Service,
): number | undefined {
  const wrong =
    tokenError(headers, textOf(headers, 'authenticationtoken'), tokens) ??
    accountError(headers, settings.accounts);
  return wrong ?? (accountIdOf(headers) === accountId ? undefined : 106);
}

function receive(
  upload: Upload,
  content: Buffer,
  name: string,
  { end, errors, hasResult }: Trouble,
  service: Service,
): Promise<void> {
  const receipt: Receipt = {
    at: service.now,
    end: { end, errors, hasResult },
    processing: processContent(upload, content, name, service).then((outcome) => {
      receipt.outcome = outcome;
    }),
    outcome: undefined,
  };
  upload.receipt = receipt;
  return receipt.processing;
}

async function processContent(
  { requestId, onlyErrors }: Upload,
  content: Buffer,
  fileName: string,
  { settings, goals, now }: Service,
) {
  const accepted: AcceptedConversion[] = [];
  const processed: ProcessedFile = { records: 0, rejected: 0, fileError: undefined };
  const processing: Processing = {
    ...{ now, goals: goals.rules, onlyErrors, bom: settings.bom },
    onAccepted: (record) => accepted.push(summarizeConversion(record)),
  };
  const extension = /\.tsv$/i.test(fileName) ? 'tsv' : 'csv';
  const { entryName = `${requestId}.${extension}`, resultFormat } = settings;
  const texts = processFile(content, processing, processed);
  const result = await packResult(resultFormat, entryName, texts);
  return { ...processed, result, accepted: processed.fileError === undefined ? accepted : [] };
}
