import Ajv2020 from 'ajv/dist/2020';
import type { ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { Answer } from './asked-api';

interface Schema {
  properties?: Record<string, unknown>;
  additionalProperties?: unknown;
}

type Response = Readonly<{
  content?: Readonly<Record<string, { schema: object; example?: unknown; examples?: object }>>;
}>;

export interface Document {
  readonly openapi: string;
  readonly paths: Record<
    string,
    Record<string, { operationId: string; responses: Record<string, Response> }>
  >;
  readonly components: { readonly schemas: Record<string, Schema> };
}

/** Checks answers against the document, closed: a member that it does not tell of is an error. */
export class Documented {
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true });
  private readonly checks = new Map<string, ValidateFunction>();

  constructor(readonly document: Document) {
    addFormats(this.ajv);
    const schemas = structuredClone(document.components.schemas);
    for (const schema of Object.values(schemas))
      if (schema.properties !== undefined) schema.additionalProperties ??= false;
    this.ajv.addSchema({ $id: 'doc', components: { schemas } });
  }

  /** What is wrong with an answer to an operation; empty if all is as documented. */
  faults(path: string, method: string, { status, type, body }: Answer): string[] {
    const response = this.document.paths[path]?.[method]?.responses[status];
    const mediaType = type.split(';', 1)[0] ?? '';
    const schema = response?.content?.[mediaType]?.schema;
    if (schema === undefined) return [`${method} ${path}: ${status} ${mediaType} is not told of`];
    return mediaType.endsWith('json') ? this.faultsOf(schema, body) : [];
  }

  faultsOf(schema: object, value: unknown): string[] {
    const text = JSON.stringify(schema).replaceAll('"#/', '"doc#/');
    let check = this.checks.get(text);
    if (check === undefined) {
      check = this.ajv.compile(JSON.parse(text) as object);
      this.checks.set(text, check);
    }
    if (check(value)) return [];
    return (check.errors ?? []).map(
      ({ instancePath, message, params }) =>
        `${instancePath} ${message ?? ''} ${JSON.stringify(params)}`,
    );
  }
}
