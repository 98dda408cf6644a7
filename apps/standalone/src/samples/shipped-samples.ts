import { join } from 'node:path';

/** The sample logs that come with noanswer, as the built command finds them. */
export const SHIPPED_SAMPLES = join(__dirname, '../../../../../../../samples');

/** The zone of their stamps, which name none. */
export const SAMPLES_ZONE = 'UTC';
