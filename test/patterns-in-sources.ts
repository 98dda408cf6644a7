import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';

export interface PatternInSource {
  /** `libs/maillog/src/repeat.ts:12` */
  readonly place: string;
  readonly text: string;
  /** Null where the pattern is put together while the program runs. */
  readonly pattern: { readonly source: string; readonly flags: string } | null;
}

/** Every regular expression in the sources of apps and libs: literals and `RegExp(…)`. */
export function patternsInSources(root: string): PatternInSource[] {
  return globSync('{apps,libs}/*/src/**/*.{ts,mts}', { cwd: root })
    .filter((path) => !path.endsWith('.spec.ts'))
    .sort()
    .flatMap((path) => patternsIn(path, readFileSync(join(root, path), 'utf8')));
}

export function patternsIn(path: string, code: string): PatternInSource[] {
  const file = ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true);
  const found: PatternInSource[] = [];
  const visit = (node: ts.Node): void => {
    const pattern = patternOf(node);
    if (pattern !== undefined) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
      found.push({ place: `${path}:${line + 1}`, text: node.getText(file), pattern });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** Undefined for a node that makes no pattern. */
function patternOf(node: ts.Node): PatternInSource['pattern'] | undefined {
  if (ts.isRegularExpressionLiteral(node)) {
    const end = node.text.lastIndexOf('/');
    return { source: node.text.slice(1, end), flags: node.text.slice(end + 1) };
  }
  const makes =
    (ts.isNewExpression(node) || ts.isCallExpression(node)) &&
    ts.isIdentifier(node.expression) &&
    node.expression.text === 'RegExp';
  if (!makes) return undefined;
  const [source, flags] = node.arguments ?? [];
  if (source === undefined || !ts.isStringLiteralLike(source)) return null;
  if (flags !== undefined && !ts.isStringLiteralLike(flags)) return null;
  return { source: source.text, flags: flags?.text ?? '' };
}
