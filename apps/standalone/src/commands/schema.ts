import { schemaStatements, wrongName } from '@noanswer/store';
import { DONE, UsageError } from './exit-codes';

export interface SchemaFlags {
  readonly database: string;
  readonly cluster?: string;
  readonly retentionDays?: string;
}

/**
 * `noanswer schema`: the statements that make a ClickHouse server's, or a cluster's, database ours. Nothing
 * is said to any server.
 */
export function schema(flags: SchemaFlags): number {
  const { database, retentionDays } = flags;
  const cluster = flags.cluster === undefined ? undefined : { name: flags.cluster };
  const wrong = wrongName({ database, cluster });
  if (wrong !== undefined) throw new UsageError(`Wrong name: ${wrong}.`);
  if (retentionDays !== undefined && !/^[1-9]\d{0,5}$/.test(retentionDays))
    throw new UsageError('--retention-days takes a whole number, 1 or more.');
  const days = retentionDays === undefined ? undefined : Number(retentionDays);
  const statements = schemaStatements({ database, cluster, retentionDays: days });
  process.stdout.write(statements.map((statement) => `${statement};\n\n`).join(''));
  return DONE;
}
