import type { BlameSettings } from '../settings';
import { chanceOfSoMany } from '../statistics/beta-binomial';
import type { Sender, SenderTally } from './finding';

/** How surely the usual share of failing destinations is known, in destinations. */
const SURE = 100;
/** A sender that often fails may be this used to it. */
const MOST_USUAL = 0.3;
const FOLLOW = 0.01;

export type SenderCheck = 'fine' | 'suspect' | 'cut_off';

/**
 * Whether a sender is cut off, from the destinations that usually answer, each provider counted once: many of them
 * fail at once, and where others of ours tried the same ones, they got through. Where half of all unrelated
 * destinations fail at once it is us even without a comparison.
 */
export function checkSender(
  { failing, tried, triedByOthers, reachedByOthers }: SenderTally,
  { usualShare }: Pick<Sender, 'usualShare'>,
  settings: BlameSettings,
): SenderCheck {
  const share = tried === 0 ? 0 : failing / tried;
  if (failing < 3 || share < settings.share) return 'fine';
  const isCompared = triedByOthers >= settings.comparable;
  const othersReach = isCompared && reachedByOthers * 2 > triedByOthers;
  if (isCompared && !othersReach && share < settings.shareAlone) return 'fine';
  const usual = Math.min(MOST_USUAL, Math.max(settings.usualShare, usualShare));
  const belief = { failures: usual * SURE, successes: (1 - usual) * SURE };
  const chance = chanceOfSoMany(failing, tried, belief);
  const isEnough = failing >= settings.groups && (othersReach || share >= settings.shareAlone);
  if (isEnough && chance <= settings.chance) return 'cut_off';
  return chance <= settings.suspectChance ? 'suspect' : 'fine';
}

/** It gets through again: enough destinations were tried lately, and no more than usual failed. */
export function getsThrough(
  { failing, tried }: SenderTally,
  { usualShare }: Pick<Sender, 'usualShare'>,
  settings: BlameSettings,
): boolean {
  const usual = Math.min(MOST_USUAL, Math.max(settings.usualShare, usualShare));
  return tried >= settings.groups && failing <= Math.max(2 * usual, 0.1) * tried;
}

export function followShare(sender: Sender, { failing, tried }: SenderTally): void {
  if (tried > 0) sender.usualShare += FOLLOW * (failing / tried - sender.usualShare);
}
