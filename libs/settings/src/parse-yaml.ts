import type { Document, Node, Pair, YAMLMap } from 'yaml';
import { LineCounter, isMap, isNode, isScalar, isSeq, parseDocument, visit } from 'yaml';
import type { Given, Layer } from './layer';
import type { Mistake } from './mistake';
import { named, quoted } from './mistake';
import { didYouMean } from './nearest-name';
import type { SettingsShape } from './settings-shape';

/** What the parser's own words leave open; its others are clear. */
const SYNTAX: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'this name stands here a second time; keep one of the two',
  TAB_AS_INDENT: 'a tab indents this line; YAML wants spaces',
  UNEXPECTED_TOKEN: 'this is not YAML; a text that begins with [, {, *, & or ! wants quotes',
  MULTIPLE_DOCS: 'a second document begins here; write one only',
};

/** What a configuration file says, and what in it is no configuration. */
export function parseYaml<Settings extends object>(
  shape: SettingsShape<Settings>,
  text: string,
  file: string,
): { layer: Layer; mistakes: Mistake[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const originAt = (offset: number): string => `${named(file)}:${lines.linePos(offset).line}`;
  const aliases = aliasesIn(document, originAt);
  const syntax = [...mistakesOfForm(document, originAt), ...aliases];
  // Where the form is broken, what the parser made of the rest is a guess.
  const broken = document.errors.some(({ code }) => code !== 'DUPLICATE_KEY');
  if (broken || aliases.length > 0 || document.contents === null)
    return { layer: new Map(), mistakes: syntax };
  const reading = new SettingsReading(shape, document, originAt);
  reading.read(document.contents);
  return { layer: reading.layer, mistakes: [...syntax, ...reading.mistakes] };
}

type OriginAt = (offset: number) => string;

/** One sentence a line: what follows from the first mistake in a line is noise. */
function mistakesOfForm({ errors, warnings }: Document, originAt: OriginAt): Mistake[] {
  const ofLine = new Map<string, Mistake>();
  for (const { code, message, pos } of [...errors, ...warnings]) {
    const origin = originAt(pos[0]);
    const sentence = SYNTAX[code] ?? `this is not YAML: ${named(message)}`;
    if (!ofLine.has(origin)) ofLine.set(origin, { origin, sentence });
  }
  return [...ofLine.values()];
}

/** Nothing here is long enough for them, and a few of them can stand for a gigabyte. */
function aliasesIn(document: Document, originAt: OriginAt): Mistake[] {
  const mistakes: Mistake[] = [];
  visit(document, {
    Alias: (_, alias) => {
      const origin = originAt(alias.range?.[0] ?? 0);
      mistakes.push({ origin, sentence: `write the value itself, not *${named(alias.source)}` });
    },
  });
  return mistakes;
}

/** Walks a document of the right form and takes the settings out of it. */
class SettingsReading<Settings extends object> {
  readonly layer = new Map<string, Given>();
  readonly mistakes: Mistake[] = [];

  constructor(
    private readonly shape: SettingsShape<Settings>,
    private readonly document: Document,
    private readonly originAt: OriginAt,
  ) {}

  read(contents: Node): void {
    const { sectionNames, settingNames } = this.shape;
    if (!isMap(contents)) {
      this.refuse(
        contents,
        `write settings (${sectionNames.join(', ')}), not ${this.shown(contents)}`,
      );
      return;
    }
    for (const pair of contents.items) {
      const name = this.nameOf(pair);
      if (this.shape.isSection(name)) this.readSection(name, pair);
      else this.refuseName(pair, name, [...sectionNames, ...settingNames]);
    }
  }

  /** A section whose settings are all commented out has no value. */
  private readSection(section: string, pair: Pair): void {
    if (isEmpty(pair.value)) return;
    if (isMap(pair.value)) this.readSettings(section, pair.value);
    else
      this.refuse(
        pair.key,
        `${section} is ${this.shown(pair.value)}: write its settings below it, indented`,
      );
  }

  private readSettings(section: string, settings: YAMLMap): void {
    for (const pair of settings.items) {
      const name = `${section}.${this.nameOf(pair)}`;
      if (!this.shape.isSetting(name)) this.refuseName(pair, name, this.shape.settingNames);
      else if (isEmpty(pair.value))
        this.refuse(pair.key, `${name} has no value: leave the line out for the default`);
      else this.layer.set(name, this.given(pair));
    }
  }

  private given({ key, value }: Pair): Given {
    const origin = this.origin(key);
    const given = { value: this.plain(value), origin };
    if (!isSeq(value)) return given;
    return { ...given, itemOrigins: value.items.map((item) => this.origin(item)) };
  }

  private refuseName({ key }: Pair, name: string, known: readonly string[]): void {
    this.refuse(key, `there is no setting ${quoted(name)}${didYouMean(name, known)}`);
  }

  private refuse(node: unknown, sentence: string): void {
    this.mistakes.push({ origin: this.origin(node), sentence });
  }

  private nameOf({ key }: Pair): string {
    return isScalar(key) && typeof key.value === 'string' ? key.value : this.shown(key);
  }

  private shown(node: unknown): string {
    return quoted(this.plain(node));
  }

  private plain(node: unknown): unknown {
    return isNode(node) ? node.toJS(this.document) : null;
  }

  private origin(node: unknown): string {
    return this.originAt((isNode(node) ? node.range?.[0] : undefined) ?? 0);
  }
}

function isEmpty(value: unknown): boolean {
  return value === null || (isScalar(value) && value.value === null);
}
