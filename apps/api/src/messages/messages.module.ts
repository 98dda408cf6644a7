import { Module } from '@nestjs/common';
import { AskingModule } from '../asking/asking.module';
import { MessagesController } from './messages.controller';

@Module({ imports: [AskingModule], controllers: [MessagesController] })
export class MessagesModule {}
