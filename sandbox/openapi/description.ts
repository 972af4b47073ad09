import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import * as v from 'valibot';
import { parse } from 'yaml';
import type { Exchange } from './exchange';

/*
 * Requests and answers, described once and checked on every exchange. The description is the project's own, written from
 * the vendor's published specification; a check compares the two if that is available.
 */

const reference = v.object({ $ref: v.string() });
const content = v.object({
  content: v.record(v.string(), v.object({ schema: reference })),
});
const operationSchema = v.object({
  parameters: v.optional(
    v.array(
      v.object({
        name: v.string(),
        in: v.literal('query'),
        required: v.boolean(),
        schema: v.looseObject({}),
      }),
    ),
    [],
  ),
  requestBody: v.optional(content),
  responses: v.object({ 200: content }),
});
const documentSchema = v.looseObject({
  paths: v.record(v.string(), v.record(v.string(), operationSchema)),
  components: v.object({ schemas: v.record(v.string(), v.looseObject({})) }),
});

export type OpenApiDocument = v.InferOutput<typeof documentSchema>;

export const descriptions = ['authentication', 'management'] as const;

/** @throws when the file is none of ours */
export function readDescription(name: (typeof descriptions)[number]): OpenApiDocument {
  const text = readFileSync(new URL(`./${name}.yaml`, import.meta.url), 'utf8');
  return v.parse(documentSchema, parse(text));
}

interface Checks {
  readonly query: ValidateFunction;
  readonly body: ValidateFunction | null;
  readonly answer: ValidateFunction;
}

/** The form of every refusal. */
const refusal = {
  type: 'object',
  required: ['statusCode', 'message'],
  properties: {
    statusCode: { type: 'integer' },
    message: { type: 'string' },
    apiCode: { type: 'integer' },
    requestId: { type: 'string' },
    data: {},
  },
  additionalProperties: false,
};

/** Finds the differences between an exchange and its description. */
export function createDescription(): { faultsOf(exchange: Exchange): string[] } {
  // Values of a query are strings and stand for what they spell.
  const spelled = new Ajv2020({ strict: false, coerceTypes: true, allErrors: true });
  const exact = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
  const refused = exact.compile(refusal);
  const operations = new Map<string, Checks>();

  for (const name of descriptions) {
    const document = readDescription(name);
    exact.addSchema(document, name);
    const checkOf = ({ content: by }: v.InferOutput<typeof content>) => {
      const [media] = Object.values(by);
      return exact.compile({ $ref: `${name}${media?.schema.$ref ?? ''}` });
    };
    for (const [path, methods] of Object.entries(document.paths)) {
      for (const [method, { parameters, requestBody, responses }] of Object.entries(methods)) {
        operations.set(`${method.toUpperCase()} ${path}`, {
          query: spelled.compile({
            type: 'object',
            properties: Object.fromEntries(parameters.map((each) => [each.name, each.schema])),
            required: parameters.filter(({ required }) => required).map((each) => each.name),
            additionalProperties: false,
          }),
          body: requestBody === undefined ? null : checkOf(requestBody),
          answer: checkOf(responses[200]),
        });
      }
    }
  }

  function faultsOf({ method, path, query, body, httpStatus, text, faulty }: Exchange): string[] {
    const name = `${method} ${path}`;
    const checks = operations.get(name);
    if (checks === undefined) return [`${name} is not described`];
    const asked = [
      ...faults(checks.query, { ...query }, `${name}: query`),
      ...(checks.body === null
        ? body === null
          ? []
          : [`${name}: a body, and none is described`]
        : faults(checks.body, body, `${name}: body`)),
    ];
    if (faulty) return asked;
    const answer: unknown = text === '' ? null : JSON.parse(text);
    const succeeded = Object(answer).statusCode === 200 || !('statusCode' in Object(answer));
    if (httpStatus >= 400 && !('statusCode' in Object(answer))) return asked;
    if (answer === null) return asked;
    return [...asked, ...faults(succeeded ? checks.answer : refused, answer, `${name}: answer`)];
  }

  return { faultsOf };
}

function faults(check: ValidateFunction, value: unknown, where: string): string[] {
  if (check(value)) return [];
  return (check.errors ?? []).map(({ instancePath, message, params }) => {
    const extra = Object(params).additionalProperty;
    return `${where}${instancePath} ${message}${extra === undefined ? '' : ` (${extra})`}`;
  });
}
