import { Module } from '@nestjs/common';
import { AskingModule } from '../asking/asking.module';
import { DomainNames } from '../domains/domain-names';
import { RetriesController } from './retries.controller';

@Module({ imports: [AskingModule], controllers: [RetriesController], providers: [DomainNames] })
export class RetriesModule {}
