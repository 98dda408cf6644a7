import { Module } from '@nestjs/common';
import { AskingModule } from '../asking/asking.module';
import { States } from '../watching/states';
import { SendersController } from './senders.controller';

@Module({ imports: [AskingModule], controllers: [SendersController], providers: [States] })
export class SendersModule {}
