import { Module } from '@nestjs/common';
import { ExplainController } from './explain.controller';

@Module({ controllers: [ExplainController] })
export class ExplainModule {}
