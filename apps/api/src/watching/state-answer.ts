import { SUBJECT_STATES, type SubjectState } from '@noanswer/store';
import { FlagOrNull, MomentOrNull, OneOfOrNull } from '../openapi/fields';

/** Of a host, as it was decided by the end of the window. */
export class HostStateAnswer {
  @OneOfOrNull(
    SUBJECT_STATES,
    '`chronic`: nothing has answered for a day, in enough attempts. `suspect`: for an hour or more. `recovering`: it was chronic and answers again. `healthy`: it answered, and is none of these. Null: not decided, or it never answered and was not tried enough: nobody knows.',
  )
  readonly state!: SubjectState | null;
  @MomentOrNull('Since when nothing answers; while recovering, since when it answers again.')
  readonly stateSince!: string | null;
}

/** Of a domain. */
export class StateOfAnswer extends HostStateAnswer {
  @FlagOrNull('Whether its no-answer rate has jumped: `/v1/spikes`. Null: not decided.', false)
  readonly spiking!: boolean | null;
}
