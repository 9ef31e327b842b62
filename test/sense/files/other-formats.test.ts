import { gzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { validateBulkFile } from '../../../src/index';
import { kind } from '../kind';

const found = async (source: string | Uint8Array) => {
  const { issues, valid } = await validateBulkFile(source);
  expect(valid).toBe(false);
  return issues.map(({ code, severity, facts }) => [code, severity, facts]);
};
const bytes = (text: string) => Buffer.from(text, 'latin1');
const click = 'f894f652ea334e739002f7167ab8f8e3';

kind<[source: string | Uint8Array, format: string]>(
  'a file that is not a bulk file is named for what it is',
  [
    ['named', '<!DOCTYPE html><html><head><title>Sign in</title></head></html>', 'web-page'],
    ['named', '<?xml version="1.0"?>\n<Error><Code>AccessDenied</Code></Error>', 'storage-error'],
    ['named', '{"PartialErrors":[],"ConversionGoals":[]}', 'service-answer'],
    ['named', bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), 'spreadsheet'],
    ['named', '%PDF-1.7\n%âãÏÓ\n', 'pdf'],
    ['named', `Google Click ID,Conversion Name,Conversion Time\n${click},Lead,now\n`, 'google'],
    ['named', 'sep=;\nType;Name\n', 'sep'],
    [
      'own',
      `Parameters:TimeZone=+0100,,\nGoogle Click ID,Conversion Name,Conversion Time\n`,
      'google',
    ],
    [
      'own',
      `### INSTRUCTIONS ###\n# Delete this\nParameters:TimeZone=Europe/Berlin\nGoogle Click ID,Conversion Name\n`,
      'google',
    ],
    ['own', '\ufeff  <html lang="de">\n<body>Anmelden</body>', 'web-page'],
    ['own', '<h1>502 Bad Gateway</h1>', 'web-page'],
    ['own', '<Error><Message>Server failed to authenticate</Message></Error>', 'storage-error'],
    ['own', '{"error":{"code":401,"message":"Unauthenticated"}}', 'service-answer'],
    ['own', '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">', 'service-answer'],
    ['own', bytes('PK\x03\x04\x14\x00\x06\x00'), 'zip'],
    ['own', gzipSync('Type,Name\n'), 'gzip'],
    ['own', bytes('PAR1\x15\x04\x15'), 'data-file'],
    ['own', bytes('\x89PNG\r\n\x1a\n'), 'image'],
    ['own', '{\\rtf1\\ansi Type,Name}', 'document'],
    ['own', bytes('7z\xbc\xaf\x27\x1c'), 'compressed'],
    ['own', 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\n', 'git-lfs'],
    ['own', '[{"msclkid":"x"},{"msclkid":"y"}]', 'json'],
    ['own', Buffer.from('\ufeffsep=\t\nType\tName\n', 'utf16le'), 'sep'],
  ],
  async (source, format) =>
    expect(await found(source)).toEqual([['not-a-bulk-file', 'error', { format }]]),
);

kind<[source: string]>(
  'a template of the web form',
  [
    ['named', 'Parameters:TimeZone=Europe/Berlin,,\nMicrosoft Click ID,Conversion Name\n'],
    ['own', '### INSTRUCTIONS ###\t\t\n# Delete these lines\t\t\n'],
    ['own', '\ufeffparameters:timezone=+0000;;\nMicrosoft Click ID;Conversion Name\n'],
    ['own', 'Parameters:TimeZone=US/Pacific\tx\nMicrosoft Click ID\tConversion Name\n'],
  ],
  async (source) => expect(await found(source)).toEqual([['zone-parameters', 'error', undefined]]),
);

kind<[text: string]>(
  'a path given as text',
  [
    ['named', 'upload.csv'],
    ['own', './exports/2026-11/upload.tsv'],
    ['own', 'C:\\Users\\anna\\upload.csv'],
    ['own', 'file:///home/anna/upload.zip'],
    ['own', '~/Загрузки/выгрузка.csv'],
  ],
  (text) =>
    expect(validateBulkFile(text)).rejects.toThrow(
      new TypeError(
        'The source looks like the path of a file, not its content. Use validateBulkFilePath(path), readOfflineConversionsFile(path) or bulkFile(path) from "msads-bulk/node".',
      ),
    ),
);
