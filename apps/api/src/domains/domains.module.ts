import { Module } from '@nestjs/common';
import { AskingModule } from '../asking/asking.module';
import { States } from '../watching/states';
import { DomainBlame } from './domain-blame';
import { DomainDecisions } from './domain-decisions';
import { DomainNames } from './domain-names';
import { DomainsController } from './domains.controller';

@Module({
  imports: [AskingModule],
  controllers: [DomainsController],
  providers: [DomainNames, States, DomainBlame, DomainDecisions],
})
export class DomainsModule {}
