import { Module } from '@nestjs/common';
import { AskingModule } from '../asking/asking.module';
import { SummaryController } from './summary.controller';

@Module({ imports: [AskingModule], controllers: [SummaryController] })
export class SummaryModule {}
