export {
  DataDirectoryAccessError,
  DataDirectoryBusyError,
  ForeignDataDirectoryError,
  NewerSchemaError,
  OneStorePerProcessError,
  ServerStoreError,
  StoreError,
  StoreQuestionError,
  StoreWriteError,
} from './errors';
export { DEFAULT_RETENTION_DAYS, openStore, type StoreOptions } from './open-store';
export { packed, unpacked } from './packed';
export { Store } from './store';
export type { Level } from './rollups/levels';
export type { Recounter, RecounterOptions, Recounted } from './rollups/recounter';
export { StoreReader, type ReaderOptions } from './reader';
export { sweepTemporaryStores } from './directory/temporary';
export type { RecipientMode } from './recipients/mode';
export type { UnparsedSample } from './rows/unparsed-samples';
export type { SourceRow } from './sources';
export type { DecisionRow } from './watching/decision-row';
export { memoryHeads, memoryPiece, type MemoryPiece } from './watching/kept-memory';
export type { Lease } from './watching/lease';
export type { RowWriter, WriterOptions } from './writer';
export * from './questions';
export { openServerStore } from './server/open-server-store';
export type { ClusterOptions } from './server/cluster';
export { wrongName } from './server/names';
export { schemaStatements } from './server/schema-statements';
export type {
  FinishedInsert,
  InsertRetry,
  ServerStoreEvents,
  ServerStoreOptions,
  ServerTls,
} from './server/options';
