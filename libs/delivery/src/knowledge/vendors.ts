/** Every vendor deviation. Order does not matter: no reply may have two owners (a test says so). */

import type { VendorDeviation } from './types';
import { EUROPEAN_PROVIDERS } from './vendors/european-providers';
import { GATEWAYS } from './vendors/gateways';
import { GOOGLE } from './vendors/google';
import { MAILBOX_PROVIDERS } from './vendors/mailbox-providers';
import { MICROSOFT } from './vendors/microsoft';
import { YAHOO_AND_AOL } from './vendors/yahoo';

export const VENDOR_DEVIATIONS: readonly VendorDeviation[] = [
  ...MICROSOFT,
  ...GOOGLE,
  ...YAHOO_AND_AOL,
  ...MAILBOX_PROVIDERS,
  ...EUROPEAN_PROVIDERS,
  ...GATEWAYS,
];
