export { type BulkFileOptions, bulkFile } from './node/bulk-file';
export {
  readOfflineConversionsFile,
  validateBulkFilePath,
  writeBulkFile,
  writeOfflineConversionsFile,
} from './node/files';
export { fixBulkFilePath } from './node/fix-file';
export { type WrittenFile, writeOfflineConversionsFiles } from './node/split-files';
export { openableFile } from './node/upload/openable-file';
