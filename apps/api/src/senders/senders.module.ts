import { Module } from '@nestjs/common';
import { AskingModule } from '../asking/asking.module';
import { SendersController } from './senders.controller';

@Module({ imports: [AskingModule], controllers: [SendersController] })
export class SendersModule {}
