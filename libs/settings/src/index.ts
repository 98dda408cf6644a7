export { effectiveYaml } from './effective-yaml';
export { fromText } from './from-text';
export type { Given, Layer } from './layer';
export {
  isListenAddress,
  isLoopback,
  listenAddress,
  listenText,
  type ListenAddress,
} from './listen-address';
export { loadSettings, type LoadedSettings, type SettingSources } from './load-settings';
export { ConfigurationError, type Mistake } from './mistake';
export type { Environment } from './read-environment';
export { SettingsShape, variableOf } from './settings-shape';
