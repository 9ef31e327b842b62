import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseJson } from '../../text/json/parse-json';
import { visible } from '../../text/shown/escapes';
import type { Terminal } from '../output/terminal';
import { onFile, UsageError } from '../wrong-use';
import { nameHere } from './find';
import { type Config, checkConfig, inWordsOf } from './settings';

/**
 * Loads a config. The files that it names are those beside it.
 * @param file its name in messages
 */
export async function loadConfig(file: string, path: string, terminal: Terminal): Promise<Config> {
  const isModule = /\.[cm]?js$/i.test(path);
  const value = isModule ? await importConfig(file, path) : await parseConfig(file, path);
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

async function parseConfig(file: string, path: string): Promise<unknown> {
  const text = (await onFile(file, readFile(path, 'utf8'))).replace(/^\ufeff/, '');
  const parsed = parseJson(text);
  if ('faultAt' in parsed)
    throw new UsageError(`${file}: ${placeAt(text, parsed.faultAt)}: This is not JSON.`);
  const [twice] = parsed.repeated;
  if (twice)
    throw new UsageError(`${file}: ${placeAt(text, twice.at)}: An object has this name twice.`);
  return parsed.value;
}

function placeAt(text: string, at: number): string {
  const before = text.slice(0, at).split('\n');
  return `line ${before.length}, column ${(before.at(-1) as string).length + 1}`;
}

async function importConfig(file: string, path: string): Promise<unknown> {
  await onFile(file, readFile(path));
  try {
    const { default: value } = await import(pathToFileURL(path).href);
    return value;
  } catch (cause) {
    const reason = cause instanceof Error ? `${cause.name}: ${cause.message}` : 'it threw no Error';
    throw new UsageError(`${file}: The module cannot be loaded: ${visible(reason)}`);
  }
}
