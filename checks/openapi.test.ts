import { existsSync, readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  descriptions,
  type OpenApiDocument,
  readDescription,
} from '../sandbox/openapi/description';

/*
 * Compares the project's own description of the wire with the vendor's published one, path by path and field by field, if
 * that is available.
 */

/** The differences, and why. Everything else must be equal. */
const reasons: Readonly<Record<string, string>> = {
  'LoginTokenResponseDataDto.scope: only ours':
    'The vendor’s Node client (4.0.1) reads it; the specification does not name it.',
  'UpdateUserReqDto.phone: ["string","null"] instead of "string"':
    'Undocumented: `null` is what takes a number off, as far as anybody knows.',
};

const published = '../shared/openapi';

/** The parts of a schema that constrain a value, unlike examples and prose. */
const rules = ['type', 'enum', 'items', '$ref', 'format'] as const;

function ruleOf(schema: unknown): Record<string, unknown> {
  const { allOf, ...own } = Object(schema);
  // An example beside a reference makes the vendor's generator wrap it.
  const whole = Array.isArray(allOf) && allOf.length === 1 ? { ...own, ...Object(allOf[0]) } : own;
  return Object.fromEntries(
    rules.flatMap((rule) => {
      const value: unknown = whole[rule];
      if (value === undefined) return [];
      return [[rule, rule === 'items' ? ruleOf(value) : value]];
    }),
  );
}

function differencesOf(name: string, ours: unknown, theirs: unknown): string[] {
  const found: string[] = [];
  const [mine, vendors] = [Object(ours), Object(theirs)];
  const fields = new Set([
    ...Object.keys(Object(mine.properties)),
    ...Object.keys(Object(vendors.properties)),
  ]);
  for (const field of fields) {
    const own: unknown = Object(mine.properties)[field];
    const other: unknown = Object(vendors.properties)[field];
    if (own === undefined) found.push(`${name}.${field}: only theirs`);
    else if (other === undefined) found.push(`${name}.${field}: only ours`);
    else {
      const [a, b] = [ruleOf(own), ruleOf(other)];
      for (const rule of rules) {
        const [left, right] = [JSON.stringify(a[rule]), JSON.stringify(b[rule])];
        if (left !== right) found.push(`${name}.${field}: ${left} instead of ${right}`);
      }
    }
  }
  const required = (schema: { required?: unknown }) =>
    JSON.stringify([...(Array.isArray(schema.required) ? schema.required : [])].sort());
  if (required(mine) !== required(vendors)) {
    found.push(`${name}: requires ${required(mine)} instead of ${required(vendors)}`);
  }
  return found;
}

function pathDifferences(ours: OpenApiDocument, theirs: { paths: unknown }): string[] {
  return Object.entries(ours.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) => {
      const other: unknown = Object(Object(theirs.paths)[path])[method];
      if (other === undefined) return [`${method} ${path}: only ours`];
      const parameters = (of: unknown) =>
        JSON.stringify(
          (Array.isArray(of) ? of : [])
            .map((each) => [
              each.name,
              each.in,
              each.required ?? false,
              ruleOf(each.schema)['type'],
            ])
            .sort(),
        );
      const mine = parameters(operation.parameters);
      const vendors = parameters(Object(other).parameters);
      const found = mine === vendors ? [] : [`${method} ${path}: ${mine} instead of ${vendors}`];
      const refs = (of: unknown) =>
        (JSON.stringify(of) ?? '').match(/#\/components\/schemas\/\w+/g);
      for (const part of ['requestBody', 'responses'] as const) {
        const [a, b] = [refs(operation[part]), refs(Object(other)[part])];
        if (JSON.stringify(a) !== JSON.stringify(b)) {
          found.push(`${method} ${path} ${part}: ${a} instead of ${b}`);
        }
      }
      return found;
    }),
  );
}

const absent = `${published} is not here, so that nothing is compared with it`;

describe('the vendor’s published specification', () => {
  beforeEach(({ skip }) => skip(!existsSync(published), absent));
  const seen = new Set<string>();

  it.each(descriptions)(
    'is what sandbox/openapi/%s.yaml says, but for what has a reason',
    (name) => {
      const ours = readDescription(name);
      const theirs: { paths: unknown; components: { schemas: Record<string, unknown> } } =
        JSON.parse(readFileSync(`${published}/${name}.json`, 'utf8'));
      const found = [
        ...pathDifferences(ours, theirs),
        ...Object.entries(ours.components.schemas).flatMap(([schema, own]) =>
          differencesOf(schema, own, theirs.components.schemas[schema]),
        ),
      ];
      for (const each of found) seen.add(each);
      expect(found.filter((each) => !(each in reasons))).toEqual([]);
    },
  );

  it('gives no reason for what does not differ', () => {
    expect(Object.keys(reasons).filter((each) => !seen.has(each))).toEqual([]);
  });
});
