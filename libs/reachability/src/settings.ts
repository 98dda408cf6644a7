import { DAY, HOUR, MINUTE } from './bucket';

/** Every threshold of the decisions. Why these: docs/decisions/0022-reachability.md. */
export interface Settings {
  readonly chronic: ChronicSettings;
  readonly spike: SpikeSettings;
  readonly blame: BlameSettings;
  readonly remembered: RememberedSettings;
}

/** For how long a healthy subject that nobody tries any more is remembered, in milliseconds. */
export interface RememberedSettings {
  /** For each attempt that its past knows of. */
  readonly anAttempt: number;
  /** For each that failed since its last answer: a queue waits the longer the more often it failed. */
  readonly aFailure: number;
  /** For the first of them: queues try anew soon. */
  readonly aFirstFailure: number;
  readonly atLeast: number;
  readonly atMost: number;
}

/** Times in milliseconds. */
export interface ChronicSettings {
  /** How long nothing must have answered, from the first to the last failed attempt. */
  readonly after: number;
  /** In so many equal parts of that time … */
  readonly parts: number;
  /** … attempts must lie in at least so many different ones. */
  readonly partsTried: number;
  readonly attempts: number;
  /** The same two where Exim's verdict or an expired message says it too. */
  readonly partsTriedWithVerdict: number;
  readonly attemptsWithVerdict: number;
  readonly suspectAfter: number;
  readonly suspectAttempts: number;
  /** While recovering, so much silence brings the flag back. */
  readonly relapseAfter: number;
  /** Answers so long after the first one end the recovering. */
  readonly probation: number;
  /** A log host whose attempts this domain answered in this time must have been watched all through. */
  readonly reachedWithin: number;
  /** A log may be behind by so much and still count as watched. */
  readonly lateness: number;
}

export interface SpikeSettings {
  /** Lengths of the windows that are looked at, in milliseconds, the shortest first. */
  readonly windows: readonly number[];
  /** False spikes a day that all tests together may make at most, over all subjects and windows. */
  readonly falseADay: number;
  /** The budget is shared by the tests of the last day, and by no fewer than this. */
  readonly testsADayAtLeast: number;
  /** No answers in the window. */
  readonly noAnswers: number;
  /** Rate in the window, and how many times the usual rate. */
  readonly rate: number;
  readonly times: number;
  /** The own past that a subject needs: attempts, and milliseconds since it was first seen. */
  readonly pastAttempts: number;
  readonly pastTime: number;
  /** Half-life of the past, in milliseconds. */
  readonly halfLife: number;
  /** How sure recovery must be: odds against the rate still being raised. */
  readonly recoveryOdds: number;
  /** A raised rate that lasts so long is the new usual; a spike without attempts so long fades. */
  readonly becomesUsual: number;
}

export interface BlameSettings {
  /** Unrelated destinations that one sender must fail to, and their share of those it tried. */
  readonly groups: number;
  readonly share: number;
  /** Where that many of the failing were tried by others, more than half must have been reached. */
  readonly comparable: number;
  /** Share where no comparison is possible. */
  readonly shareAlone: number;
  /** Chance at which a finding opens, and the one at which a sender is only suspected. */
  readonly chance: number;
  readonly suspectChance: number;
  /** Share of failing destinations that is normal for any sender at any moment. */
  readonly usualShare: number;
  /** Domains of one provider that must fail together, the worst one left out. */
  readonly providerDomains: number;
  /** And their share of those that were tried: a few spikes at a large provider are not the provider's. */
  readonly providerShare: number;
}

export const SETTINGS: Settings = {
  chronic: {
    after: DAY,
    parts: 6,
    partsTried: 4,
    attempts: 6,
    partsTriedWithVerdict: 2,
    attemptsWithVerdict: 3,
    suspectAfter: HOUR,
    suspectAttempts: 3,
    relapseAfter: 6 * HOUR,
    probation: 6 * HOUR,
    reachedWithin: 7 * DAY,
    lateness: 15 * MINUTE,
  },
  spike: {
    windows: [2 * MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR],
    falseADay: 0.5,
    testsADayAtLeast: 500_000,
    noAnswers: 5,
    rate: 0.02,
    times: 2,
    pastAttempts: 30,
    pastTime: DAY,
    halfLife: 7 * DAY,
    recoveryOdds: 20,
    becomesUsual: DAY,
  },
  blame: {
    groups: 5,
    share: 0.25,
    comparable: 3,
    shareAlone: 0.5,
    chance: 1e-6,
    suspectChance: 1e-2,
    usualShare: 0.03,
    providerDomains: 3,
    providerShare: 0.25,
  },
  remembered: {
    anAttempt: 15 * MINUTE,
    // Postfix waits 4,000 seconds at most (maximal_backoff_time), Exim up to 6 hours after some fifteen tries.
    aFailure: 3 * HOUR,
    // Postfix tries anew after some minutes, Exim after fifteen, with the next run of its queue: half an hour or an hour.
    aFirstFailure: 1.5 * HOUR,
    // What the looks across all destinations need.
    atLeast: 15 * MINUTE,
    atMost: 45 * DAY,
  },
};
