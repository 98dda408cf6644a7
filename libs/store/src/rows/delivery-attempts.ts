import type { DeliveryAttempt } from '@noanswer/delivery';
import { ListColumn } from '../columns/lists';
import {
  float64Column,
  timeColumn,
  uint16Column,
  uint32Column,
  uint64Column,
} from '../columns/numbers';
import { TextColumn, WordColumn } from '../columns/texts';
import type { RecipientKeeper } from '../recipients/keeper';
import { boundedText, seconds } from './bounds';
import { TableColumns } from './table-columns';

/** `delivery_attempts`: one row a delivery attempt. */
export class DeliveryAttemptColumns extends TableColumns {
  private readonly token = { high: 0, low: 0 };

  constructor(
    private readonly keeper: RecipientKeeper,
    private readonly column = columns(),
  ) {
    super('delivery_attempts', column);
  }

  add(attempt: DeliveryAttempt): void {
    const { column, keeper } = this;
    column.source.add(attempt.position.source);
    column.offset.add(attempt.position.offset);
    column.ordinal.add(attempt.position.ordinal);
    column.at.add(attempt.at);
    column.mta.add(attempt.mta);
    column.log_host.add(attempt.logHost);
    column.syslog_name.add(attempt.syslogName);
    column.agent.add(attempt.agent);
    column.queue_id.add(attempt.queueId);
    column.domain.add(attempt.domain);
    column.reason.add(attempt.reason);
    column.rule.add(attempt.rule);
    column.speaker.add(attempt.speaker);
    column.permanence.add(attempt.permanence);
    column.reply_code.add(attempt.replyCode);
    column.enhanced_code.add(attempt.enhancedCode);
    column.dsn.add(attempt.dsn);
    column.relay_host.add(attempt.relayHost);
    column.relay_ip.add(attempt.relayIp);
    column.relay_port.add(attempt.relayPort);
    column.queue_seconds.add(seconds(attempt.queueSeconds));
    column.attempt_seconds.add(seconds(attempt.attemptSeconds));
    column.text.add(keeper.text(boundedText(attempt.text)));
    column.weight.add(attempt.weight);
    this.addRecipients(attempt);
  }

  private addRecipients({ recipients }: DeliveryAttempt): void {
    const { column, keeper, token } = this;
    for (const { address, status, dsn } of recipients) {
      keeper.tokenInto(token, address);
      column['recipients.token'].elements.addHalves(token.high, token.low);
      column['recipients.address'].elements.add(keeper.address(address));
      column['recipients.status'].elements.add(status);
      column['recipients.dsn'].elements.add(dsn);
    }
    column['recipients.token'].endRow();
    column['recipients.address'].endRow();
    column['recipients.status'].endRow();
    column['recipients.dsn'].endRow();
  }
}

const columns = () => ({
  source: new WordColumn(),
  offset: uint64Column(),
  ordinal: uint32Column(),
  at: timeColumn(),
  mta: new WordColumn(),
  log_host: new WordColumn(),
  syslog_name: new WordColumn(),
  agent: new WordColumn(),
  queue_id: new TextColumn(),
  domain: new WordColumn(),
  reason: new WordColumn(),
  rule: new WordColumn(),
  speaker: new WordColumn(),
  permanence: new WordColumn(),
  reply_code: uint16Column(),
  enhanced_code: new WordColumn(),
  dsn: new WordColumn(),
  relay_host: new WordColumn(),
  relay_ip: new WordColumn(),
  relay_port: uint16Column(),
  queue_seconds: float64Column(),
  attempt_seconds: float64Column(),
  text: new TextColumn(),
  'recipients.token': new ListColumn(uint64Column()),
  'recipients.address': new ListColumn(new WordColumn()),
  'recipients.status': new ListColumn(new WordColumn()),
  'recipients.dsn': new ListColumn(new WordColumn()),
  weight: uint32Column(),
});
