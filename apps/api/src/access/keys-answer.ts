import { ApiProperty } from '@nestjs/swagger';
import { Moment, MomentOrNull, Flag, Parts, Text } from '../openapi/fields';
import { SCOPES, type Scope } from './key';

/** A key, but for the key itself: nobody can be shown that again. */
export class KeyAnswer {
  @Text('A part of the key; revoke it by this.', '3f9a01bc')
  readonly id!: string;
  @Text('Whose it is.', 'dashboard')
  readonly name!: string;
  @ApiProperty({
    type: 'array',
    items: { type: 'string', enum: [...SCOPES] },
    description: '`read`: all answers. `admin`: also which keys there are.',
    example: ['read'],
  })
  readonly scopes!: readonly Scope[];
  @Moment('When it was made.')
  readonly madeAt!: string;
  @MomentOrNull('When it was last asked with; null: not since this process began.')
  readonly usedAt!: string | null;
}

export class KeysAnswer {
  @Flag('Whether a key is asked for at all.', true)
  readonly asked!: boolean;
  @Parts(KeyAnswer, 'In the order in which they were made.')
  readonly keys!: readonly KeyAnswer[];
}
