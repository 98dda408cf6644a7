import { Injectable } from '@nestjs/common';
import { knownDomains } from '@noanswer/store';
import { SharedQuestions } from '../asking/shared-questions';
import { ProblemError } from '../problems/problem-error';
import { spellingsOf } from './domain-spellings';

@Injectable()
export class DomainNames {
  constructor(private readonly questions: SharedQuestions) {}

  /**
   * The domain as the logs write it.
   *
   * @throws ProblemError if no log tells of it: unknown is not the same as quiet.
   */
  async known(name: string): Promise<string> {
    const spellings = spellingsOf(name);
    const known = await this.questions.ask(knownDomains(spellings));
    const found = spellings.find((spelling) => known.includes(spelling));
    if (found === undefined)
      throw new ProblemError(
        'unknown-domain',
        'No line that was read tells of mail to this domain. That is not to say that it answers.',
      );
    return found;
  }
}
