export {
  noanswerClient,
  type Answer,
  type ClientOptions,
  type NoanswerClient,
  type Problem,
} from './client';
export type { components, operations, paths } from './schema';
