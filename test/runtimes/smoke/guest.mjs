// The checks in a program that has set all that is global of the packages that both use.
import { Settings } from 'luxon';
import Papa from 'papaparse';
import * as z from 'zod/mini';

Settings.throwOnInvalid = true;
Settings.defaultZone = 'Australia/Lord_Howe';
Settings.defaultLocale = 'ar-EG';
Settings.defaultNumberingSystem = 'arab';
Settings.now = () => 0;
Papa.DefaultDelimiter = ';';
Papa.RECORD_SEP = '|';
Papa.LocalChunkSize = 10;
z.config({ jitless: true, customError: ({ code }) => `not ours: ${code}` });

await import('./run.mjs');
