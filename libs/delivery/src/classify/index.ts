export { classify } from './classify';
export { connectionResultOf } from './connection-result';
export type { ToldConnection } from './connection-result';
export type { Classification, DeliveryLine } from './delivery-line';
