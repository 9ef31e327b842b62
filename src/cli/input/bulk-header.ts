import { versionType } from '../../bulk/version';
import { offlineConversion } from '../../records/offline-conversion';
import { typesOf } from '../../schema/record-type';
import { Decoder } from '../../source/decode';
import { fold } from '../../text/nearest';

/** Words of the first row of a bulk file, with or without a header. */
const words = new Set(['Type', versionType, ...typesOf(offlineConversion)].map(fold));

/** A header of hundreds of columns has about 10,000 characters. */
const maxHeaderLength = 1_048_576;

/** Detects by the first row, whatever its delimiter, whether a text is a bulk file. */
export function bulkHeaderDetector(): (piece: Uint8Array | undefined) => boolean | undefined {
  const decoder = new Decoder();
  let text = '';
  return (piece) => {
    text += piece ? decoder.push(piece) : decoder.end();
    const [row = '', end] = /[^\r\n]+([\r\n])?/.exec(text.trimStart()) ?? [];
    const isComplete = end !== undefined || piece === undefined || decoder.fault !== undefined;
    if (!isComplete && text.length < maxHeaderLength) return undefined;
    return row.split(/[,\t;|]/).some((cell) => words.has(fold(cell.replaceAll('"', ''))));
  };
}
