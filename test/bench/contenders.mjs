/** What is compared: its name in the tables, and the file in `contenders/` that has a function of its key. */
export const contenders = {
  papaparse: { name: 'PapaParse, cutting cells (`step`)', file: 'cutters.mjs' },
  papaparseHeader: { name: 'PapaParse, Node stream with headers', file: 'cutters.mjs' },
  csvParse: { name: 'csv-parse, raw rows', file: 'cutters.mjs' },
  udsv: { name: 'uDSV, raw rows', file: 'cutters.mjs' },
  byHand: { name: 'by hand: PapaParse, zod, luxon `fromFormat`', file: 'by-hand.mjs' },
  bareCheck: { name: 'by hand for this one file: bytes, checked', file: 'bare.mjs' },
  bareReading: { name: 'by hand for this one file: bytes, typed', file: 'bare.mjs' },
  duckdb: { name: 'DuckDB, one thread, the same checks', file: 'duckdb.mjs' },
  ourRows: { name: '`readBulkRows`', file: 'ours.mjs' },
  ourRecords: { name: '`readOfflineConversions`', file: 'ours.mjs' },
  ourResults: { name: '`readOfflineConversions`, all messages', file: 'ours.mjs' },
  ourValidation: { name: '`validateBulkFile`', file: 'ours.mjs' },
  ourValidationWithoutDuplicates: {
    name: '`validateBulkFile`, duplicates off',
    file: 'ours.mjs',
  },
  ourValidationWithoutScreen: { name: '`validateBulkFile`, `screen: false`', file: 'ours.mjs' },
  ourValidationWithGoals: { name: '`validateBulkFile` with 20 goals', file: 'ours.mjs' },
  ourOutcomes: { name: '`readResultFile`', file: 'ours.mjs' },
  papaUnparse: { name: '`Papa.unparse`', file: 'writers.mjs' },
  ourWriter: { name: '`writeOfflineConversions`', file: 'writers.mjs' },
  ourWriterOfColumns: {
    name: '`writeOfflineConversions`, only `columns` that are filled',
    file: 'writers.mjs',
  },
};
