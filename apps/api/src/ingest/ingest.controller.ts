import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { unparsedSamples } from '@noanswer/store';
import { API_SOURCES, type ApiSources } from '../api-options';
import { SharedQuestions } from '../asking/shared-questions';
import { Answers, ASKING_PROBLEMS } from '../openapi/answers';
import { TakesNoQuery } from '../problems/no-query';
import { ingestAsTold } from './ingest-as-told';
import { IngestAnswer } from './ingest-answer';
import type { Plain } from '../openapi/plain';

const SAMPLES_SHOWN = 20;

@ApiTags('Operation')
@Controller('v1/ingest')
export class IngestController {
  constructor(
    private readonly questions: SharedQuestions,
    @Inject(API_SOURCES) private readonly sources: ApiSources,
  ) {}

  @Get()
  @TakesNoQuery()
  @ApiOperation({
    operationId: 'getIngest',
    summary: 'How the reading of logs goes: files, positions, lines, what was not understood',
  })
  @Answers(IngestAnswer, ...ASKING_PROBLEMS)
  async ingest(): Promise<Plain<IngestAnswer>> {
    const report = this.sources.ingest.report();
    const samples = await this.questions.ask(unparsedSamples(SAMPLES_SHOWN));
    return ingestAsTold(report, samples, Date.now());
  }
}
