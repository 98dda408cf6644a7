export { KafkaProblem } from './kafka-problem';
export type {
  KafkaNews,
  KafkaOptions,
  SaslMechanism,
  SaslOptions,
  TlsOptions,
} from './kafka-options';
export { KafkajsSource } from './kafkajs-source';
export { nameOf } from './record-source';
export type {
  Gap,
  Partition,
  PartitionOffset,
  PartitionState,
  RecordBatch,
  RecordSource,
  RecordTaker,
  StartAt,
} from './record-source';
export { TOPIC_PATTERN, isPattern, type TopicPattern } from './topic-names';
