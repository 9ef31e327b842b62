export type { BulkFileOptions } from './node/bulk-file';
export { bulkFile } from './node/bulk-file';
export {
  readOfflineConversionsFile,
  validateBulkFilePath,
  writeBulkFile,
  writeOfflineConversionsFile,
} from './node/files';
export type { WrittenFile } from './node/split-files';
export { writeOfflineConversionsFiles } from './node/split-files';
