import * as v from 'valibot';
import { expect, it } from 'vitest';
import { exactObject } from './exact-object';

const schema = exactObject({ name: v.string(), size: v.number() });

it('takes an object with its entries', () => {
  expect(v.parse(schema, { size: 1, name: 'a' })).toEqual({ name: 'a', size: 1 });
});

it.each([
  ['one that lacks an entry', { name: 'a' }],
  ['one with another kind of entry', { name: 'a', size: '1' }],
  ['one with an entry more', { name: 'a', size: 1, more: undefined }],
  ['one with an entry that objects have by themselves', { name: 'a', size: 1, toString: 1 }],
  ['one with a prototype among its entries', JSON.parse('{"name":"a","size":1,"__proto__":{}}')],
  ['none', null],
  ['a text', 'name'],
  ['a list', ['name', 'size']],
])('refuses %s', (_, value) => {
  expect(v.is(schema, value)).toBe(false);
});
