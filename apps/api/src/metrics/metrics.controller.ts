import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Registry } from 'prom-client';
import { Problems } from '../openapi/answers';
import { Metrics } from './metrics';

@ApiTags('Operation')
@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  @Get()
  @Header('content-type', Registry.PROMETHEUS_CONTENT_TYPE)
  @ApiOperation({ operationId: 'getMetrics', summary: 'Metrics for Prometheus' })
  @ApiProduces('text/plain')
  @ApiOkResponse({
    description: 'Prometheus text format.',
    schema: { type: 'string', example: 'noanswer_ready 1\n' },
  })
  @Problems()
  read(): Promise<string> {
    return this.metrics.registry.metrics();
  }
}
