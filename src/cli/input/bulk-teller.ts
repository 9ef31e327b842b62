import { versionType } from '../../bulk/version';
import { offlineConversion } from '../../records/offline-conversion';
import { typesOf } from '../../schema/record-type';
import { Decoder } from '../../source/decode';
import { fold } from '../../text/nearest';

/** What the first row of a bulk file has, the one without a header too. */
const words = new Set(['Type', versionType, ...typesOf(offlineConversion)].map(fold));

/** A header of hundreds of columns has some 10,000 characters. */
const longestHeader = 1_048_576;

/** Tells by the first row, whatever its delimiter, whether a text is a bulk file. */
export function bulkTeller(): (piece: Uint8Array | undefined) => boolean | undefined {
  const decoder = new Decoder();
  let text = '';
  return (piece) => {
    text += piece ? decoder.push(piece) : decoder.end();
    const [row = '', end] = /[^\r\n]+([\r\n])?/.exec(text.trimStart()) ?? [];
    const isWhole = end !== undefined || piece === undefined || decoder.fault !== undefined;
    if (!isWhole && text.length < longestHeader) return undefined;
    return row.split(/[,\t;|]/).some((cell) => words.has(fold(cell.replaceAll('"', ''))));
  };
}
