import { Module } from '@nestjs/common';
import { AskingModule } from '../asking/asking.module';
import { IngestController } from './ingest.controller';

@Module({ imports: [AskingModule], controllers: [IngestController] })
export class IngestModule {}
