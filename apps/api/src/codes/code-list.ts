import {
  CODE_ENTRIES,
  ENHANCED_STATUS_CODES,
  REPLY_CODES,
  describeCode,
  type CodeDescription,
} from '@noanswer/delivery';

export const CODE_KINDS = ['reply', 'enhanced', 'pair'] as const;
export type CodeKind = (typeof CODE_KINDS)[number];

/** What a list shows of a code; `GET /v1/codes/{code}` tells the rest. */
export interface ListedCode extends Pick<
  CodeDescription,
  'code' | 'name' | 'meaning' | 'bounce' | 'severity' | 'category' | 'reason'
> {
  readonly kind: CodeKind;
}

export interface CodeFilter {
  readonly kind?: CodeKind | undefined;
  readonly category?: string | undefined;
  readonly bounce?: string | undefined;
  readonly search?: string | undefined;
}

/** A failure is temporary or final: the registry leaves the class open. */
const CLASSES_OF_FAILURE = [4, 5];

let all: readonly ListedCode[] | undefined;

/** The codes that we know, reply codes first. */
export function listCodes({ kind, category, bounce, search }: CodeFilter): readonly ListedCode[] {
  all ??= everyCode();
  const wanted = search?.toLowerCase();
  return all.filter(
    (code) =>
      (kind === undefined || code.kind === kind) &&
      (category === undefined || code.category === category) &&
      (bounce === undefined || code.bounce === bounce) &&
      (wanted === undefined ||
        `${code.code} ${code.name} ${code.meaning}`.toLowerCase().includes(wanted)),
  );
}

function everyCode(): readonly ListedCode[] {
  const reply = REPLY_CODES.map(({ code }) => listed('reply', code, undefined));
  const enhanced = ENHANCED_STATUS_CODES.flatMap(({ code }) =>
    CLASSES_OF_FAILURE.map((digit) => listed('enhanced', undefined, `${digit}${code.slice(1)}`)),
  );
  const pairs = CODE_ENTRIES.map(({ replyCode, enhancedCode }) =>
    replyCode === undefined || enhancedCode === undefined
      ? undefined
      : listed('pair', replyCode, enhancedCode),
  );
  const known = [...reply, ...enhanced, ...pairs].filter((code) => code !== undefined);
  return [...new Map(known.map((code) => [code.code, code])).values()];
}

function listed(
  kind: CodeKind,
  replyCode: number | undefined,
  enhancedCode: string | undefined,
): ListedCode | undefined {
  const found = describeCode({ replyCode, enhancedCode });
  if (found === undefined) return undefined;
  const { code, name, meaning, bounce, severity, category, reason } = found;
  return { kind, code, name, meaning, bounce, severity, category, reason };
}
