/** What we use of kafkajs's insides, which has types for its outside only. */
declare module 'kafkajs/src/protocol/requests/fetch/v11/response' {
  export interface FetchedMessage {
    readonly offset: string;
    readonly isControlRecord: boolean;
  }

  export interface FetchResponse {
    readonly throttleTime: number;
    readonly clientSideThrottleTime: number;
    readonly errorCode: number;
    readonly sessionId: number;
    readonly responses: readonly {
      readonly topicName: string;
      readonly partitions: readonly {
        readonly partition: number;
        readonly errorCode: number;
        readonly highWatermark: string;
        readonly lastStableOffset: string;
        readonly lastStartOffset: string;
        readonly abortedTransactions: readonly unknown[];
        readonly preferredReadReplica: number;
        readonly messages: readonly FetchedMessage[];
      }[];
    }[];
  }

  const protocol: { decode: (raw: Buffer) => Promise<FetchResponse> };
  export default protocol;
}
