import 'reflect-metadata';
import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { HttpSettings } from './http-settings';
import { KafkaSettings } from './kafka-settings';
import { LogSettings } from './log-settings';
import { StoreSettings } from './store-settings';

/** All that the ingester is told: a section of the configuration file each. */
export class IngesterSettings {
  @ValidateNested()
  @Type(() => KafkaSettings)
  kafka!: KafkaSettings;

  @ValidateNested()
  @Type(() => LogSettings)
  logs!: LogSettings;

  @ValidateNested()
  @Type(() => StoreSettings)
  store!: StoreSettings;

  @ValidateNested()
  @Type(() => HttpSettings)
  http!: HttpSettings;
}
