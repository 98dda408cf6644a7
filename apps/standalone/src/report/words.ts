import { printable } from '../terminal/printable';

/** `12,345`. */
export function count(n: number): string {
  return n.toLocaleString('en');
}

/** `3 domains`, `1 domain`. */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${count(n)} ${n === 1 ? one : many}`;
}

/** `33.7 %`; whole percents from 10 on. A share that is not all or nothing is never shown as that. */
export function percent(share: number | null): string {
  if (share === null) return 'unknown';
  const value = share * 100;
  if (share > 0 && value < 0.1) return '<0.1 %';
  if (share < 1 && value > 99.9) return '>99.9 %';
  return `${value.toFixed(Number.isInteger(value) ? 0 : 1)} %`;
}

/** `94\u2013100 %`. */
export function interval(bounds: readonly [number, number] | null): string {
  if (bounds === null) return '';
  const [low, high] = bounds.map((bound) => Math.round(bound * 100));
  return `${low}\u2013${high} %`;
}

const UNITS = [
  ['d', 86_400],
  ['h', 3600],
  ['min', 60],
  ['s', 1],
] as const;

/** `2 d 3 h`, `7 min`, `45 s`: two units at most. */
export function duration(seconds: number): string {
  const first = UNITS.findIndex(([, size]) => seconds >= size);
  if (first < 0) return '0 s';
  const [unit, size] = UNITS[first] ?? UNITS[3];
  const whole = Math.floor(seconds / size);
  const [nextUnit, nextSize] = UNITS[first + 1] ?? ['', 1];
  const rest = nextUnit === '' ? 0 : Math.floor((seconds - whole * size) / nextSize);
  return rest > 0 && whole < 10 ? `${whole} ${unit} ${rest} ${nextUnit}` : `${whole} ${unit}`;
}

/** `2026-11-21 09:55:54` of an RFC 3339 time in UTC. */
export function clock(iso: string): string {
  return iso.slice(0, 19).replace('T', ' ');
}

/** `no answer` of `no_answer`. */
export function inWords(name: string): string {
  return name.replaceAll('_', ' ');
}

/** A recipient domain as it may be shown. */
export function domainName(domain: string): string {
  return domain === '' ? '(no domain)' : printable(domain);
}

/** `host[ip]:port`, as Postfix writes it. */
export function endpoint({ host, ip, port }: { host: string; ip: string; port: number }): string {
  return printable(`${host}[${ip}]${port === 0 ? '' : `:${port}`}`);
}
