export { type BulkFileOptions, bulkFile } from './node/bulk-file';
export {
  readOfflineConversionsFile,
  readRecordsFile,
  validateBulkFilePath,
  validateRecordsFile,
  writeBulkFile,
  writeOfflineConversionsFile,
  writeRecordsFile,
} from './node/files';
export { fixBulkFilePath, fixRecordsFile } from './node/fix-file';
export {
  type WrittenFile,
  writeOfflineConversionsFiles,
  writeRecordsFiles,
} from './node/split-files';
export { openableFile } from './node/upload/openable-file';
