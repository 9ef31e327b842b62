export {
  readOfflineConversionsFile,
  validateBulkFilePath,
  writeOfflineConversionsFile,
} from './node/files';
