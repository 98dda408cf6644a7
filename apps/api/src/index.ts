export { ACCESS_MODES, type AccessMode, type AccessOptions } from './access/access';
export { KeyFileError } from './access/key-file';
export type { ApiOptions, ApiSources, ListenOptions } from './api-options';
export type { TurnLimits } from './asking/turns';
export { ApiModule } from './api.module';
export type { Change, Changes } from './events/changes';
export type * from './ingest/ingest-status';
export { ListenError } from './listen-error';
export { startApi, type RunningApi } from './start-api';
