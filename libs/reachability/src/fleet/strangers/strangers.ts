import type { Bucket } from '../../bucket';
import type { RememberedSettings } from '../../settings';
import { rememberedFor } from '../remembered';
import { keyOf, NameIndex, NOBODY } from './name-index';
import { into, PackedBuckets } from './packed-buckets';

/** Who was met in more minutes than these is no stranger any more. */
const MOST_BUCKETS = 5;
/** Marks of a bucket: the newest of its name; an older one; one of a name that is no stranger any more. */
const [GONE, OLDER, NEWEST] = [0, 1, 2];
const [NO_PROVIDER, OF_ITS_OWN] = [0, 1];

/** One bucket as it is saved. Provider: its name, true: that of the domain itself. */
export interface SavedStranger {
  readonly key: number;
  readonly provider: string | true | null;
  readonly text: string | null;
  readonly bucket: Bucket;
}

/** Where it failed, and lines that show it: kept behind the name, for a while, of what failed. */
type Shown = readonly [addresses: Readonly<Record<string, number>>, samples: readonly string[]];

/**
 * Names that were met in a few minutes only. A fleet meets thousands an hour that it never meets again, and nothing can be
 * decided of them yet: no usual rate, no silence of an hour. So of each only its buckets are kept, packed, under
 * a number that stands for its name; out of them the whole subject is made as soon as it matters.
 */
export class Strangers {
  private readonly index = new NameIndex((at) => this.keys[at] ?? NaN);
  private readonly buckets = new PackedBuckets();
  private keys = new Float64Array(64);
  private marks = new Uint8Array(64);
  /** The bucket of the same name that was taken before this one. */
  private before = new Int32Array(64);
  private providers = new Uint32Array(64);
  private readonly texts = new Map<number, string>();
  private readonly providerNames: string[] = [];
  private readonly providerNumbers = new Map<string, number>();
  private readonly served = new Map<string, number>();
  /** How many there are. */
  count = 0;

  /** @param isShown whether names, places and lines are kept for a while. */
  constructor(private readonly isShown: boolean) {}

  /** By which the others know it; {@link NOBODY}: it is no stranger, or new. */
  find(name: string): number {
    const at = this.index.get(keyOf(name));
    return at !== NOBODY && this.marks[at] === NEWEST ? at : NOBODY;
  }

  /** @returns whether there is room for it: who is met once more, or in no small minute, is a stranger no more. */
  take(known: number, bucket: Bucket, provider: string | undefined): boolean {
    if (!this.buckets.fits(bucket)) return false;
    const { subject: name } = bucket;
    const text = this.isShown ? shownIn(bucket) : null;
    let met = 0;
    for (const at of this.chainOf(known)) {
      met++;
      if (this.buckets.fromOf(at) !== bucket.from || this.buckets.hostOf(at) !== bucket.logHost)
        continue;
      this.buckets.put(at, bucket);
      this.show(at, text);
      return true;
    }
    if (met >= MOST_BUCKETS) return false;
    const before = known === NOBODY ? null : this.providerOf(known, name);
    const served = before ?? provider ?? null;
    this.add(keyOf(name), known, bucket, served === name ? true : served, text);
    return true;
  }

  /** All that is known of it; from now on somebody else must know it. */
  dismiss(known: number, name: string): { buckets: Bucket[]; provider: string | null } {
    const buckets = Array.from(this.chainOf(known), (at) => {
      const bucket = this.buckets.bucketOf(at, name);
      const text = this.texts.get(at);
      if (text === undefined) return bucket;
      const [addresses, samples] = JSON.parse(text.slice(text.indexOf('\n') + 1)) as Shown;
      return { ...bucket, addresses, samples };
    });
    const provider = this.providerOf(known, name);
    if (known !== NOBODY) this.leave(known);
    for (const at of this.chainOf(known)) {
      this.marks[at] = GONE;
      this.texts.delete(at);
    }
    return { buckets, provider };
  }

  /** Its buckets, the last one that was taken first; places and lines are left out. */
  bucketsOf(known: number, name: string): Bucket[] {
    const buckets: Bucket[] = [];
    for (let at = known; at !== NOBODY; at = this.before[at] ?? NOBODY)
      buckets.push(this.buckets.bucketOf(at, name));
    return buckets;
  }

  /** Empty where nothing failed, or not lately. */
  nameOf(known: number): string {
    for (let at = known; at !== NOBODY; at = this.before[at] ?? NOBODY) {
      const text = this.texts.get(at);
      if (text !== undefined) return text.slice(0, text.indexOf('\n'));
    }
    return '';
  }

  providerOf(known: number, name: string): string | null {
    const number = this.providers[known] ?? NO_PROVIDER;
    if (number === NO_PROVIDER) return null;
    return number === OF_ITS_OWN ? name : (this.providerNames[number - 2] ?? null);
  }

  firstSeen(known: number): number {
    let first = Infinity;
    for (let at = known; at !== NOBODY; at = this.before[at] ?? NOBODY)
      first = Math.min(first, this.buckets.fromOf(at));
    return first;
  }

  lastSeen(known: number): number {
    let last = -Infinity;
    for (let at = known; at !== NOBODY; at = this.before[at] ?? NOBODY)
      last = Math.max(last, this.buckets.fromOf(at));
    return last;
  }

  lastAnswer(known: number): number | null {
    let last: number | null = null;
    for (const at of this.chainOf(known)) {
      const answer = this.buckets.lastAnswerOf(at);
      if (answer !== null && (last === null || answer > last)) last = answer;
    }
    return last;
  }

  answeredBefore(known: number, time: number): boolean {
    for (let at = known; at !== NOBODY; at = this.before[at] ?? NOBODY) {
      const answer = this.buckets.lastAnswerOf(at);
      if (answer !== null && answer < time) return true;
    }
    return false;
  }

  /** How many a provider serves that is not theirs alone. */
  servedBy(provider: string): number {
    return this.served.get(provider) ?? 0;
  }

  /** All of them, or those of a provider that is not theirs alone. */
  *all(provider?: string): Generator<number> {
    const number = provider === undefined ? null : this.providerNumbers.get(provider);
    if (number === undefined) return;
    for (let at = 0; at < this.buckets.size; at++) {
      if (this.marks[at] !== NEWEST) continue;
      if (number === null || this.providers[at] === number) yield at;
    }
  }

  /**
   * Those that are remembered any longer.
   *
   * @param shownSince names, places and lines of earlier minutes are left out.
   */
  remembered(settings: RememberedSettings, shownSince: number, now: number): Strangers {
    const isKept = new Uint8Array(this.buckets.size);
    for (const known of this.all()) {
      if (this.lastSeen(known) < now - this.rememberedFor(known, settings)) continue;
      for (const at of this.chainOf(known)) isKept[at] = 1;
    }
    const next = new Strangers(this.isShown);
    for (const saved of this.saved((at) => isKept[at] === 1))
      next.restore(saved.bucket.from < shownSince ? { ...saved, text: null } : saved);
    return next;
  }

  /** In the order in which they were taken. */
  *saved(isSaved: (at: number) => boolean = () => true): Generator<SavedStranger> {
    for (let at = 0; at < this.buckets.size; at++) {
      if (this.marks[at] === GONE || !isSaved(at)) continue;
      const provider = this.providers[at] === OF_ITS_OWN ? true : this.providerOf(at, '');
      const text = this.texts.get(at) ?? null;
      yield { key: this.keys[at] ?? 0, provider, text, bucket: this.buckets.bucketOf(at, '') };
    }
  }

  restore({ key, provider, text, bucket }: SavedStranger): void {
    this.add(key, this.index.get(key), bucket, provider, text);
  }

  private add(
    key: number,
    before: number,
    bucket: Bucket,
    provider: string | true | null,
    text: string | null,
  ): void {
    if (before === NOBODY) this.count++;
    else {
      this.leaveProvider(before);
      this.marks[before] = OLDER;
    }
    const at = this.buckets.add(bucket);
    if (at === this.keys.length) this.grow();
    this.keys[at] = key;
    this.marks[at] = NEWEST;
    this.before[at] = before;
    this.providers[at] = this.numberOf(provider);
    if (typeof provider === 'string') this.served.set(provider, this.servedBy(provider) + 1);
    this.show(at, text);
    this.index.set(key, at);
  }

  private show(at: number, text: string | null): void {
    if (text === null) this.texts.delete(at);
    else this.texts.set(at, text);
  }

  private leave(known: number): void {
    this.count--;
    this.leaveProvider(known);
  }

  private leaveProvider(known: number): void {
    const provider = this.providerOf(known, '');
    if (provider === null || provider === '') return;
    const others = this.servedBy(provider) - 1;
    if (others > 0) this.served.set(provider, others);
    else this.served.delete(provider);
  }

  private numberOf(provider: string | true | null): number {
    if (provider === null) return NO_PROVIDER;
    if (provider === true) return OF_ITS_OWN;
    let number = this.providerNumbers.get(provider);
    if (number === undefined) {
      number = this.providerNames.push(provider) + 1;
      this.providerNumbers.set(provider, number);
    }
    return number;
  }

  private *chainOf(known: number): Generator<number> {
    for (let at = known; at !== NOBODY; at = this.before[at] ?? NOBODY) yield at;
  }

  /** Failures count from the last answer on. */
  private rememberedFor(known: number, settings: RememberedSettings): number {
    const answer = this.lastAnswer(known) ?? -Infinity;
    let [attempts, failures] = [0, 0];
    for (const at of this.chainOf(known)) {
      attempts += this.buckets.attemptsOf(at);
      if ((this.buckets.lastFailureOf(at) ?? -Infinity) > answer)
        failures += this.buckets.unreachableOf(at);
    }
    return rememberedFor(attempts, failures, settings);
  }

  private grow(): void {
    const room = Math.ceil(1.25 * this.keys.length);
    this.keys = into(new Float64Array(room), this.keys);
    this.marks = into(new Uint8Array(room), this.marks);
    this.before = into(new Int32Array(room), this.before);
    this.providers = into(new Uint32Array(room), this.providers);
  }
}

function shownIn({ subject, unreachable, addresses = {}, samples = [] }: Bucket): string | null {
  if (unreachable === 0 && samples.length === 0 && Object.keys(addresses).length === 0) return null;
  const shown: Shown = [addresses, samples];
  return `${subject}\n${JSON.stringify(shown)}`;
}
