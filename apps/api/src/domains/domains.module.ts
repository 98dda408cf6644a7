import { Module } from '@nestjs/common';
import { AskingModule } from '../asking/asking.module';
import { DomainNames } from './domain-names';
import { DomainsController } from './domains.controller';

@Module({ imports: [AskingModule], controllers: [DomainsController], providers: [DomainNames] })
export class DomainsModule {}
