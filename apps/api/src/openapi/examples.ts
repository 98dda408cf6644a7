import type { OpenAPIObject } from '@nestjs/swagger';

type Schema = Readonly<Record<string, unknown>>;
type Schemas = Readonly<Record<string, Schema>>;

/** Puts together, for every answer of JSON, an example from those of its members. */
export function giveExamples(document: OpenAPIObject): OpenAPIObject {
  const schemas = (document.components?.schemas ?? {}) as Schemas;
  for (const path of Object.values(document.paths))
    for (const operation of [path.get, path.post])
      for (const response of Object.values(operation?.responses ?? {})) {
        const json = (response as Responses).content?.['application/json'];
        if (json !== undefined) json.example = exampleOf(json.schema, schemas);
      }
  return document;
}

interface Responses {
  readonly content?: Record<string, { readonly schema: Schema; example?: unknown }>;
}

function exampleOf(schema: Schema, schemas: Schemas): unknown {
  if ('example' in schema) return schema['example'];
  if (Array.isArray(schema['anyOf'])) return exampleOf(schema['anyOf'][0] as Schema, schemas);
  if (Array.isArray(schema['allOf'])) return exampleOf(schema['allOf'][0] as Schema, schemas);
  const reference = schema['$ref'];
  if (typeof reference === 'string')
    return exampleOf(schemas[reference.slice(reference.lastIndexOf('/') + 1)] ?? {}, schemas);
  if (schema['type'] === 'array') return [exampleOf(schema['items'] as Schema, schemas)];
  const members = Object.entries((schema['properties'] ?? {}) as Schemas);
  const required = (schema['required'] ?? []) as readonly string[];
  return Object.fromEntries(
    members
      .filter(([name, member]) => required.includes(name) || 'example' in member)
      .map(([name, member]) => [name, exampleOf(member, schemas)]),
  );
}
