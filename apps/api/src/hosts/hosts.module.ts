import { Module } from '@nestjs/common';
import { AskingModule } from '../asking/asking.module';
import { DomainNames } from '../domains/domain-names';
import { States } from '../watching/states';
import { HostsController } from './hosts.controller';

@Module({
  imports: [AskingModule],
  controllers: [HostsController],
  providers: [DomainNames, States],
})
export class HostsModule {}
