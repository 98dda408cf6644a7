import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { isoTime } from '@noanswer/answers';
import { Terms } from '../http/terms';
import { Answers } from '../openapi/answers';
import type { Plain } from '../openapi/plain';
import { TakesNoQuery } from '../problems/no-query';
import { API_ACCESS, type Access } from './access';
import { KeysAnswer } from './keys-answer';

@ApiTags('Operation')
@Controller('v1/keys')
export class KeysController {
  constructor(@Inject(API_ACCESS) private readonly access: Access) {}

  @Get()
  @Terms({ needs: 'admin', kept: 'not' })
  @TakesNoQuery()
  @ApiOperation({ operationId: 'getKeys', summary: 'Which keys there are, and which are used' })
  @Answers(KeysAnswer, 'invalid-query')
  keys(): Plain<KeysAnswer> {
    const { asksForKeys, ring } = this.access;
    const keys = ring.list().map(({ id, name, scopes, madeAt, usedAt }) => ({
      id,
      name,
      scopes,
      madeAt: isoTime(madeAt),
      usedAt: isoTime(usedAt),
    }));
    return { asked: asksForKeys, keys };
  }
}
