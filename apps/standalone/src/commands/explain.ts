import { readFileSync } from 'node:fs';
import { explain as explainText } from '@noanswer/delivery';
import { explanationText } from '../report/explanation-text';
import { DONE, INCOMPLETE } from './exit-codes';

/** `noanswer explain`: what a code, a log line or a bounce text means; `-` reads standard input. */
export function explain(text: string): number {
  const given = text === '-' ? readFileSync(0, 'utf8') : text;
  const explanation = explainText(given, Date.now());
  process.stdout.write(explanationText(explanation));
  return explanation.readings.length === 0 ? INCOMPLETE : DONE;
}
