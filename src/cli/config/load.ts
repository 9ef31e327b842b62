import { dirname, resolve } from 'node:path';
import { parseJson } from '../../text/json/parse-json';
import { placeIn } from '../../text/place';
import { inputFile } from '../input/file';
import { importModule } from '../input/module';
import { inputText } from '../input/text';
import type { Terminal } from '../output/terminal';
import { UsageError } from '../wrong-use';
import { nameHere } from './find';
import { type Config, checkConfig, inWordsOf } from './settings';

/**
 * Loads a config. The files that it names are those beside it.
 * @param file its name in messages
 */
export async function loadConfig(file: string, path: string, terminal: Terminal): Promise<Config> {
  const isModule = /\.[cm]?js$/i.test(path);
  const value = isModule
    ? await importModule(file, path, terminal)
    : await parseConfig(file, terminal);
  const { settings, recordType } = checkConfig(file, isModule ? 'module' : 'json', value);
  const { phoneCountry } = settings;
  if (phoneCountry !== undefined) {
    const { readCountry } = await import('../../identifiers/country');
    inWordsOf(file, () => readCountry(phoneCountry, '"phoneCountry"'));
  }
  const beside = (name: string | undefined) =>
    name === undefined || name === 'fetch'
      ? name
      : nameHere(resolve(dirname(path), name), terminal);
  return {
    settings: { ...settings, goals: beside(settings.goals), clicks: beside(settings.clicks) },
    recordType,
  };
}

/** Characters of a config. Who has more than these has named another file. */
const maxLength = 1_048_576;

async function parseConfig(file: string, terminal: Terminal): Promise<unknown> {
  let text = '';
  for await (const piece of inputText(file, inputFile(file, terminal))) {
    text += piece;
    if (text.length > maxLength)
      throw new UsageError(`${file}: A config has at most ${maxLength} characters.`);
  }
  const parsed = parseJson(text);
  if ('faultAt' in parsed)
    throw new UsageError(`${file}: ${placeIn(text, parsed.faultAt, 1)}: This is not JSON.`);
  const [twice] = parsed.repeated;
  if (twice)
    throw new UsageError(`${file}: ${placeIn(text, twice.at, 1)}: An object has this name twice.`);
  return parsed.value;
}
