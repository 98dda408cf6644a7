export type * from './ingest/ingest-status';
export { INGEST_STATUS } from './ingest/ingest-status';
