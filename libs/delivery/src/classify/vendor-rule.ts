import { findVendorDeviation } from '../knowledge';
import type { Decision } from './rule';
import type { Subject } from './rule-book';

/**
 * A vendor's reply whose code does not mean what the standard says. These go before all rules of the
 * replies, for they know who is speaking. Our own machine is no vendor.
 */
export function findVendorRule({ told, ownMachine }: Subject): Decision | null {
  if (told.shape !== 'reply' || told.reply === null || ownMachine) return null;
  const { code, enhanced, raw } = told.reply;
  const deviation = findVendorDeviation({
    replyCode: code,
    enhancedCode: enhanced,
    text: raw.replaceAll('\\n', ' '), // Exim joins the lines of a reply so
  });
  if (deviation === undefined) return null;
  const { id, reason, bounce } = deviation;
  const decision = { name: `vendor:${id}`, reason };
  return bounce === 'depends' ? decision : { ...decision, permanence: bounce };
}
