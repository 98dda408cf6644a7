import { Module } from '@nestjs/common';
import { HealthController } from './health.controller';
import { ReadinessCheck } from './readiness';

@Module({ controllers: [HealthController], providers: [ReadinessCheck], exports: [ReadinessCheck] })
export class HealthModule {}
